import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Abilities, Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import { AnswerMove } from '../../application/closures/answer-move.js';
import { ReadClosures } from '../../application/closures/read-closures.js';
import { shownStart } from '../../application/closures/view-move.js';
import { closureManagerOf } from './closure-manager-of.js';
import { toMoveRefusal, toPerson } from './closure-map.js';
import { AcceptMoveOnBehalfResult, DeclineMoveOnBehalfResult, MoveAnsweredOnBehalf } from './closure-outcome.type.js';
import { ClosurePersonChoices } from './closure.type.js';
import { AcceptMoveOnBehalfInput, DeclineMoveOnBehalfInput } from './closure.input.js';

/** What managers do for people they have called. */
@Resolver()
export class ClosurePersonResolver {
  constructor(
    private readonly reading: ReadClosures,
    private readonly answers: AnswerMove,
    private readonly abilities: Abilities,
  ) {}

  @Query(() => ClosurePersonChoices, {
    nullable: true,
    description: 'Somebody a closure hit, and what they can choose from; null for who is not at an office of the caller’s.',
  })
  @Allow('answer', 'Closure')
  async closurePerson(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: GraphqlContext,
  ): Promise<ClosurePersonChoices | null> {
    const manager = closureManagerOf(context, this.abilities);
    const found = await this.reading.person(manager, id);
    if (!found) return null;
    const names = await this.reading.officeNames(manager);
    return {
      person: toPerson(found.person, context.language),
      slots: found.starts.map((start) => ({ ...shownStart(start), officeName: names.get(start.officeId) ?? '' })),
    };
  }

  @Mutation(() => AcceptMoveOnBehalfResult, { description: 'Takes another time for somebody who was called. Twice answers the same.' })
  @Allow('answer', 'Closure')
  async acceptMoveOnBehalf(
    @Args('input', { type: () => AcceptMoveOnBehalfInput }, checked(AcceptMoveOnBehalfInput)) input: Checked<AcceptMoveOnBehalfInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof AcceptMoveOnBehalfResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const { id, ...answer } = input.value;
    const outcome = await this.answers.onBehalf(closureManagerOf(context, this.abilities), id, answer);
    return outcome.ok ? Object.assign(new MoveAnsweredOnBehalf(), { stands: true }) : toMoveRefusal(outcome.refusal, context.language);
  }

  @Mutation(() => DeclineMoveOnBehalfResult, { description: 'Cancels for somebody who was called. Twice answers the same.' })
  @Allow('answer', 'Closure')
  async declineMoveOnBehalf(
    @Args('input', { type: () => DeclineMoveOnBehalfInput }, checked(DeclineMoveOnBehalfInput)) input: Checked<DeclineMoveOnBehalfInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof DeclineMoveOnBehalfResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const outcome = await this.answers.onBehalf(closureManagerOf(context, this.abilities), input.value.id, 'CANCEL');
    return outcome.ok ? Object.assign(new MoveAnsweredOnBehalf(), { stands: false }) : toMoveRefusal(outcome.refusal, context.language);
  }
}
