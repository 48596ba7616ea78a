import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { TENANT_INDEX, type TenantIndex } from '@casa/contracts';
import { Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import { AcceptInvitation } from '../application/members/accept-invitation.js';
import { ChangeMember } from '../application/members/change-member.js';
import { InviteMember } from '../application/members/invite-member.js';
import { ListMembers } from '../application/members/list-members.js';
import { linkNotValid } from './link-not-valid.type.js';
import {
  AcceptInvitationResult,
  ChangeMemberResult,
  InvitationAccepted,
  InviteMemberResult,
  MemberChanged,
  MemberInvited,
  toChangeRefusal,
  toInviteRefusal,
} from './member-outcome.type.js';
import { AcceptInvitationInput, ChangeMemberInput, InviteMemberInput } from './member.input.js';
import { MemberType, toMember } from './member.type.js';
import { sessionOf } from './session-of.js';

@Resolver(() => MemberType)
export class MemberResolver {
  constructor(
    private readonly list: ListMembers,
    private readonly invitations: InviteMember,
    private readonly acceptances: AcceptInvitation,
    private readonly changes: ChangeMember,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
  ) {}

  @Query(() => [MemberType], { description: 'Who works here or was asked to, by name.' })
  @Allow('read', 'Member')
  async members(@Context() { tenant }: GraphqlContext): Promise<MemberType[]> {
    return (await this.list.execute(tenant.id)).map((member) => toMember(member, this.tenants));
  }

  @Mutation(() => InviteMemberResult, {
    description:
      'Asks somebody to work here; also somebody of another municipality, for a time. Whoever has not answered yet is asked anew, and the link before is void.',
  })
  @Allow('invite', 'Member')
  async inviteMember(
    @Args('input', { type: () => InviteMemberInput }, checked(InviteMemberInput)) input: Checked<InviteMemberInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof InviteMemberResult> {
    const { tenant, language } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const { name, email, role, officeIds: offices, validUntil = null, loan: lent } = input.value;
    const loan = lent ? { lentBy: lent.municipalityId, agreement: lent.agreement } : null;
    const wanted = { name, email, role, offices, validUntil, loan };
    const outcome = await this.invitations.execute(tenant, sessionOf(context), wanted, language);
    return outcome.ok
      ? Object.assign(new MemberInvited(), { member: toMember(outcome.value, this.tenants) })
      : toInviteRefusal(outcome.refusal, language);
  }

  @Mutation(() => AcceptInvitationResult, { description: 'Takes up an invitation: whoever is logged in works here from now on.' })
  @Allow('accept', 'Invitation')
  async acceptInvitation(
    @Args('input', { type: () => AcceptInvitationInput }, checked(AcceptInvitationInput)) input: Checked<AcceptInvitationInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof AcceptInvitationResult> {
    if (!input.ok) return linkNotValid(context.language);
    const outcome = await this.acceptances.execute(context.tenant.id, sessionOf(context), input.value.token);
    return outcome.ok
      ? Object.assign(new InvitationAccepted(), { member: toMember(outcome.value, this.tenants) })
      : linkNotValid(context.language);
  }

  @Mutation(() => ChangeMemberResult, {
    description: 'Changes what somebody may do here: offices, until when, suspended or not. It holds at once.',
  })
  @Allow('change', 'Member')
  async changeMember(
    @Args('input', { type: () => ChangeMemberInput }, checked(ChangeMemberInput)) input: Checked<ChangeMemberInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof ChangeMemberResult> {
    const { tenant, language } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const { id, officeIds, suspended, validUntil, agreement } = input.value;
    const change = { offices: officeIds ?? undefined, suspended: suspended ?? undefined, validUntil, agreement: agreement ?? undefined };
    const outcome = await this.changes.execute(tenant, sessionOf(context), id, change);
    return outcome.ok
      ? Object.assign(new MemberChanged(), { member: toMember(outcome.value, this.tenants) })
      : toChangeRefusal(outcome.refusal, language);
  }
}
