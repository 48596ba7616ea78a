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
import { DecideDelegation } from '../application/delegations/decide-delegation.js';
import { ListDeclaredDelegations } from '../application/delegations/list-declared-delegations.js';
import { DecideDelegationResult, DelegationDecided, delegationNotFound } from './delegation-outcome.type.js';
import { DecideDelegationInput } from './delegation.input.js';
import { DelegationToConfirmConnection, DelegationToConfirmType, toDelegationToConfirm } from './delegation.type.js';
import { sessionOf } from './session-of.js';

/** What was declared, as those see it who decide of it. */
@Resolver(() => DelegationToConfirmType)
export class DeclaredDelegationResolver {
  constructor(
    private readonly list: ListDeclaredDelegations,
    private readonly decisions: DecideDelegation,
  ) {}

  @Query(() => DelegationToConfirmConnection, {
    description:
      'What parents and legal representatives declared and waits, the one that waits longest first; for administrators and for office managers of every office. Who is represented reads who looked.',
  })
  @Allow('read', 'DeclaredDelegation')
  async delegationsToConfirm(
    @Args() { first, after }: PageArgs,
    @Args('confirmed', {
      type: () => Boolean,
      defaultValue: false,
      description: 'Those that were confirmed and hold, instead: they may be taken back.',
    })
    confirmed: boolean,
    @Context() context: GraphqlContext,
  ): Promise<Connection<DelegationToConfirmType>> {
    const limit = pageSize(first);
    const key = readCursor(after, ['instant', 'id']);
    const from = key && { createdAt: key[0], id: key[1] };
    const status = confirmed ? 'ACTIVE' : 'WAITING';
    const { rows, count } = await this.list.execute(context.tenant.id, sessionOf(context), status, from, limit + 1);
    return toConnection(rows.map(toDelegationToConfirm), limit, count, ({ createdAt, id }) => [createdAt, id]);
  }

  @Mutation(() => DecideDelegationResult, {
    description:
      'Confirms what somebody declared, refuses it, or takes back what was confirmed, at once. Nobody decides of a delegation they are part of. Level 2.',
  })
  @Allow('decide', 'DeclaredDelegation', { level: 2 })
  async decideDelegation(
    @Args('input', { type: () => DecideDelegationInput }, checked(DecideDelegationInput)) input: Checked<DecideDelegationInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof DecideDelegationResult> {
    const { tenant, language } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const { id, confirm, reason } = input.value;
    const decision = confirm ? ({ confirm } as const) : ({ confirm, reason: reason ?? undefined } as const);
    const outcome = await this.decisions.execute(tenant.id, sessionOf(context), id, decision);
    if (outcome.ok) return Object.assign(new DelegationDecided(), { delegation: toDelegationToConfirm(outcome.value) });
    switch (outcome.refusal.code) {
      case 'NOT_FOUND':
        return delegationNotFound(language);
      case 'OVER':
        return delegationOver(language);
      case 'INVALID':
        return invalidInput(outcome.refusal.problems, language);
    }
  }
}
