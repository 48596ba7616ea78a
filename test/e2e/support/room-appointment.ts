import { aCitizen } from './citizen.ts';
import { beginsSoon } from './database.ts';
import { letterTo } from './mailbox.ts';
import { ask } from './stack.ts';

/** An appointment to be met by video. */
export interface RoomAppointment {
  readonly id: string;
  readonly citizenName: string;
  /** Where the link in the mail leads, without its host. */
  readonly linkPath: string;
  readonly manageToken: string;
}

const PLACES = `{
  service(slug: "informazioni-e-orientamento") { id }
  office(slug: "urp") { id }
}`;
const AVAILABILITY = 'query ($input: AvailabilityInput!) { availability(input: $input) { days { slots { startsAt } } } }';
const BOOK = `mutation ($input: BookAppointmentInput!) {
  bookAppointment(input: $input) { __typename ... on AppointmentBooked { manageToken appointment { id code } } }
}`;

interface Places {
  readonly service: { readonly id: string };
  readonly office: { readonly id: string };
}

interface Days {
  readonly availability: { readonly days: readonly { readonly slots: readonly { readonly startsAt: string }[] }[] };
}

interface Booked {
  readonly bookAppointment: { readonly manageToken: string; readonly appointment: { readonly id: string; readonly code: string } };
}

/** Somebody has booked at Bari's desk for video calls and has had the mail; it begins in so many minutes. In ten its waiting room is open. */
export async function aRoomAppointment(minutes = 10): Promise<RoomAppointment> {
  const { service, office } = await ask<Places>('bari', PLACES, {});
  const place = { serviceId: service.id, officeId: office.id, channel: 'VIDEO' };
  const { availability } = await ask<Days>('bari', AVAILABILITY, { input: { ...place, days: 28 } });
  const startsAt = availability.days.flatMap(({ slots }) => slots).at(-1)?.startsAt;
  const { street, postalCode, city, isResident, reason, ...citizen } = aCitizen();
  const input = {
    ...{ ...place, startsAt, reason, answers: [], privacyNoticeRead: true },
    citizen: { ...citizen, resident: isResident, address: { street, postalCode, city } },
  };
  const { bookAppointment } = await ask<Booked>('bari', BOOK, { input });
  const { manageToken, appointment } = bookAppointment;
  const link = /\S+\/stanza\/link\/\S+/.exec(await letterTo(citizen.email))?.[0];
  if (link === undefined) throw new Error('The mail has no link to the room.');
  await beginsSoon(appointment.code, minutes);
  const { givenName, familyName } = citizen;
  return { id: appointment.id, manageToken, citizenName: `${givenName} ${familyName}`, linkPath: new URL(link).pathname };
}
