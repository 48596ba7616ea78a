import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { OfficeId } from '@casa/contracts';
import { Abilities, Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput, Outlet } from '@casa/platform/graphql';
import type { TicketStep } from '../../domain/queue/ticket-state.js';
import { CallNext } from '../../application/queue/call-next.js';
import { QueueWatch } from '../../application/queue/queue-watch.js';
import { ReadOfficeQueue } from '../../application/queue/read-office-queue.js';
import { SetPrecedence } from '../../application/queue/set-precedence.js';
import { StepTicket } from '../../application/queue/step-ticket.js';
import type { ServiceView } from '../../application/read-catalogue.js';
import { callerOf } from '../caller.js';
import { ServiceType } from '../service.type.js';
import {
  CallNextInput,
  CallNextResult,
  OfficeQueueType,
  QueueEntry,
  type QueueEntryParent,
  SetPrecedenceInput,
  TicketCalled,
  TicketStepInput,
  TicketStepResult,
  TicketUpdated,
  toEntry,
  toOfficeQueue,
  toOperatorRefusal,
} from './office-queue.type.js';
import { QueueCatalogue } from './queue-catalogue.js';
import { operatorOf } from './queue-operator-of.js';

/** Something is another; what, is read when it is sent. */
const CHANGED = {};

@Resolver(() => QueueEntry)
export class QueueWorkResolver {
  constructor(
    private readonly reading: ReadOfficeQueue,
    private readonly calls: CallNext,
    private readonly steps: StepTicket,
    private readonly precedences: SetPrecedence,
    private readonly catalogue: QueueCatalogue,
    private readonly watching: QueueWatch,
    private readonly abilities: Abilities,
  ) {}

  @Query(() => OfficeQueueType, {
    nullable: true,
    description: 'The waiting room of an office; null for an office that is not the caller’s.',
  })
  @Allow('work', 'Queue')
  async queue(@Args('officeId', { type: () => ID }) officeId: string, @Context() context: GraphqlContext): Promise<OfficeQueueType | null> {
    const queue = await this.reading.execute(callerOf(context), operatorOf(context, this.abilities, 'work'), officeId);
    return queue ? toOfficeQueue(queue) : null;
  }

  @Subscription(() => OfficeQueueType, {
    nullable: true,
    description: 'The waiting room of an office: at once, and each time it changes; null for an office that is not the caller’s.',
    resolve(this: QueueWorkResolver, _event: unknown, { officeId }: { officeId: string }, context: GraphqlContext) {
      return this.queue(officeId, context);
    },
  })
  @Allow('work', 'Queue')
  queueChanged(@Args('officeId', { type: () => ID }) officeId: string, @Context() { tenant }: GraphqlContext): Outlet<typeof CHANGED> {
    const outlet: Outlet<typeof CHANGED> = new Outlet({ merge: () => CHANGED, onEnd: () => end() });
    const end = this.watching.watch(tenant.id, officeId as OfficeId, () => outlet.put(CHANGED));
    outlet.put(CHANGED);
    return outlet;
  }

  @Mutation(() => CallNextResult, {
    description: 'Calls to a desk whom the office’s rule says is next, booked or walk-in. Two operators at once never call the same.',
  })
  @Allow('work', 'Queue')
  async callNext(
    @Args('input', { type: () => CallNextInput }, checked(CallNextInput)) input: Checked<CallNextInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof CallNextResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const { timeZone } = context.tenant;
    const outcome = await this.calls.execute(callerOf(context), operatorOf(context, this.abilities, 'work'), input.value.deskId);
    return outcome.ok
      ? Object.assign(new TicketCalled(), { ticket: toEntry(outcome.value, timeZone) })
      : toOperatorRefusal(outcome.refusal, context.language, timeZone);
  }

  @Mutation(() => TicketStepResult, { description: 'Who was called is at the desk.' })
  @Allow('work', 'Queue')
  startTicket(
    @Args('input', { type: () => TicketStepInput }, checked(TicketStepInput)) input: Checked<TicketStepInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof TicketStepResult> {
    return this.step(input, context, 'start');
  }

  @Mutation(() => TicketStepResult, { description: 'Who was called has been served, and the desk is free.' })
  @Allow('work', 'Queue')
  finishTicket(
    @Args('input', { type: () => TicketStepInput }, checked(TicketStepInput)) input: Checked<TicketStepInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof TicketStepResult> {
    return this.step(input, context, 'finish');
  }

  @Mutation(() => TicketStepResult, { description: 'Who was called did not come, and the desk is free.' })
  @Allow('work', 'Queue')
  ticketNoShow(
    @Args('input', { type: () => TicketStepInput }, checked(TicketStepInput)) input: Checked<TicketStepInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof TicketStepResult> {
    return this.step(input, context, 'noShow');
  }

  @Mutation(() => TicketStepResult, {
    description: 'Calls a number once more; also one that was noted as not there, while its desk is free.',
  })
  @Allow('work', 'Queue')
  recallTicket(
    @Args('input', { type: () => TicketStepInput }, checked(TicketStepInput)) input: Checked<TicketStepInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof TicketStepResult> {
    return this.step(input, context, 'recall');
  }

  @Mutation(() => TicketStepResult, { description: 'Lets who waits go before the others, or no longer.' })
  @Allow('work', 'Queue')
  async setTicketPrecedence(
    @Args('input', { type: () => SetPrecedenceInput }, checked(SetPrecedenceInput)) input: Checked<SetPrecedenceInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof TicketStepResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const { ticketId, precedence } = input.value;
    const { timeZone } = context.tenant;
    const outcome = await this.precedences.execute(callerOf(context), operatorOf(context, this.abilities, 'work'), ticketId, precedence);
    return outcome.ok
      ? Object.assign(new TicketUpdated(), { ticket: toEntry(outcome.value, timeZone) })
      : toOperatorRefusal(outcome.refusal, context.language, timeZone);
  }

  @ResolveField(() => ServiceType, { description: 'What for.' })
  service(@Parent() { serviceId }: QueueEntryParent, @Context() context: GraphqlContext): Promise<ServiceView> {
    return this.catalogue.service(context, serviceId);
  }

  private async step(input: Checked<TicketStepInput>, context: GraphqlContext, step: TicketStep): Promise<typeof TicketStepResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const { timeZone } = context.tenant;
    const operator = operatorOf(context, this.abilities, 'work');
    const outcome = await this.steps.execute(callerOf(context), operator, input.value.ticketId, step);
    return outcome.ok
      ? Object.assign(new TicketUpdated(), { ticket: toEntry(outcome.value, timeZone) })
      : toOperatorRefusal(outcome.refusal, context.language, timeZone);
  }
}
