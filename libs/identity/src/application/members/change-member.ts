import { Inject, Injectable } from '@nestjs/common';
import { IDENTITY_QUEUES, type OfficeId } from '@casa/contracts';
import { type Clock, CLOCK, isId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail, type CallerSession } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { termsOf } from '../../domain/loan.js';
import { statusAfter } from '../../domain/member-status.js';
import { ceasesAt } from '../../domain/term-of-office.js';
import { memberships, type StoredMember } from '../../persistence/membership.repository.js';
import { sessions } from '../../persistence/session.repository.js';
import { giverOf, mustStayHeld } from './giving-roles.js';
import { INVITATION_MS } from './invitation-link.js';
import { type InvalidMember, orUnknownOffice, termProblems } from './member-problems.js';
import { type Member, type MemberProblem, openMember, type Workplace } from './member.js';

/** What is to be different; what is undefined stays. */
export interface MemberChange {
  readonly offices?: readonly OfficeId[] | undefined;
  readonly suspended?: boolean | undefined;
  /** Null: without end. */
  readonly validUntil?: Date | null | undefined;
  /** The act by which a loan is prolonged. */
  readonly agreement?: string | undefined;
}

export type ChangeRefusal = InvalidMember | { readonly code: 'NOT_FOUND' } | { readonly code: 'LAST_ADMINISTRATOR' };

/** Changes what somebody may do here. It holds at once, in every process. */
@Injectable()
export class ChangeMember {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(workplace: Workplace, caller: CallerSession, id: string, change: MemberChange): Promise<Result<Member, ChangeRefusal>> {
    if (!isId(id)) return refused({ code: 'NOT_FOUND' });
    const { id: tenantId } = workplace;
    const changed = this.scope.run<Result<Member, ChangeRefusal>>({ tenantId }, async (transaction) => {
      memberships.lock(transaction, tenantId);
      const before = await memberships.byId(transaction, tenantId, id);
      const allowedBy = before && giverOf(caller, workplace, before.role);
      if (!before || !allowedBy) return refused({ code: 'NOT_FOUND' });
      const now = this.clock.now();
      const problems = changeProblems(before, change, now);
      if (problems.length > 0) return refused({ code: 'INVALID', problems });
      const after = changedMember(before, change, now);
      if (await this.leavesNobody(transaction, workplace, before, after, now)) return refused({ code: 'LAST_ADMINISTRATOR' });
      await this.write(transaction, workplace, before, after, now);
      const { personId } = before;
      const action = change.suspended === undefined ? 'change' : change.suspended ? 'suspend' : 'resume';
      const terms = after.loan && termsOf(after.loan, after.validUntil);
      const entry = { action, subject: 'Member', subjectId: before.id, actorId: caller.personId, ...(personId && { personId }), allowedBy };
      this.audit.record(transaction, tenantId, { ...entry, ...(terms && { terms }) });
      return ok(openMember(this.keys, after));
    });
    return orUnknownOffice(changed);
  }

  private async leavesNobody(
    transaction: Transaction,
    { id: tenantId }: Workplace,
    before: StoredMember,
    after: StoredMember,
    now: Date,
  ): Promise<boolean> {
    const end = mustStayHeld(before.role) ? ceasesAt(before, after, now) : undefined;
    return end !== undefined && (await memberships.countOthers(transaction, tenantId, before, end)) === 0;
  }

  private async write(
    transaction: Transaction,
    { id: tenantId }: Workplace,
    before: StoredMember,
    after: StoredMember,
    now: Date,
  ): Promise<void> {
    const { id, personId, offices, invitationVersion: version } = after;
    memberships.change(transaction, tenantId, after, now);
    if (offices !== before.offices) memberships.setOffices(transaction, tenantId, id, offices);
    if (version !== before.invitationVersion) {
      await this.outbox.publish(transaction, IDENTITY_QUEUES.memberInvited, { tenantId, membershipId: id, version });
    }
    if (personId) sessions.announce(transaction, personId);
  }
}

/** Nobody of the municipality's own becomes lent, nor the other way round: they are invited anew. */
function changeProblems({ role, loan }: StoredMember, change: MemberChange, now: Date): readonly MemberProblem[] {
  const problems = termProblems(role, loan !== null, change, now);
  return loan === null && change.agreement !== undefined ? [...problems, { path: 'agreement', problem: 'NOT_A_CHOICE' }] : problems;
}

/** Whoever is resumed before having taken up the invitation gets a new one: the link before stays void. */
function changedMember(before: StoredMember, { offices, suspended, validUntil, agreement }: MemberChange, now: Date): StoredMember {
  const status = statusAfter(before.status, suspended, before.personId !== null);
  const isInvitedAnew = status === 'INVITED' && before.status === 'SUSPENDED';
  return {
    ...before,
    status,
    offices: offices ? [...new Set(offices)] : before.offices,
    validUntil: validUntil === undefined ? before.validUntil : validUntil,
    loan: before.loan && { ...before.loan, agreement: agreement ?? before.loan.agreement },
    ...(isInvitedAnew && {
      invitationVersion: before.invitationVersion + 1,
      invitationEndsAt: new Date(now.getTime() + INVITATION_MS),
    }),
  };
}
