import type { Municipality } from './a-municipality.js';
import type { RunningApi } from './running-api.js';

/** A person who may be real, and whose name shows where it has leaked to. */
export function citizen(familyName = 'Lorusso', email = 'maria.lorusso@example.it'): Record<string, unknown> {
  return {
    givenName: 'Maria Chiara',
    familyName,
    email,
    telephone: '080 5771111',
    address: { street: 'Via Sparano da Bari, 12/A', postalCode: '70121', city: 'Bari' },
    resident: true,
  };
}

export function wantedAt({ service, office }: Pick<Municipality, 'service' | 'office'>, startsAt: string): Record<string, unknown> {
  return { serviceId: service.id, officeId: office.id, startsAt, channel: 'IN_PERSON' };
}

export function booking(municipality: Pick<Municipality, 'service' | 'office'>, startsAt: string, of = citizen()): Record<string, unknown> {
  return {
    ...wantedAt(municipality, startsAt),
    citizen: of,
    reason: 'Informazioni sulla carta d’identità',
    answers: [],
    privacyNoticeRead: true,
  };
}

const AVAILABILITY = `query ($input: AvailabilityInput!) { availability(input: $input) { days { slots { startsAt } } } }`;

/** Starts that are free now, as the API offers them; those of tomorrow and after. */
export async function freeStarts(api: RunningApi, { host, service, office }: Municipality, days = 14): Promise<string[]> {
  const { data, body } = await api.ask(host, {
    query: AVAILABILITY,
    variables: { input: { serviceId: service.id, officeId: office.id, days } },
  });
  const availability = data?.['availability'] as { days: { slots: { startsAt: string }[] }[] } | null | undefined;
  if (!availability) throw new Error(`no free time: ${body}`);
  return availability.days.slice(1).flatMap(({ slots }) => slots.map(({ startsAt }) => startsAt));
}

const HOLD = `mutation ($input: HoldSlotInput!) { holdSlot(input: $input) { __typename ... on SlotHeld { token } } }`;

/** @returns the hold's token. */
export async function hold(api: RunningApi, municipality: Municipality, startsAt: string): Promise<string> {
  const { data, body } = await api.ask(municipality.host, { query: HOLD, variables: { input: wantedAt(municipality, startsAt) } });
  const { token } = data?.['holdSlot'] as { token?: string };
  if (token === undefined) throw new Error(`not held: ${body}`);
  return token;
}

const BOOK = `mutation ($input: BookAppointmentInput!) {
  bookAppointment(input: $input) { __typename ... on AppointmentBooked { manageToken appointment { id code } } }
}`;

/**
 * @param headers of whoever is logged in while booking.
 * @returns the manage link's token, and what the appointment is known by.
 */
export async function book(
  api: RunningApi,
  municipality: Municipality,
  startsAt: string,
  of = citizen(),
  headers: Readonly<Record<string, string>> = {},
): Promise<{ manageToken: string; id: string; code: string }> {
  const variables = { input: booking(municipality, startsAt, of) };
  const { data, body } = await api.ask(municipality.host, { query: BOOK, variables }, headers);
  const outcome = data?.['bookAppointment'] as { manageToken: string; appointment: { id: string; code: string } } | undefined;
  if (!outcome?.manageToken) throw new Error(`not booked: ${body}`);
  return { manageToken: outcome.manageToken, ...outcome.appointment };
}
