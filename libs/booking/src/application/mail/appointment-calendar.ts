import ical, {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
} from 'ical-generator';
import { addressInWords, type Mailbox } from '@casa/platform/mail';
import { type AppointmentFacts, hostOf } from './appointment-notice.js';
import { minutesOf } from './appointment-minutes.js';
import { instant, zonedTime, zoneDefinition } from './calendar-time.js';

/** A calendar part sent by mail says who invites whom; the calendars of both sides then follow changes by UID and SEQUENCE. */
export interface Invitation {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly organizer: Mailbox;
  readonly attendee: Mailbox;
}

const DAY_SECONDS = 86_400;

const WORDS = {
  it: {
    code: 'Codice',
    minutes: 'Durata',
    bring: 'Che cosa portare',
    TELEPHONE: 'Per telefono',
    VIDEO: 'In videochiamata',
    room: 'Stanza virtuale',
    manage: 'Spostare o annullare',
  },
  en: {
    code: 'Code',
    minutes: 'Length',
    bring: 'What to bring',
    TELEPHONE: 'By telephone',
    VIDEO: 'By video call',
    room: 'Video room',
    manage: 'Move or cancel',
  },
} as const;

/** An appointment as an RFC 5545 file: to be downloaded (PUBLISH), or to be sent as an invitation or its withdrawal. */
export function appointmentCalendar(appointment: AppointmentFacts, invitation?: Invitation): string {
  const { id, sequence, status, channel, language, timeZone, office, serviceName, manageUrl, roomUrl } = appointment;
  const words = WORDS[language];
  const calendar = ical({
    prodId: { company: 'Casa del Cittadino', product: 'Prenotazioni', language: language.toUpperCase() },
    method: ICalCalendarMethod[invitation?.method ?? 'PUBLISH'],
    timezone: { name: timeZone, generator: zoneDefinition },
  });
  const organizer = invitation?.organizer ?? { name: office.name, address: office.email };
  const event = calendar.createEvent({
    id: `${id}@${hostOf(appointment)}`,
    sequence,
    status: status === 'BOOKED' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    class: ICalEventClass.PRIVATE,
    stamp: instant(appointment.changedAt),
    lastModified: instant(appointment.changedAt),
    start: zonedTime(appointment.startsAt, timeZone),
    end: zonedTime(appointment.endsAt, timeZone),
    timezone: timeZone,
    summary: `${serviceName} – ${office.name}`,
    description: description(appointment),
    location:
      channel === 'IN_PERSON'
        ? {
            title: office.name,
            address: addressInWords(office),
            ...(office.location && { geo: { lat: office.location.latitude, lon: office.location.longitude } }),
          }
        : [words[channel], ...(roomUrl === undefined ? [] : [roomUrl])].join(': '),
    url: manageUrl,
    organizer: { name: organizer.name, email: organizer.address },
  });
  if (invitation) {
    event.createAttendee({
      name: invitation.attendee.name || invitation.attendee.address,
      email: invitation.attendee.address,
      // The citizen asked for the appointment: there is nothing left to accept.
      status: ICalAttendeeStatus.ACCEPTED,
      role: ICalAttendeeRole.REQ,
      rsvp: false,
    });
  }
  if (status === 'BOOKED') event.createAlarm({ type: ICalAlarmType.display, trigger: DAY_SECONDS, description: serviceName });
  return calendar.toString();
}

function description(appointment: AppointmentFacts): string {
  const { language, code, needed, manageUrl, roomUrl, status } = appointment;
  const words = WORDS[language];
  return [
    `${words.code}: ${code}`,
    `${words.minutes}: ${minutesOf(appointment)} min`,
    ...(needed.length > 0 ? [`${words.bring}:`, ...needed.map((thing) => `- ${thing}`)] : []),
    ...(roomUrl === undefined ? [] : [`${words.room}: ${roomUrl}`]),
    ...(status === 'BOOKED' ? [`${words.manage}: ${manageUrl}`] : []),
  ].join('\n');
}
