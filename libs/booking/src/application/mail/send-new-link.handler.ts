import { Injectable } from '@nestjs/common';
import { type AppointmentEvent, BOOKING_QUEUES } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { SendAppointmentMail } from './send-appointment-mail.js';

/** The manage links were revoked: the citizen gets the new one. */
@HandlesJobs(BOOKING_QUEUES.linkRenewed)
@Injectable()
export class SendNewLink implements JobHandler<AppointmentEvent> {
  constructor(private readonly mail: SendAppointmentMail) {}

  handle(event: AppointmentEvent): Promise<void> {
    return this.mail.execute('link', event);
  }
}
