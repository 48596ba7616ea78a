import { Injectable } from '@nestjs/common';
import { type AppointmentEvent, BOOKING_QUEUES } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { SendAppointmentMail } from './send-appointment-mail.js';

/** An appointment was booked: the citizen gets the summary, the link and an invitation. */
@HandlesJobs(BOOKING_QUEUES.booked)
@Injectable()
export class SendConfirmation implements JobHandler<AppointmentEvent> {
  constructor(private readonly mail: SendAppointmentMail) {}

  handle(event: AppointmentEvent): Promise<void> {
    return this.mail.execute('confirmation', event);
  }
}
