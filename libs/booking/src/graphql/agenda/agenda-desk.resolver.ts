import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Abilities, Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import { GraphQLError } from 'graphql';
import { BlockTime } from '../../application/agenda/block-time.js';
import { BookOnBehalf } from '../../application/agenda/book-on-behalf.js';
import { LeaveDesk } from '../../application/agenda/leave-desk.js';
import { TakeDesk } from '../../application/agenda/take-desk.js';
import { UnblockTime } from '../../application/agenda/unblock-time.js';
import { ViewAppointment } from '../../application/view-appointment.js';
import { toAppointment } from '../appointment-parent.js';
import { AvailabilityInput, MAX_DAYS } from '../availability.input.js';
import { type AvailabilityParent, toAvailability } from '../availability-parent.js';
import { Availability } from '../availability.type.js';
import { AppointmentBooked, BookAppointmentResult } from '../booking-outcome.type.js';
import { toRefusal } from '../refusal-map.js';
import { agendaOperatorOf } from './agenda-operator-of.js';
import {
  BlockTimeResult,
  DeskLeft,
  DeskSeated,
  TakeDeskResult,
  TimeBlocked,
  TimeUnblocked,
  UnblockTimeResult,
} from './agenda-outcome.type.js';
import { notFound, toBlockRefusal, toDeskRefusal } from './agenda-refusal-map.js';
import { BlockTimeInput, BookOnBehalfInput, TakeDeskInput, UnblockTimeInput } from './agenda.input.js';
import { toAgendaBlock, toAgendaDesk } from './agenda.type.js';

/** What an operator does with desks and their time. */
@Resolver()
export class AgendaDeskResolver {
  constructor(
    private readonly seats: TakeDesk,
    private readonly departures: LeaveDesk,
    private readonly blocks: BlockTime,
    private readonly returns: UnblockTime,
    private readonly bookings: BookOnBehalf,
    private readonly view: ViewAppointment,
    private readonly abilities: Abilities,
  ) {}

  @Mutation(() => TakeDeskResult, {
    description: 'Sits down at a desk: whom the caller calls comes there. They leave the one where they sat.',
  })
  @Allow('serve', 'Agenda')
  async takeDesk(
    @Args('input', { type: () => TakeDeskInput }, checked(TakeDeskInput)) input: Checked<TakeDeskInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof TakeDeskResult> {
    const { language, tenant } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const { deskId, relieving } = input.value;
    const outcome = await this.seats.execute(agendaOperatorOf(context, this.abilities), deskId, relieving);
    if (!outcome.ok) return toDeskRefusal(outcome.refusal, language);
    return Object.assign(new DeskSeated(), { desk: toAgendaDesk(outcome.value, tenant.timeZone) });
  }

  @Mutation(() => DeskLeft, { description: 'Gets up from the desk where the caller sits.' })
  @Allow('serve', 'Agenda')
  async leaveDesk(@Context() context: GraphqlContext): Promise<DeskLeft> {
    return { wasSeated: await this.departures.execute(agendaOperatorOf(context, this.abilities)) };
  }

  @Mutation(() => BlockTimeResult, { description: 'Takes time out of a desk: a meeting, an absence. Only time that is nobody’s.' })
  @Allow('block', 'Agenda')
  async blockTime(
    @Args('input', { type: () => BlockTimeInput }, checked(BlockTimeInput)) input: Checked<BlockTimeInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof BlockTimeResult> {
    const { language, tenant } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const outcome = await this.blocks.execute(agendaOperatorOf(context, this.abilities), input.value);
    if (!outcome.ok) return toBlockRefusal(outcome.refusal, language);
    const { startsAt, endsAt, ...block } = outcome.value;
    const instants = { startsAt: startsAt.getTime(), endsAt: endsAt.getTime() };
    return Object.assign(new TimeBlocked(), { block: toAgendaBlock({ ...block, ...instants }, tenant.timeZone, language) });
  }

  @Mutation(() => UnblockTimeResult, {
    description: 'Gives a desk back time that a person took out of it. Whoever waits for such a time is looked for.',
  })
  @Allow('block', 'Agenda')
  async unblockTime(
    @Args('input', { type: () => UnblockTimeInput }, checked(UnblockTimeInput)) input: Checked<UnblockTimeInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof UnblockTimeResult> {
    const { language } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const outcome = await this.returns.execute(agendaOperatorOf(context, this.abilities), input.value.id);
    return outcome.ok ? Object.assign(new TimeUnblocked(), { id: outcome.value.id }) : notFound(language);
  }

  @Query(() => Availability, {
    nullable: true,
    description:
      'When a service is free at an office for somebody who is there: from this moment on. Null when it is not booked at an office of the caller’s.',
  })
  @Allow('book', 'Agenda')
  async availabilityOnBehalf(
    @Args('input', { type: () => AvailabilityInput }) { serviceId, officeId, channel, from, days }: AvailabilityInput,
    @Context() context: GraphqlContext,
  ): Promise<AvailabilityParent | null> {
    if (days < 1 || days > MAX_DAYS)
      throw new GraphQLError(`days is between 1 and ${MAX_DAYS}.`, { extensions: { code: 'BAD_USER_INPUT' } });
    const asked = { serviceId, officeId, channel, days, ...(from != null && { from }) };
    const found = await this.bookings.free(agendaOperatorOf(context, this.abilities), asked);
    return found ? toAvailability(found, channel) : null;
  }

  @Mutation(() => BookAppointmentResult, {
    description:
      'Books for somebody at the counter or on the telephone. Without an e-mail address no message follows: they are handed the link.',
  })
  @Allow('book', 'Agenda')
  async bookOnBehalf(
    @Args('input', { type: () => BookOnBehalfInput }, checked(BookOnBehalfInput)) input: Checked<BookOnBehalfInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof BookAppointmentResult> {
    const { language, tenant } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const { citizen, reason, ...slot } = input.value;
    const { telephone, email, ...person } = citizen;
    const outcome = await this.bookings.execute(agendaOperatorOf(context, this.abilities), {
      ...slot,
      citizen: { ...person, email: email ?? '', ...(telephone != null && { telephone }), reason },
    });
    if (!outcome.ok) return toRefusal(outcome.refusal, language);
    const { appointment, rules, manageToken } = outcome.value;
    return Object.assign(new AppointmentBooked(), {
      appointment: toAppointment(await this.view.of(appointment, tenant, rules)),
      manageToken,
    });
  }
}
