import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';

/** What is asked of the API, as the portal asks it: by the hash of a document that came with the release. */
export const DOCUMENTS = {
  catalogue: `query Catalogue($first: Int!) {
    services(first: $first) {
      edges { node { id slug name description category topics bookable minutes offices { id slug name } } }
    }
  }`,
  availability: `query Availability($input: AvailabilityInput!) {
    availability(input: $input) { days { date status freeSlots slots { startsAt endsAt } } }
  }`,
  holidays: `query Holidays($input: AvailabilityInput!) {
    availability(input: $input) { days { date holiday } }
  }`,
  hold: `mutation Hold($input: HoldSlotInput!) {
    holdSlot(input: $input) { __typename ... on SlotHeld { token } }
  }`,
  book: `mutation Book($input: BookAppointmentInput!) {
    bookAppointment(input: $input) {
      __typename
      ... on AppointmentBooked { appointment { id code startsAt endsAt timeZone channel manageUrl } manageToken }
    }
  }`,
  firstFree: `query FirstFree($input: FirstFreeInput!) {
    firstFree(input: $input, first: 10) { edges { node { officeId serviceId distance slot { startsAt } } } }
  }`,
  agendaChanged: `subscription AgendaChanged($officeId: ID!) {
    agendaChanged(officeId: $officeId) { isStale appointments { id version state startsAt } }
  }`,
} as const;

export type DocumentName = keyof typeof DOCUMENTS;

export function hashOf(name: DocumentName): string {
  return createHash('sha256').update(DOCUMENTS[name]).digest('hex');
}

/** The file that CASA_TRUSTED_DOCUMENTS names. */
export function writeTrustedDocuments(file: string): void {
  const names = Object.keys(DOCUMENTS) as DocumentName[];
  writeFileSync(file, JSON.stringify(Object.fromEntries(names.map((name) => [hashOf(name), DOCUMENTS[name]]))));
}

/** The body of a request for a trusted document. */
export function persisted(
  name: DocumentName,
  variables: Readonly<Record<string, unknown>>,
): {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly extensions: unknown;
} {
  return { variables, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(name) } } };
}
