import { Inject, Injectable } from '@nestjs/common';
import { type AppointmentEvent, BOOKING_QUEUES, MUNICIPALITY_PROFILES, type MunicipalityProfiles } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { Config } from '@casa/platform/config';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { type MailMessage, Mailer } from '@casa/platform/mail';
import { APPOINTMENT_LINK } from '../references.js';
import { type AppointmentNoticeRow, readAppointmentNotice } from '../../persistence/appointment-notice.projection.js';
import { openCitizen } from '../../persistence/appointment.repository.js';
import { mailDeliveries } from '../../persistence/mail-delivery.repository.js';
import { appointmentCalendar } from './appointment-calendar.js';
import { type AppointmentNotice, appointmentFacts, appointmentNotice, hostOf } from './appointment-notice.js';
import { letterHtml } from './letter-html.js';
import { letterText } from './letter-text.js';
import { letterOf } from './letter.js';
import { isStillTrue, type MailKind, messageIdOf } from './mail-kind.js';
import { reminderTime } from './reminder-time.js';

/** Kinds that tell a new hour: with them the reminder for that hour is laid up. */
const TELL_A_NEW_HOUR: readonly MailKind[] = ['confirmation', 'change'];

/**
 * Sends one mail about an appointment, once. What the SMTP server took over is written down, and looked up before sending. Dying between
 * the two repeats the mail under the same Message-ID; nothing else does.
 */
@Injectable()
export class SendAppointmentMail {
  constructor(
    private readonly scope: TenantScope,
    private readonly mailer: Mailer,
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
    private readonly references: SealedReferences,
    @Inject(MUNICIPALITY_PROFILES) private readonly municipalities: MunicipalityProfiles,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {}

  async execute(kind: MailKind, event: AppointmentEvent): Promise<void> {
    const { tenantId, appointmentId } = event;
    const row = await this.scope.read({ tenantId }, (reader) => readAppointmentNotice(reader, tenantId, appointmentId));
    if (!row || !isStillTrue(kind, event, row, this.clock.now())) return;

    const notice = await this.notice(event, row);
    const messageId = messageIdOf(kind, row, hostOf(notice));
    if (await this.scope.read({ tenantId }, (reader) => mailDeliveries.has(reader, tenantId, messageId))) return;

    await this.mailer.send(this.message(kind, notice, messageId));
    await this.scope.run({ tenantId }, async (transaction) => {
      await mailDeliveries.add(transaction, tenantId, messageId, this.clock.now());
      if (TELL_A_NEW_HOUR.includes(kind)) await this.layUpReminder(transaction, event, notice);
    });
  }

  private async notice({ tenantId }: AppointmentEvent, row: AppointmentNoticeRow): Promise<AppointmentNotice> {
    const municipality = await this.municipalities.profileOf(tenantId);
    const token = this.references.make(APPOINTMENT_LINK, tenantId, row.id, row.linkVersion);
    return appointmentNotice(appointmentFacts(row, municipality.origin, token), openCitizen(this.keys, row), municipality);
  }

  private message(kind: MailKind, notice: AppointmentNotice, messageId: string): MailMessage {
    const { municipality, office, language } = notice;
    const from = { name: municipality.officialName, address: this.config.CASA_MAIL_FROM.replace('{slug}', municipality.slug) };
    const to = { name: notice.citizenName ?? '', address: notice.citizenAddress };
    const method = kind === 'cancellation' ? 'CANCEL' : 'REQUEST';
    const letter = letterOf(kind, notice, this.clock.now());
    return {
      from,
      to,
      replyTo: { name: office.name, address: office.email },
      subject: letter.subject,
      text: letterText(letter),
      html: letterHtml(letter),
      messageId,
      language,
      // A reminder changes nothing that a calendar would have to know.
      ...(kind !== 'reminder' && { calendar: { method, content: appointmentCalendar(notice, { method, organizer: from, attendee: to }) } }),
    };
  }

  /** None when its hour has passed already: whoever books on the day before has just been told. */
  private async layUpReminder(
    transaction: Transaction,
    { tenantId, appointmentId, sequence }: AppointmentEvent,
    { startsAt, timeZone }: AppointmentNotice,
  ): Promise<void> {
    const startAfter = reminderTime(startsAt, timeZone);
    if (startAfter <= this.clock.now()) return;
    await this.outbox.publish(transaction, BOOKING_QUEUES.reminder, { tenantId, appointmentId, sequence }, { startAfter });
  }
}
