import { aCitizen, type Citizen } from './citizen.ts';
import { ask, portal } from './stack.ts';

/** Where and how other people book. */
export interface Place {
  readonly municipality: string;
  readonly service: string;
  readonly office: string;
  readonly channel?: 'IN_PERSON' | 'TELEPHONE' | 'VIDEO';
  /** To the service's questions, by their place. */
  readonly answers?: readonly string[];
}

const SUBJECT = `query ($service: String!) { service(slug: $service) { id questions { id } offices { id slug } } }`;
const AVAILABILITY = `query ($input: AvailabilityInput!) { availability(input: $input) { days { slots { startsAt } } } }`;
const BOOK = `mutation ($input: BookAppointmentInput!) {
  bookAppointment(input: $input) { __typename ... on AppointmentBooked { appointment { code manageUrl } } }
}`;
/** More than any office has. */
const MANY_DESKS = 10;

interface Subject {
  readonly serviceId: string;
  readonly officeId: string;
  readonly channel: string;
}

interface Appointment {
  readonly code: string;
  readonly manageUrl: string;
}

interface ElsewhereBooked {
  readonly appointment?: Appointment;
  readonly refusal?: string;
}

/** Books through the API, as a program of another citizen would. @returns the appointment, or the refusal's type. */
export async function bookElsewhere(place: Place, startsAt: string, citizen: Citizen = aCitizen()): Promise<ElsewhereBooked> {
  const { subject, questionIds } = await subjectOf(place);
  const { givenName, familyName, email, telephone, street, postalCode, city, isResident, reason } = citizen;
  const input = {
    ...subject,
    startsAt,
    citizen: { givenName, familyName, email, telephone, address: { street, postalCode, city }, resident: isResident },
    reason,
    answers: (place.answers ?? []).map((answer, index) => ({ questionId: questionIds[index], answer })),
    privacyNoticeRead: true,
  };
  const { bookAppointment: outcome } = await ask<{ bookAppointment: { __typename: string; appointment?: Appointment } }>(
    place.municipality,
    BOOK,
    { input },
  );
  return outcome.appointment ? { appointment: outcome.appointment } : { refusal: outcome.__typename };
}

/** Other people take every desk that is still free at an hour. */
export async function takeWholeHour(place: Place, startsAt: string): Promise<void> {
  for (let desk = 0; desk < MANY_DESKS; desk += 1) {
    const { refusal } = await bookElsewhere(place, startsAt);
    if (refusal === 'SlotTaken') return;
    if (refusal !== undefined) throw new Error(`Nobody can take the hour: ${refusal}`);
  }
  throw new Error('The hour has no end of desks.');
}

/** Starts that are free now and not before long, so that a test has time. */
export async function freeStarts(place: Place): Promise<readonly string[]> {
  const { subject } = await subjectOf(place);
  const { availability } = await ask<{ availability: { days: { slots: { startsAt: string }[] }[] } }>(place.municipality, AVAILABILITY, {
    input: { ...subject, days: 31 },
  });
  return availability.days.slice(1).flatMap(({ slots }) => slots.map(({ startsAt }) => startsAt));
}

async function subjectOf({
  municipality,
  service,
  office,
  channel = 'IN_PERSON',
}: Place): Promise<{ subject: Subject; questionIds: readonly string[] }> {
  const { service: found } = await ask<{
    service: { id: string; questions: { id: string }[]; offices: { id: string; slug: string }[] } | null;
  }>(municipality, SUBJECT, { service });
  const foundOffice = found?.offices.find(({ slug }) => slug === office);
  if (!found || !foundOffice) throw new Error(`${service} is not booked at ${office} of ${municipality}`);
  return { subject: { serviceId: found.id, officeId: foundOffice.id, channel }, questionIds: found.questions.map(({ id }) => id) };
}

const CHANNEL_WORDS = { IN_PERSON: 'presenza', TELEPHONE: 'telefono', VIDEO: 'video' } as const;

/** The portal's page of a place: the calendar, or with a start the form. */
export function bookingPage({ municipality, service, office, channel = 'IN_PERSON' }: Place, startsAt?: string): string {
  const choice = new URLSearchParams({
    servizio: service,
    ufficio: office,
    modalita: CHANNEL_WORDS[channel],
    ...(startsAt !== undefined && { inizio: startsAt }),
  });
  return portal(municipality, `/prenota/${startsAt === undefined ? 'orario' : 'dati'}?${choice.toString()}`);
}
