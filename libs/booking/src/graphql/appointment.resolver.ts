import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import { BookAppointment } from '../application/book-appointment.js';
import { CancelAppointment } from '../application/cancel-appointment.js';
import { ManagedAppointment } from '../application/managed-appointment.js';
import { RenewManageLink } from '../application/renew-manage-link.js';
import { RescheduleAppointment } from '../application/reschedule-appointment.js';
import { ViewAppointment } from '../application/view-appointment.js';
import { toAppointment } from './appointment-parent.js';
import { BookAppointmentInput, CancelAppointmentInput, RenewManageLinkInput, RescheduleAppointmentInput } from './appointment.input.js';
import { AppointmentType } from './appointment.type.js';
import {
  AppointmentBooked,
  AppointmentCancelled,
  AppointmentRescheduled,
  BookAppointmentResult,
  CancelAppointmentResult,
  ManageLinkRenewed,
  RenewManageLinkResult,
  RescheduleAppointmentResult,
} from './booking-outcome.type.js';
import { callerOf } from './caller.js';
import { toRefusal } from './refusal-map.js';

@Resolver(() => AppointmentType)
export class AppointmentResolver {
  constructor(
    private readonly bookings: BookAppointment,
    private readonly reschedules: RescheduleAppointment,
    private readonly cancellations: CancelAppointment,
    private readonly linkRenewals: RenewManageLink,
    private readonly managed: ManagedAppointment,
    private readonly view: ViewAppointment,
  ) {}

  @Query(() => AppointmentType, {
    nullable: true,
    description: 'The appointment behind a manage link; null when the link is wrong or revoked.',
  })
  @Allow('read', 'Appointment')
  async appointmentByLink(@Args('token') token: string, @Context() context: GraphqlContext): Promise<AppointmentType | null> {
    const appointment = await this.managed.find(callerOf(context), token);
    return appointment && toAppointment(await this.view.of(appointment, context.tenant));
  }

  @Mutation(() => BookAppointmentResult, {
    description: 'Books a start for a citizen. A message with the summary, a link to change it and a calendar file follows.',
  })
  @Allow('book', 'Appointment')
  async bookAppointment(
    @Args('input', { type: () => BookAppointmentInput }, checked(BookAppointmentInput)) input: Checked<BookAppointmentInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof BookAppointmentResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const { citizen, reason, holdToken, ...slot } = input.value;
    const { telephone, ...person } = citizen;
    const outcome = await this.bookings.execute(callerOf(context), {
      ...slot,
      ...(holdToken != null && { holdToken }),
      citizen: { ...person, ...(telephone != null && { telephone }), reason },
    });
    if (!outcome.ok) return toRefusal(outcome.refusal, context.language);
    const { appointment, rules, manageToken } = outcome.value;
    const details = await this.view.of(appointment, context.tenant, rules);
    return Object.assign(new AppointmentBooked(), { appointment: toAppointment(details), manageToken });
  }

  @Mutation(() => RescheduleAppointmentResult, {
    description: 'Moves an appointment to another start of the same service, office and channel.',
  })
  @Allow('change', 'Appointment')
  async rescheduleAppointment(
    @Args('input', { type: () => RescheduleAppointmentInput }, checked(RescheduleAppointmentInput))
    input: Checked<RescheduleAppointmentInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof RescheduleAppointmentResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const outcome = await this.reschedules.execute(callerOf(context), input.value.token, input.value.startsAt);
    if (!outcome.ok) return toRefusal(outcome.refusal, context.language);
    return Object.assign(new AppointmentRescheduled(), { appointment: toAppointment(await this.view.of(outcome.value, context.tenant)) });
  }

  @Mutation(() => CancelAppointmentResult, { description: 'Cancels an appointment and frees its time. Cancelling twice answers the same.' })
  @Allow('cancel', 'Appointment')
  async cancelAppointment(
    @Args('input', { type: () => CancelAppointmentInput }, checked(CancelAppointmentInput)) input: Checked<CancelAppointmentInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof CancelAppointmentResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const outcome = await this.cancellations.execute(callerOf(context), input.value.token);
    if (!outcome.ok) return toRefusal(outcome.refusal, context.language);
    return Object.assign(new AppointmentCancelled(), { appointment: toAppointment(await this.view.of(outcome.value, context.tenant)) });
  }

  @Mutation(() => RenewManageLinkResult, { description: 'Revokes every manage link of an appointment and mails a new one.' })
  @Allow('change', 'Appointment')
  async renewManageLink(
    @Args('input', { type: () => RenewManageLinkInput }, checked(RenewManageLinkInput)) input: Checked<RenewManageLinkInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof RenewManageLinkResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const outcome = await this.linkRenewals.execute(callerOf(context), input.value.token);
    if (!outcome.ok) return toRefusal(outcome.refusal, context.language);
    return Object.assign(new ManageLinkRenewed(), { email: outcome.value });
  }
}
