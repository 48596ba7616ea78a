import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import {
  type Checked,
  checked,
  type Connection,
  delegationOver,
  type GraphqlContext,
  invalidInput,
  PageArgs,
  pageSize,
  readCursor,
  toConnection,
} from '@casa/platform/graphql';
import { ActFor } from '../application/delegations/act-for.js';
import { DeclareRepresentation } from '../application/delegations/declare-representation.js';
import { EndDelegation } from '../application/delegations/end-delegation.js';
import { GiveMandate } from '../application/delegations/give-mandate.js';
import { ListOwnDelegations } from '../application/delegations/list-own-delegations.js';
import {
  ActForResult,
  DeclareRepresentationResult,
  DelegationEnded,
  delegationNotFound,
  delegationWaiting,
  EndDelegationResult,
  GiveMandateResult,
  MandateGiven,
  NowActingFor,
  RepresentationDeclared,
  StoppedActing,
  toDeclareRefusal,
  toMakeRefusal,
} from './delegation-outcome.type.js';
import { ActForInput, DeclareRepresentationInput, EndDelegationInput, GiveMandateInput } from './delegation.input.js';
import { MyDelegationConnection, MyDelegationType, toActingFor, toMyDelegation } from './delegation.type.js';
import { sessionOf } from './session-of.js';

/** Delegations as the two see them whom they are between. They hold in this municipality: each is a data controller of its own. */
@Resolver(() => MyDelegationType)
export class DelegationResolver {
  constructor(
    private readonly own: ListOwnDelegations,
    private readonly mandates: GiveMandate,
    private readonly declarations: DeclareRepresentation,
    private readonly ends: EndDelegation,
    private readonly acting: ActFor,
  ) {}

  @Query(() => MyDelegationConnection, {
    description: 'The delegations of this municipality by which the person acts or is represented, the latest first; those gone by too.',
  })
  @Allow('read', 'OwnDelegation')
  async myDelegations(@Args() { first, after }: PageArgs, @Context() context: GraphqlContext): Promise<Connection<MyDelegationType>> {
    const limit = pageSize(first);
    const key = readCursor(after, ['instant', 'id']);
    const session = sessionOf(context);
    const from = key && { createdAt: key[0], id: key[1] };
    const { rows, count } = await this.own.execute(context.tenant.id, session, from, limit + 1);
    const shown = rows.map((row) => toMyDelegation(row, session.acting?.delegationId));
    return toConnection(shown, limit, count, ({ createdAt, id }) => [createdAt, id]);
  }

  @Mutation(() => GiveMandateResult, {
    description: 'Gives somebody a mandate to act for the caller in this municipality, at once and at most for 24 months. Level 2.',
  })
  @Allow('make', 'OwnDelegation', { level: 2 })
  async giveMandate(
    @Args('input', { type: () => GiveMandateInput }, checked(GiveMandateInput)) input: Checked<GiveMandateInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof GiveMandateResult> {
    const { tenant, language } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const outcome = await this.mandates.execute(tenant, sessionOf(context), input.value);
    return outcome.ok
      ? Object.assign(new MandateGiven(), { delegation: toMyDelegation(outcome.value, undefined) })
      : toMakeRefusal(outcome.refusal, language);
  }

  @Mutation(() => DeclareRepresentationResult, {
    description:
      'Declares that the caller is somebody’s parent or legal representative (D.P.R. 445/2000). The municipality is to confirm it before they act by it. Level 2.',
  })
  @Allow('make', 'OwnDelegation', { level: 2 })
  async declareRepresentation(
    @Args('input', { type: () => DeclareRepresentationInput }, checked(DeclareRepresentationInput))
    input: Checked<DeclareRepresentationInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof DeclareRepresentationResult> {
    const { tenant, language } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const { kind, fiscalCode, givenName, familyName, organisation, reference, lastDay } = input.value;
    const outcome = await this.declarations.execute(tenant, sessionOf(context), {
      ...{ kind, fiscalCode, lastDay },
      ...{ givenName: givenName ?? undefined, familyName: familyName ?? undefined },
      ...{ organisation: organisation ?? undefined, reference: reference ?? undefined },
    });
    return outcome.ok
      ? Object.assign(new RepresentationDeclared(), { delegation: toMyDelegation(outcome.value, undefined) })
      : toDeclareRefusal(outcome.refusal, language);
  }

  @Mutation(() => EndDelegationResult, { description: 'Ends a delegation before its time: either of the two may. It holds at once.' })
  @Allow('end', 'OwnDelegation')
  async endDelegation(
    @Args('input', { type: () => EndDelegationInput }, checked(EndDelegationInput)) input: Checked<EndDelegationInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof EndDelegationResult> {
    const { tenant, language } = context;
    if (!input.ok) return delegationNotFound(language);
    const outcome = await this.ends.execute(tenant.id, sessionOf(context), input.value.id);
    if (outcome.ok) return Object.assign(new DelegationEnded(), { delegation: toMyDelegation(outcome.value, undefined) });
    return outcome.refusal === 'OVER' ? delegationOver(language) : delegationNotFound(language);
  }

  @Mutation(() => ActForResult, {
    description:
      'Turns the session to the person of a delegation: what it books from now on is theirs. What is the caller’s own (sessions, address, delegations) stays their own. Level 2.',
  })
  @Allow('act', 'OwnDelegation', { level: 2 })
  async actFor(
    @Args('input', { type: () => ActForInput }, checked(ActForInput)) input: Checked<ActForInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof ActForResult> {
    const { tenant, language } = context;
    if (!input.ok) return delegationNotFound(language);
    const outcome = await this.acting.execute(tenant.id, sessionOf(context), input.value.delegationId);
    if (outcome.ok) return Object.assign(new NowActingFor(), { actingFor: toActingFor(outcome.value) });
    switch (outcome.refusal) {
      case 'NOT_FOUND':
        return delegationNotFound(language);
      case 'WAITING':
        return delegationWaiting(language);
      case 'OVER':
        return delegationOver(language);
    }
  }

  @Mutation(() => StoppedActing, { description: 'Turns the session back to the person who is logged in.' })
  @Allow('act', 'OwnDelegation')
  async stopActing(@Context() context: GraphqlContext): Promise<StoppedActing> {
    return { stopped: await this.acting.stop(context.tenant.id, sessionOf(context)) };
  }
}
