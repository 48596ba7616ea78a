import { Inject, Injectable } from '@nestjs/common';
import {
  type DelegationChangedEvent,
  IDENTITY_QUEUES,
  MUNICIPALITY_PROFILES,
  type MunicipalityProfile,
  type MunicipalityProfiles,
  type PersonId,
} from '@casa/contracts';
import type { Language } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { LetterPost } from '@casa/platform/mail';
import { nameOf } from '../../domain/delegation.js';
import { delegations, type StoredDelegation } from '../../persistence/delegation.repository.js';
import { persons } from '../../persistence/person.repository.js';
import { openDelegate, openReason, openRepresented } from '../delegations/delegation-seal.js';
import { openContact, openIdentity } from '../person-seal.js';
import { delegationLetter } from './delegation-letter.js';
import type { DelegationSide } from './identity-mail-texts.js';

type Change = DelegationChangedEvent['change'];

/** How a delegation must stand for its news to be true still. */
const STANDS: Readonly<Record<Change, StoredDelegation['status']>> = {
  GIVEN: 'ACTIVE',
  CONFIRMED: 'ACTIVE',
  REFUSED: 'REFUSED',
  ENDED: 'REVOKED',
};
/** A refusal is the declarer's business alone. */
const READERS: Readonly<Record<Change, readonly DelegationSide[]>> = {
  GIVEN: ['delegate', 'represented'],
  CONFIRMED: ['delegate', 'represented'],
  REFUSED: ['delegate'],
  ENDED: ['delegate', 'represented'],
};

/** Where somebody is written to. */
interface Mailbox {
  readonly name: string;
  readonly address: string;
  readonly language: Language;
}

/** Something became of a delegation: both who have an address are told, unless it stands otherwise since. */
@HandlesJobs(IDENTITY_QUEUES.delegationChanged)
@Injectable()
export class SendDelegationLetters implements JobHandler<DelegationChangedEvent> {
  constructor(
    private readonly scope: TenantScope,
    private readonly post: LetterPost,
    private readonly keys: DataKeys,
    @Inject(MUNICIPALITY_PROFILES) private readonly municipalities: MunicipalityProfiles,
  ) {}

  async handle({ tenantId, delegationId, change }: DelegationChangedEvent): Promise<void> {
    const stored = await this.scope.read({ tenantId }, (reader) => delegations.byId(reader, tenantId, delegationId));
    if (stored?.status !== STANDS[change]) return;
    const municipality = await this.municipalities.profileOf(tenantId);
    for (const side of READERS[change]) await this.tell(side, { tenantId, delegationId, change }, stored, municipality);
  }

  private async tell(
    side: DelegationSide,
    { tenantId, change }: DelegationChangedEvent,
    stored: StoredDelegation,
    municipality: MunicipalityProfile,
  ): Promise<void> {
    const isDelegate = side === 'delegate';
    const mailbox = await this.mailboxOf(tenantId, isDelegate ? stored.delegateId : stored.representedId);
    if (!mailbox) return;
    const { id, kind, validUntil } = stored;
    const { name: reader, address, language } = mailbox;
    const other = nameOf(isDelegate ? openRepresented(this.keys, stored) : openDelegate(this.keys, stored));
    const reason = isDelegate ? openReason(this.keys, stored) : undefined;
    await this.post.sendOnce(tenantId, {
      municipality,
      to: { name: '', address },
      replyTo: { name: municipality.officialName, address: municipality.email },
      mailId: `${id}.${change.toLowerCase()}.${side}`,
      letter: delegationLetter(municipality, language, { change, side, kind, validUntil, reader, other, reason }),
    });
  }

  /** The address of their choice once it is confirmed, or the one their identity provider vouched for; undefined when there is none. */
  private async mailboxOf(tenantId: DelegationChangedEvent['tenantId'], personId: PersonId): Promise<Mailbox | undefined> {
    const person = await this.scope.read({ tenantId, personId }, (reader) => persons.byId(reader, personId));
    if (!person) return undefined;
    const { contactSealed, contactVerified, contactLanguage, identitySealed } = person;
    const { givenName, familyName, email } = openIdentity(this.keys, personId, identitySealed);
    const address = contactSealed !== null && contactVerified ? openContact(this.keys, personId, contactSealed) : email;
    return address === undefined ? undefined : { name: `${givenName} ${familyName}`, address, language: contactLanguage ?? 'it' };
  }
}
