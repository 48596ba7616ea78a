import { Injectable } from '@nestjs/common';
import { type AppointmentEvent, BOOKING_QUEUES } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { SendAppointmentMail } from './send-appointment-mail.js';

/** It is the morning before an appointment, unless it was moved or cancelled since. */
@HandlesJobs(BOOKING_QUEUES.reminder)
@Injectable()
export class SendReminder implements JobHandler<AppointmentEvent> {
  constructor(private readonly mail: SendAppointmentMail) {}

  handle(event: AppointmentEvent): Promise<void> {
    return this.mail.execute('reminder', event);
  }
}
