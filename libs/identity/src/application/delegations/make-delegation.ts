import { Inject, Injectable } from '@nestjs/common';
import { IDENTITY_QUEUES, type PersonId, type TenantId } from '@casa/contracts';
import { type Clock, CLOCK, newId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { type Reader, TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { dayOf, endOfDay, latestDay } from '../../domain/delegation-term.js';
import { type DelegationKind, nameOf } from '../../domain/delegation.js';
import type { PersonClaims } from '../../domain/person-claims.js';
import { delegations, type StoredDelegation } from '../../persistence/delegation.repository.js';
import { persons } from '../../persistence/person.repository.js';
import { knownPerson } from '../known-person.js';
import { digestsOf } from '../person-seal.js';
import { type Parties, sealParties } from './delegation-seal.js';
import { type OwnDelegation, ownDelegation } from './delegation-views.js';

/** How many delegations that are not over one person may have made in a municipality. */
export const MOST_OPEN = 20;

/** Where a delegation holds, and by which calendar. */
export interface DelegationPlace {
  readonly id: TenantId;
  /** IANA zone. */
  readonly timeZone: string;
}

/** A delegation that somebody makes: who is to act declares it, or who is represented gives it. */
export interface DelegationDraft extends Parties {
  readonly kind: DelegationKind;
  /** YYYY-MM-DD, like the next. */
  readonly lastDay: string;
  /** Of the child. */
  readonly birthDay?: string;
}

export interface InvalidDelegation {
  readonly code: 'INVALID';
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
}

export type MakeRefusal =
  | InvalidDelegation
  | { readonly code: 'TOO_LONG'; readonly latest: string }
  | { readonly code: 'ALREADY_THERE'; readonly until: Date }
  | { readonly code: 'TOO_MANY'; readonly most: number };

type Outcome = Result<OwnDelegation, MakeRefusal>;
type Between = Pick<StoredDelegation, 'kind' | 'delegateId' | 'representedId' | 'validUntil'>;

/** Writes a delegation down: in force at once when it is given, waiting for the municipality when it is declared. */
@Injectable()
export class MakeDelegation {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whoever made one of this kind with the same person that lasts as long has no use for another; one that lasts longer follows it. */
  async execute({ id: tenantId, timeZone }: DelegationPlace, maker: PersonId, draft: DelegationDraft): Promise<Outcome> {
    const now = this.clock.now();
    const { kind, lastDay, birthDay } = draft;
    const today = dayOf(now, timeZone);
    if (lastDay < today) return refused({ code: 'INVALID', problems: [{ path: 'lastDay', problem: 'OUT_OF_RANGE' }] });
    const latest = latestDay(kind, today, birthDay);
    if (lastDay > latest) return refused({ code: 'TOO_LONG', latest });
    const between = (other: PersonId): Between => ({
      ...(kind === 'MANDATE' ? { delegateId: other, representedId: maker } : { delegateId: maker, representedId: other }),
      kind,
      validUntil: endOfDay(lastDay, timeZone),
    });
    const claims = claimsOfOther(draft);
    const known = await persons.find(this.scope, digestsOf(this.keys, claims));
    // Looked at before, too: nobody becomes known by a delegation that is refused.
    const early = await this.scope.read({ tenantId }, (reader) => this.refusal(reader, tenantId, maker, between(known ?? newId()), now));
    if (early) return refused(early);
    const other = known ?? (await knownPerson(this.scope, this.keys, tenantId, claims, now));
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      delegations.lock(transaction, tenantId, maker);
      const refusal = await this.refusal(transaction, tenantId, maker, between(other), now);
      if (refusal) return refused(refusal);
      const made = await this.make(transaction, tenantId, maker, between(other), draft, now);
      return ok(ownDelegation(this.keys, made, maker, now));
    });
  }

  private async refusal(
    reader: Reader,
    tenantId: TenantId,
    maker: PersonId,
    between: Between,
    now: Date,
  ): Promise<MakeRefusal | undefined> {
    const { count, until } = await delegations.openOf(reader, tenantId, maker, between, now);
    if (until !== null && until >= between.validUntil.getTime()) return { code: 'ALREADY_THERE', until: new Date(until) };
    return count >= MOST_OPEN ? { code: 'TOO_MANY', most: MOST_OPEN } : undefined;
  }

  private async make(
    transaction: Transaction,
    tenantId: TenantId,
    maker: PersonId,
    between: Between,
    parties: Parties,
    now: Date,
  ): Promise<StoredDelegation> {
    const id = newId<'Delegation'>();
    const isGiven = between.kind === 'MANDATE';
    const made: StoredDelegation = {
      ...{ id, ...between, createdAt: now, reasonSealed: null },
      ...sealParties(this.keys, id, parties),
      status: isGiven ? 'ACTIVE' : 'WAITING',
    };
    delegations.add(transaction, tenantId, made);
    if (isGiven) await this.outbox.publish(transaction, IDENTITY_QUEUES.delegationChanged, { tenantId, delegationId: id, change: 'GIVEN' });
    this.audit.record(transaction, tenantId, {
      ...{ action: isGiven ? 'give' : 'declare', subject: 'Delegation', subjectId: id, actorId: maker },
      ...{ personId: between.representedId, allowedBy: 'own session' },
    });
    return made;
  }
}

/** What the one will log in with whom the maker names; an organisation never does. */
function claimsOfOther({ kind, delegate, represented }: DelegationDraft): PersonClaims {
  const other = kind === 'MANDATE' ? delegate : represented;
  const { fiscalCode } = other;
  if (fiscalCode === undefined) throw new Error('whoever is named in a delegation is named by a codice fiscale');
  if ('organisation' in other) return { fiscalCode, givenName: nameOf(other), familyName: '' };
  return { fiscalCode, givenName: other.givenName, familyName: other.familyName };
}
