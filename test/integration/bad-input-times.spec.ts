import { aClosure, testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMunicipality, type Municipality } from '../support/a-municipality.js';
import { book, booking, freeStarts, wantedAt } from '../support/bookings.js';
import { refusals, type Refusing } from '../support/refused-bookings.js';
import { runningApi, type RunningApi } from '../support/running-api.js';

const DAY_MS = 86_400_000;
const inTenDays = new Date(Date.now() + 10 * DAY_MS);

let database: TestDatabase;
let api: RunningApi;
let bari: Municipality;
let altamura: Municipality;
let of: Refusing;
let starts: string[];
/** Of an appointment that is to be moved, and never is. */
let manageToken: string;

beforeAll(async () => {
  database = await testDatabase();
  const patronSaint = { name: 'San Nicola', month: inTenDays.getUTCMonth() + 1, day: inTenDays.getUTCDate() };
  bari = await aMunicipality(database, 'bari', { patronSaint });
  altamura = await aMunicipality(database, 'altamura');
  api = await runningApi(database);
  of = { database, api, municipality: bari };
  starts = await freeStarts(api, bari, 30);
  ({ manageToken } = await book(api, bari, starts.at(-1)!));
});

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

describe('a time that cannot be had', () => {
  /** The first free day, at another local time. */
  const at = (time: string) => starts[0]!.replace(/T\d\d:\d\d/, `T${time}`);
  const closedDay = () => starts.find((start) => Date.parse(start) > Date.now() + 15 * DAY_MS)!.slice(0, 10);

  beforeAll(async () => {
    const day = closedDay();
    await aClosure(database, bari.tenant, {
      from: new Date(`${day}T00:00:00Z`),
      until: new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS),
      office: bari.office,
    });
  });

  const CASES: readonly { readonly what: string; readonly reason: string; readonly startsAt: () => string }[] = [
    { what: 'yesterday', reason: 'PAST', startsAt: () => new Date(Date.now() - DAY_MS).toISOString() },
    { what: 'the year 0', reason: 'PAST', startsAt: () => '0000-01-01T00:00:00Z' },
    { what: 'the first of all days', reason: 'PAST', startsAt: () => '0001-01-01T00:00:00+14:00' },
    { what: '1970', reason: 'PAST', startsAt: () => '1970-01-01T00:00:00Z' },
    { what: 'beyond the horizon', reason: 'TOO_FAR', startsAt: () => new Date(Date.now() + 100 * DAY_MS).toISOString() },
    { what: 'the year 2999', reason: 'TOO_FAR', startsAt: () => '2999-11-23T09:30:00+01:00' },
    { what: 'the year 9999', reason: 'TOO_FAR', startsAt: () => '9999-12-31T23:59:59Z' },
    { what: 'the last instant that can be written', reason: 'TOO_FAR', startsAt: () => '9999-12-31T23:59:59.999999999-23:59' },
    { what: 'before the office opens', reason: 'NOT_OFFERED', startsAt: () => at('08:30') },
    { what: 'after it closes', reason: 'NOT_OFFERED', startsAt: () => at('17:00') },
    { what: 'so late that the office closes before the end', reason: 'NOT_OFFERED', startsAt: () => at('16:45') },
    { what: 'in the night', reason: 'NOT_OFFERED', startsAt: () => at('03:00') },
    {
      what: 'off the grid by seven minutes',
      reason: 'NOT_OFFERED',
      startsAt: () => new Date(Date.parse(starts[0]!) + 7 * 60_000).toISOString(),
    },
    { what: 'off the grid by a second', reason: 'NOT_OFFERED', startsAt: () => new Date(Date.parse(starts[0]!) + 1000).toISOString() },
    { what: 'off the grid by a millisecond', reason: 'NOT_OFFERED', startsAt: () => new Date(Date.parse(starts[0]!) + 1).toISOString() },
    { what: 'the day of the patron saint', reason: 'CLOSED', startsAt: () => `${inTenDays.toISOString().slice(0, 10)}T10:00:00+01:00` },
    { what: 'a day of closure', reason: 'CLOSED', startsAt: () => `${closedDay()}T10:00:00+01:00` },
  ];

  it.each(CASES)('$what: $reason, to hold, to book and to move to', async ({ reason, startsAt }) => {
    const start = startsAt();
    for (const [operation, input] of [
      ['holdSlot', wantedAt(bari, start)],
      ['bookAppointment', booking(bari, start)],
      ['rescheduleAppointment', { token: manageToken, startsAt: start }],
    ] as const) {
      const outcome = await refusals(of, operation, input);
      expect({ operation, ...outcome.it }).toMatchObject({ operation, __typename: 'SlotNotOffered', reason });
      expect(outcome.it.message).toMatch(/^(?:Questo orario|Questa data|In questo giorno).+\.$/);
      expect(outcome.en.message).toMatch(/^(?:This time|This date|The office).+\.$/);
    }
  });

  it.each([
    { what: 'a service of another office', place: () => ({ service: bari.otherService, office: bari.office }) },
    { what: 'an office that does not give it', place: () => ({ service: bari.service, office: bari.otherOffice }) },
    { what: 'another municipality’s service', place: () => ({ service: altamura.service, office: bari.office }) },
    { what: 'another municipality’s office', place: () => ({ service: bari.service, office: altamura.office }) },
    { what: 'another municipality altogether', place: () => ({ service: altamura.service, office: altamura.office }) },
    {
      what: 'ids that nothing has',
      place: () => ({
        service: { ...bari.service, id: bari.office.id as never },
        office: { ...bari.office, id: bari.service.id as never },
      }),
    },
  ])('$what is not found', async ({ place }) => {
    for (const [operation, input] of [
      ['holdSlot', wantedAt(place(), starts[0]!)],
      ['bookAppointment', booking(place(), starts[0]!)],
    ] as const) {
      const outcome = await refusals(of, operation, input);
      expect(outcome.it).toEqual({ __typename: 'NotFound', message: 'Non abbiamo trovato quello che cerchi.' });
      expect(outcome.en).toEqual({ __typename: 'NotFound', message: 'We could not find what you are looking for.' });
    }
  });

  it('a channel that the service does not have', async () => {
    const outcome = await refusals(of, 'holdSlot', { ...wantedAt(bari, starts[0]!), channel: 'VIDEO' });
    expect(outcome.it).toMatchObject({ __typename: 'SlotNotOffered', reason: 'NOT_OFFERED' });
  });
});
