import { Module } from '@nestjs/common';
import { SendAppointmentMail } from './send-appointment-mail.js';
import { SendCancellation } from './send-cancellation.handler.js';
import { SendChange } from './send-change.handler.js';
import { SendConfirmation } from './send-confirmation.handler.js';
import { SendNewLink } from './send-new-link.handler.js';
import { SendReminder } from './send-reminder.handler.js';

/** The letters of booking, for the worker. The process binds LETTER_PREFERENCES and MUNICIPALITY_PROFILES. */
@Module({ providers: [SendAppointmentMail, SendConfirmation, SendChange, SendCancellation, SendNewLink, SendReminder] })
export class BookingMailModule {}
