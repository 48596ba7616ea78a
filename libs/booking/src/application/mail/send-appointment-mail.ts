import { Inject, Injectable } from '@nestjs/common';
import {
  type AppointmentEvent,
  BOOKING_QUEUES,
  LETTER_PREFERENCES,
  MUNICIPALITY_PROFILES,
  type MunicipalityProfiles,
  type PersonLetterPreferences,
  type TenantId,
} from '@casa/contracts';
import { type Clock, CLOCK, inLanguage } from '@casa/kernel';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { type AddressedLetter, LetterPost } from '@casa/platform/mail';
import { APPOINTMENT_LINK } from '../references.js';
import { type AppointmentNoticeRow, readAppointmentNotice } from '../../persistence/appointment-notice.projection.js';
import { openCitizen } from '../../persistence/appointment.repository.js';
import { sameMailboxAppointments } from '../../persistence/nearby/same-mailbox.projection.js';
import { appointmentCalendar } from './appointment-calendar.js';
import {
  type AppointmentNotice,
  appointmentFacts,
  appointmentNotice,
  appointmentTokens,
  manageUrlOf,
  type OtherAppointment,
} from './appointment-notice.js';
import { letterOf } from './letter.js';
import { isStillTrue, mailIdOf, type MailKind } from './mail-kind.js';
import { reminderTime } from './reminder-time.js';

/** Kinds that tell a new hour: with them the reminder for that hour is laid up. */
const TELL_A_NEW_HOUR: readonly MailKind[] = ['confirmation', 'change'];

/** Sends one mail about an appointment, once, as whoever it is of wants to be written to. */
@Injectable()
export class SendAppointmentMail {
  constructor(
    private readonly scope: TenantScope,
    private readonly post: LetterPost,
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
    private readonly references: SealedReferences,
    @Inject(MUNICIPALITY_PROFILES) private readonly municipalities: MunicipalityProfiles,
    @Inject(LETTER_PREFERENCES) private readonly preferences: PersonLetterPreferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(kind: MailKind, event: AppointmentEvent): Promise<void> {
    const { tenantId, appointmentId } = event;
    const row = await this.scope.read({ tenantId }, (reader) => readAppointmentNotice(reader, tenantId, appointmentId));
    if (!row || !isStillTrue(kind, event, row, this.clock.now())) return;
    const wanted = row.personId === null ? undefined : await this.preferences.of(tenantId, row.personId);
    if (kind === 'reminder' && (row.isToMove || wanted?.reminders === false)) return;
    const notice = await this.notice(event, { ...row, language: wanted?.language ?? row.language });
    if (notice.citizenAddress === '') return;
    const others = kind === 'confirmation' ? await this.others(tenantId, notice) : [];
    await this.post.sendOnce(tenantId, this.addressed(kind, { ...notice, others }, mailIdOf(kind, row)), async (transaction) => {
      if (TELL_A_NEW_HOUR.includes(kind)) await this.layUpReminder(transaction, event, notice);
    });
  }

  private async notice({ tenantId }: AppointmentEvent, row: AppointmentNoticeRow): Promise<AppointmentNotice> {
    const municipality = await this.municipalities.profileOf(tenantId);
    const facts = appointmentFacts(row, municipality, appointmentTokens(this.references, tenantId, row));
    return appointmentNotice(facts, openCitizen(this.keys, row), municipality);
  }

  private async others(tenantId: TenantId, { id, language, municipality }: AppointmentNotice): Promise<OtherAppointment[]> {
    const rows = await this.scope.read({ tenantId }, (reader) => sameMailboxAppointments(reader, tenantId, id, this.clock.now()));
    return rows.map((other) => ({
      startsAt: new Date(other.startsAt),
      officeName: inLanguage(other.officeName, language),
      manageUrl: manageUrlOf(municipality, language, this.references.make(APPOINTMENT_LINK, tenantId, other.id, other.linkVersion)),
    }));
  }

  private addressed(kind: MailKind, notice: AppointmentNotice, mailId: string): AddressedLetter {
    const { municipality, office } = notice;
    const to = { name: notice.citizenName ?? '', address: notice.citizenAddress };
    const method = kind === 'cancellation' ? 'CANCEL' : 'REQUEST';
    const invitation = { method, organizer: this.post.senderOf(municipality), attendee: to } as const;
    return {
      ...{ municipality, to, mailId },
      replyTo: { name: office.name, address: office.email },
      letter: letterOf(kind, notice, this.clock.now()),
      // A reminder changes nothing that a calendar would have to know.
      ...(kind !== 'reminder' && { calendar: { method, content: appointmentCalendar(notice, invitation) } }),
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
