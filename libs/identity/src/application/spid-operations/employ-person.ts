import { Inject, Injectable } from '@nestjs/common';
import type { OfficeId, PersonId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK, newId } from '@casa/kernel';
import { AuditTrail, type GivenRole } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope, type Transaction } from '@casa/platform/database';
import type { PersonClaims } from '../../domain/person-claims.js';
import { type Invitation, memberships } from '../../persistence/membership.repository.js';
import { knownPerson } from '../known-person.js';
import { memberDigest, sealMember } from '../members/member.js';

/** Somebody who is to work at a municipality. */
export interface Employed {
  readonly claims: PersonClaims;
  readonly email: string;
  readonly role: GivenRole;
  /** None: every office. */
  readonly offices: readonly OfficeId[];
  /** What allows it, for the audit. */
  readonly allowedBy: string;
}

/** Gives somebody a role who has taken up no invitation and may never have logged in: they are known by what they will log in with. */
@Injectable()
export class EmployPerson {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns false when somebody with this address has the role already, or was asked to take it. */
  async execute(tenantId: TenantId, employed: Employed): Promise<boolean> {
    const personId = await knownPerson(this.scope, this.keys, tenantId, employed.claims, this.clock.now());
    return this.scope.run({ tenantId }, async (transaction) => {
      memberships.lock(transaction, tenantId);
      const { email, role, allowedBy } = employed;
      if (await memberships.byEmail(transaction, tenantId, memberDigest(this.keys, email), role)) return false;
      const id = await this.employ(transaction, tenantId, personId, employed);
      this.audit.record(transaction, tenantId, { action: 'employ', subject: 'Member', subjectId: id, personId, allowedBy });
      return true;
    });
  }

  /** An invitation that is taken up at once. */
  private async employ(
    transaction: Transaction,
    tenantId: TenantId,
    personId: PersonId,
    { claims, email, role, offices }: Employed,
  ): Promise<string> {
    const id = newId<'Membership'>();
    const now = this.clock.now();
    const invitation: Invitation = {
      ...{ id, role, language: 'it', invitationVersion: 1, invitedBy: personId, validUntil: null, loan: null },
      ...sealMember(this.keys, id, { name: `${claims.givenName} ${claims.familyName}`, email }),
      emailDigest: memberDigest(this.keys, email),
      invitationEndsAt: new Date(now.getTime() + 1),
    };
    memberships.invite(transaction, tenantId, invitation, now);
    await memberships.accept(transaction, tenantId, id, personId, invitation.invitationVersion, now);
    memberships.setOffices(transaction, tenantId, id, offices);
    return id;
  }
}
