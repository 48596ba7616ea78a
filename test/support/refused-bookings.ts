import type { TestDatabase } from '@casa/testing';
import { expect } from 'vitest';
import type { Municipality } from './a-municipality.js';
import { rowsDigest } from './rows-digest.js';
import type { RunningApi } from './running-api.js';
import { expectNothingOfTheInside } from './says-nothing-of-the-inside.js';

const RESULT = `__typename
  ... on InvalidInput { message fields { path code message } }
  ... on SlotNotOffered { message reason alternatives { startsAt } }
  ... on SlotTaken { message alternatives { startsAt } }
  ... on NotFound { message }`;
const CALLS = {
  holdSlot: `mutation ($input: HoldSlotInput!) { holdSlot(input: $input) { ${RESULT} } }`,
  bookAppointment: `mutation ($input: BookAppointmentInput!) { bookAppointment(input: $input) { ${RESULT} ... on NotEligible { message } ... on TooManyOpenAppointments { message limit } } }`,
  rescheduleAppointment: `mutation ($input: RescheduleAppointmentInput!) { rescheduleAppointment(input: $input) { ${RESULT} ... on ChangeTooLate { message until } } }`,
} as const;

interface Outcome {
  readonly __typename: string;
  readonly message?: string;
  readonly reason?: string;
  readonly fields?: readonly { path: string; code: string; message: string }[];
}

/** Whom is asked, and whose rows must stay as they are. */
export interface Refusing {
  readonly database: TestDatabase;
  readonly api: RunningApi;
  readonly municipality: Municipality;
}

/** Asks in both languages for what must be refused, and sees to it that not a row changes. */
export async function refusals(
  { database, api, municipality }: Refusing,
  operation: keyof typeof CALLS,
  input: unknown,
): Promise<{ it: Outcome; en: Outcome }> {
  const before = await rowsDigest(database, municipality.tenant.id);
  const ask = async (language: string): Promise<Outcome> => {
    const answer = await api.ask(municipality.host, { query: CALLS[operation], variables: { input } }, { 'accept-language': language });
    expectNothingOfTheInside(answer);
    expect(answer.errors).toBeUndefined();
    return answer.data?.[operation] as Outcome;
  };
  const outcomes = { it: await ask('it'), en: await ask('en') };
  expect(await rowsDigest(database, municipality.tenant.id)).toEqual(before);
  return outcomes;
}
