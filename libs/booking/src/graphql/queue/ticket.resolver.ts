import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import { CheckIn } from '../../application/queue/check-in.js';
import { LeaveQueue } from '../../application/queue/leave-queue.js';
import { TakeTicket } from '../../application/queue/take-ticket.js';
import { ViewTicket } from '../../application/queue/view-ticket.js';
import { callerOf } from '../caller.js';
import { CheckedIn, CheckInResult, LeaveQueueResult, QueueLeft, TakeTicketResult, TicketTaken } from './queue-outcome.type.js';
import { toQueueRefusal } from './queue-refusal-map.js';
import { CheckInInput, LeaveQueueInput, TakeTicketInput } from './ticket.input.js';
import { QueueTicketType, toTicket } from './ticket.type.js';

@Resolver(() => QueueTicketType)
export class TicketResolver {
  constructor(
    private readonly takings: TakeTicket,
    private readonly arrivals: CheckIn,
    private readonly departures: LeaveQueue,
    private readonly view: ViewTicket,
  ) {}

  @Query(() => QueueTicketType, { nullable: true, description: 'The ticket behind its link; null when the link is wrong.' })
  @Allow('read', 'QueueTicket')
  async ticket(@Args('token') token: string, @Context() context: GraphqlContext): Promise<QueueTicketType | null> {
    const ticket = await this.view.byToken(callerOf(context), token);
    return ticket ? toTicket(ticket) : null;
  }

  @Mutation(() => TakeTicketResult, {
    description:
      'Takes the next number of a service. The same machine pressed again within seconds gives the same number; a browser at home has one.',
  })
  @Allow('take', 'QueueTicket')
  async takeTicket(
    @Args('input', { type: () => TakeTicketInput }, checked(TakeTicketInput)) input: Checked<TakeTicketInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof TakeTicketResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const caller = callerOf(context);
    const { officeId, serviceId, place, kioskToken, device, position, comesInTime } = input.value;
    const outcome = await this.takings.execute(caller, {
      ...{ officeId, serviceId, from: place, comesInTime },
      ...(kioskToken != null && { kioskToken }),
      ...(device != null && { device }),
      ...(position != null && { position }),
    });
    if (!outcome.ok) return toQueueRefusal(outcome.refusal, context.language);
    const { ticket, token, isSame } = outcome.value;
    return Object.assign(new TicketTaken(), { ticket: toTicket(await this.view.of(caller, ticket)), token, isSame });
  }

  @Mutation(() => CheckInResult, {
    description:
      'Says that somebody is at the office: who booked gets a number, who took one from home is called from now on. Twice gives the same.',
  })
  @Allow('checkIn', 'QueueTicket')
  async checkIn(
    @Args('input', { type: () => CheckInInput }, checked(CheckInInput)) input: Checked<CheckInInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof CheckInResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const caller = callerOf(context);
    const outcome = await this.arrivals.execute(caller, input.value.codeOrLink);
    if (!outcome.ok) return toQueueRefusal(outcome.refusal, context.language);
    const { ticket, token } = outcome.value;
    return Object.assign(new CheckedIn(), { ticket: toTicket(await this.view.of(caller, ticket)), token });
  }

  @Mutation(() => LeaveQueueResult, { description: 'Gives a ticket up. Twice answers the same.' })
  @Allow('leave', 'QueueTicket')
  async leaveQueue(
    @Args('input', { type: () => LeaveQueueInput }, checked(LeaveQueueInput)) input: Checked<LeaveQueueInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof LeaveQueueResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const caller = callerOf(context);
    const outcome = await this.departures.execute(caller, input.value.token);
    if (!outcome.ok) return toQueueRefusal(outcome.refusal, context.language);
    return Object.assign(new QueueLeft(), { ticket: toTicket(await this.view.of(caller, outcome.value)) });
  }
}
