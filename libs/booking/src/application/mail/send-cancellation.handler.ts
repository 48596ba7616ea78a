import { Injectable } from '@nestjs/common';
import { type AppointmentEvent, BOOKING_QUEUES } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { SendAppointmentMail } from './send-appointment-mail.js';

/** An appointment was cancelled: the citizen gets it in writing, and the invitation is withdrawn. */
@HandlesJobs(BOOKING_QUEUES.cancelled)
@Injectable()
export class SendCancellation implements JobHandler<AppointmentEvent> {
  constructor(private readonly mail: SendAppointmentMail) {}

  handle(event: AppointmentEvent): Promise<void> {
    return this.mail.execute('cancellation', event);
  }
}
