import { Injectable } from '@nestjs/common';
import { type AppointmentEvent, BOOKING_QUEUES } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { SendAppointmentMail } from './send-appointment-mail.js';

/** An appointment was moved: the citizen gets the new hour, and the invitation follows. */
@HandlesJobs(BOOKING_QUEUES.rescheduled)
@Injectable()
export class SendChange implements JobHandler<AppointmentEvent> {
  constructor(private readonly mail: SendAppointmentMail) {}

  handle(event: AppointmentEvent): Promise<void> {
    return this.mail.execute('change', event);
  }
}
