import { Inject, Injectable } from '@nestjs/common';
import { IDENTITY_QUEUES, type MembershipId, type OfficeId } from '@casa/contracts';
import { type Clock, CLOCK, type Language, newId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail, type CallerSession, type GivenRole } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { type Invitation, memberships } from '../../persistence/membership.repository.js';
import { giverOf } from './giving-roles.js';
import { INVITATION_MS } from './invitation-link.js';
import { type InvalidMember, orUnknownOffice, termProblems } from './member-problems.js';
import { type Member, memberDigest, sealMember, type Workplace } from './member.js';

export interface WantedMember {
  readonly name: string;
  readonly email: string;
  readonly role: GivenRole;
  /** None: every office. */
  readonly offices: readonly OfficeId[];
  /** Null: without end. */
  readonly validUntil: Date | null;
}

export type InviteRefusal = InvalidMember | { readonly code: 'ALREADY_MEMBER' };

/**
 * Asks somebody to work here. The link in the letter makes them a member. Whoever was asked already and has not answered is asked anew:
 * the link before is void.
 */
@Injectable()
export class InviteMember {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param language of the letter. */
  async execute(
    workplace: Workplace,
    caller: CallerSession,
    wanted: WantedMember,
    language: Language,
  ): Promise<Result<Member, InviteRefusal>> {
    const allowedBy = giverOf(caller, workplace, wanted.role);
    if (!allowedBy) return refused({ code: 'INVALID', problems: [{ path: 'role', problem: 'NOT_A_CHOICE' }] });
    const problems = termProblems(wanted.role, wanted, this.clock.now());
    if (problems.length > 0) return refused({ code: 'INVALID', problems });
    const { id: tenantId } = workplace;
    const { personId: actorId } = caller;
    const invited = this.scope.run<Result<Member, InviteRefusal>>({ tenantId }, async (transaction) => {
      const invitation = await this.invite(transaction, workplace, caller, wanted, language);
      if (!invitation) return refused({ code: 'ALREADY_MEMBER' });
      const { id, invitationVersion: version } = invitation;
      const offices = [...new Set(wanted.offices)];
      memberships.setOffices(transaction, tenantId, id, offices);
      await this.outbox.publish(transaction, IDENTITY_QUEUES.memberInvited, { tenantId, membershipId: id, version });
      this.audit.record(transaction, tenantId, { action: 'invite', subject: 'Member', subjectId: id, actorId, allowedBy });
      return ok({ ...wanted, id, offices, status: 'INVITED' });
    });
    return orUnknownOffice(invited);
  }

  /** @returns undefined when somebody with this address has taken up this role already. */
  private async invite(
    transaction: Transaction,
    { id: tenantId }: Workplace,
    { personId: invitedBy }: CallerSession,
    { name, email, role, validUntil }: WantedMember,
    language: Language,
  ): Promise<Invitation | undefined> {
    const now = this.clock.now();
    const emailDigest = memberDigest(this.keys, email);
    memberships.lock(transaction, tenantId);
    const before = await memberships.byEmail(transaction, tenantId, emailDigest, role);
    if (before && before.status !== 'INVITED') return undefined;
    const id: MembershipId = before?.id ?? newId<'Membership'>();
    const invitation: Invitation = {
      ...{ id, role, emailDigest, language, invitedBy, validUntil },
      ...sealMember(this.keys, id, { name, email }),
      invitationVersion: (before?.invitationVersion ?? 0) + 1,
      invitationEndsAt: new Date(now.getTime() + INVITATION_MS),
    };
    if (before) memberships.renew(transaction, tenantId, invitation, now);
    else memberships.invite(transaction, tenantId, invitation, now);
    return invitation;
  }
}
