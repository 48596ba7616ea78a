import { Inject, Injectable } from '@nestjs/common';
import { IDENTITY_QUEUES, type MembershipId, type OfficeId, type PersonId, TENANT_INDEX, type TenantIndex } from '@casa/contracts';
import { type Clock, CLOCK, type Language, newId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail, type CallerSession, type GivenRole } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { type Loan, termsOf } from '../../domain/loan.js';
import { type Invitation, memberships } from '../../persistence/membership.repository.js';
import { giverOf, isGivenAt } from './giving-roles.js';
import { INVITATION_MS } from './invitation-link.js';
import { type InvalidMember, orUnknownOffice, termProblems } from './member-problems.js';
import { type Member, memberDigest, type MemberProblem, sealMember, type Workplace } from './member.js';

export interface WantedMember {
  readonly name: string;
  readonly email: string;
  readonly role: GivenRole;
  /** None: every office. */
  readonly offices: readonly OfficeId[];
  /** Null: without end. Of who is lent: at most twelve months ahead. */
  readonly validUntil: Date | null;
  /** Null: the municipality's own. */
  readonly loan: Loan | null;
}

/** Who asks: somebody who works here; or the operator, who is no person of ours. */
interface Inviter {
  readonly personId: PersonId | null;
  /** For the audit: their role, or how and as whom they came to the command line. */
  readonly allowedBy: string;
}

export type InviteRefusal = InvalidMember | { readonly code: 'ALREADY_MEMBER' };

const NOT_HERE: Result<Member, InviteRefusal> = refused({ code: 'INVALID', problems: [{ path: 'role', problem: 'NOT_A_CHOICE' }] });

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
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
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
    if (!allowedBy) return NOT_HERE;
    return this.ask(workplace, { personId: caller.personId, allowedBy }, wanted, language);
  }

  /** From the operator's command line, where nobody works yet who could give the role. @param allowedBy for the audit */
  async asOperator(
    workplace: Workplace,
    allowedBy: string,
    wanted: WantedMember,
    language: Language,
  ): Promise<Result<Member, InviteRefusal>> {
    if (!isGivenAt(workplace, wanted.role)) return NOT_HERE;
    return this.ask(workplace, { personId: null, allowedBy }, wanted, language);
  }

  private async ask(
    workplace: Workplace,
    inviter: Inviter,
    wanted: WantedMember,
    language: Language,
  ): Promise<Result<Member, InviteRefusal>> {
    const problems = this.problems(workplace, wanted);
    if (problems.length > 0) return refused({ code: 'INVALID', problems });
    const { id: tenantId } = workplace;
    const invited = this.scope.run<Result<Member, InviteRefusal>>({ tenantId }, async (transaction) => {
      const invitation = await this.invite(transaction, workplace, inviter, wanted, language);
      if (!invitation) return refused({ code: 'ALREADY_MEMBER' });
      const { id, invitationVersion: version } = invitation;
      const offices = [...new Set(wanted.offices)];
      memberships.setOffices(transaction, tenantId, id, offices);
      await this.outbox.publish(transaction, IDENTITY_QUEUES.memberInvited, { tenantId, membershipId: id, version });
      const terms = wanted.loan && termsOf(wanted.loan, wanted.validUntil);
      const { personId: actorId, allowedBy } = inviter;
      const entry = { action: 'invite', subject: 'Member', subjectId: id, allowedBy, ...(actorId && { actorId }), ...(terms && { terms }) };
      this.audit.record(transaction, tenantId, entry);
      return ok({ ...wanted, id, offices, status: 'INVITED' });
    });
    return orUnknownOffice(invited);
  }

  private problems({ id: tenantId }: Workplace, { role, loan, ...term }: WantedMember): readonly MemberProblem[] {
    const problems = termProblems(role, loan !== null, term, this.clock.now());
    const isLender = loan === null || (loan.lentBy !== tenantId && this.tenants.kindOf(loan.lentBy) === 'MUNICIPALITY');
    return isLender ? problems : [...problems, { path: 'loan.municipalityId', problem: 'NOT_A_CHOICE' }];
  }

  /** @returns undefined when somebody with this address has taken up this role already. */
  private async invite(
    transaction: Transaction,
    { id: tenantId }: Workplace,
    { personId: invitedBy }: Inviter,
    { name, email, role, validUntil, loan }: WantedMember,
    language: Language,
  ): Promise<Invitation | undefined> {
    const now = this.clock.now();
    const emailDigest = memberDigest(this.keys, email);
    memberships.lock(transaction, tenantId);
    const before = await memberships.byEmail(transaction, tenantId, emailDigest, role);
    if (before && before.status !== 'INVITED') return undefined;
    const id: MembershipId = before?.id ?? newId<'Membership'>();
    const invitation: Invitation = {
      ...{ id, role, emailDigest, language, invitedBy, validUntil, loan },
      ...sealMember(this.keys, id, { name, email }),
      invitationVersion: (before?.invitationVersion ?? 0) + 1,
      invitationEndsAt: new Date(now.getTime() + INVITATION_MS),
    };
    if (before) memberships.renew(transaction, tenantId, invitation, now);
    else memberships.invite(transaction, tenantId, invitation, now);
    return invitation;
  }
}
