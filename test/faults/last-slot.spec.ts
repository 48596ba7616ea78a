import { beforeAll, expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import {
  aDesk,
  aHold,
  anAppointment,
  anOffice,
  aService,
  aSpecialOpening,
  aTenant,
  testDatabase,
  type TestDatabase,
  type TestDesk,
  type TestOffice,
  type TestService,
  type TestTenant,
} from '@casa/testing';
import { ApiClient } from './api-client.ts';
import { apiProcesses } from './api-processes.ts';

const PROCESSES = 2;
const WRITERS = 50;
const ROUNDS = 200;
const ROUNDS_OF_LENGTHS = 20;
const ROUNDS_OF_MOVES = 10;
const ZONE = 'Europe/Rome';

/** Far enough for every lead time, near enough for every horizon. */
const DAY = Temporal.Now.plainDateISO(ZONE).add({ days: 10 });

const BOOK = `mutation ($input: BookAppointmentInput!) {
  bookAppointment(input: $input) {
    __typename
    ... on AppointmentBooked { manageToken appointment { id startsAt } }
    ... on SlotNotOffered { reason }
    ... on InvalidInput { fields { path code } }
  }
}`;
const MOVE = `mutation ($input: RescheduleAppointmentInput!) { rescheduleAppointment(input: $input) { __typename } }`;

interface Wish {
  readonly office: TestOffice;
  readonly service: TestService;
  /** HH:MM */
  readonly at: string;
}

let database: TestDatabase;
let tenant: TestTenant;
let home: TestOffice;
let clients: readonly ApiClient[];
let lastCitizen = 0;

beforeAll(async () => {
  database = await testDatabase();
  tenant = await aTenant(database, { slug: 'ultimo-posto' });
  home = await anOffice(database, tenant);
  const apis = await apiProcesses(database, PROCESSES);
  clients = apis.urls.map((url) => new ApiClient(url, tenant.hosts[0]!, WRITERS));
  return async () => {
    for (const client of clients) client.close();
    await apis[Symbol.asyncDispose]();
    await database.drop();
  };
});

/** @returns what the caller was told, in one word: the outcome's name, or the error. */
async function told(
  writer: number,
  query: string,
  input: object,
  field: string,
): Promise<{ word: string; outcome: Record<string, unknown> }> {
  const { status, data, errors } = await clients[writer % PROCESSES]!.ask(query, { input });
  const outcome = data?.[field] as Record<string, unknown> | undefined;
  if (status !== 200 || errors || !outcome) return { word: `error ${status} ${JSON.stringify(errors)}`, outcome: {} };
  const why = 'reason' in outcome ? ` ${String(outcome['reason'])}` : 'fields' in outcome ? ` ${JSON.stringify(outcome['fields'])}` : '';
  return { word: `${String(outcome['__typename'])}${why}`, outcome };
}

function book(writer: number, { office, service, at }: Wish): ReturnType<typeof told> {
  lastCitizen += 1;
  const input = {
    serviceId: service.id,
    officeId: office.id,
    startsAt: new Date(instant(at)).toISOString(),
    citizen: {
      givenName: 'Nicola',
      familyName: 'De Bellis',
      email: `cittadino-${lastCitizen}@example.it`,
      address: { street: 'Corso Vittorio Emanuele 1', postalCode: '70122', city: 'Bari' },
      resident: true,
    },
    reason: 'Ultimo posto libero',
    privacyNoticeRead: true,
  };
  return told(writer, BOOK, input, 'bookAppointment');
}

function instant(time: string): number {
  return DAY.toZonedDateTime({ timeZone: ZONE, plainTime: time }).epochMilliseconds;
}

/** An office that opens on the day alone. */
async function anOpenOffice(opens: string, closes: string): Promise<TestOffice> {
  const office = await anOffice(database, tenant);
  await aSpecialOpening(database, office, { day: DAY.toString(), opens, closes });
  return office;
}

function counted(words: readonly string[]): Record<string, number> {
  return words.reduce<Record<string, number>>((counts, word) => ({ ...counts, [word]: (counts[word] ?? 0) + 1 }), {});
}

function writers<Outcome>(each: (writer: number) => Promise<Outcome>, count = WRITERS): Promise<Outcome[]> {
  return Promise.all(Array.from({ length: count }, (_, writer) => each(writer)));
}

async function claims({ id }: TestDesk): Promise<{ from: number; until: number }[]> {
  const rows = await database.asSuperuser(
    `select (extract(epoch from starts_at) * 1000)::float8 as from, (extract(epoch from ends_at) * 1000)::float8 as until
     from desk_claim where desk_id = $1 and appointment_id is not null order by starts_at`,
    [id],
  );
  return rows as unknown as { from: number; until: number }[];
}

it(`gives the last free slot to one of ${WRITERS} writers in each of ${ROUNDS} rounds, and tells the others that it is taken`, async () => {
  const service = await aService(database, home, { horizonDays: 12 });
  const begun = performance.now();
  let racing = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const office = await anOpenOffice('09:00', '09:30');
    const desks = [await aDesk(database, office, [service])];
    // The last one of three desks, every other round.
    if (round % 2 === 1) {
      for (let other = 0; other < 2; other += 1) desks.push(await aDesk(database, office, [service]));
      for (const desk of desks.slice(0, 2)) await anAppointment(database, { service, desk, startsAt: new Date(instant('09:00')) });
    }
    const started = performance.now();
    const outcomes = await writers((writer) => book(writer, { office, service, at: '09:00' }));
    racing += performance.now() - started;
    expect(counted(outcomes.map(({ word }) => word)), `round ${round}`).toEqual({ AppointmentBooked: 1, SlotTaken: WRITERS - 1 });
    expect(await claims(desks.at(-1)!)).toEqual([{ from: instant('09:00'), until: instant('09:30') }]);
  }
  const [{ open } = { open: 0 }] = await database.asSuperuser(`select count(*)::int as open from appointment where service_id = $1`, [
    service.id,
  ]);
  expect(open).toBe(ROUNDS + ROUNDS);
  console.log(
    `last slot: ${ROUNDS} rounds of ${WRITERS} writers over ${PROCESSES} API processes: ${ROUNDS} booked, ${ROUNDS * (WRITERS - 1)} told it is taken, ` +
      `no error; ${(racing / 1000).toFixed(1)} s racing, ${((performance.now() - begun) / 1000).toFixed(1)} s in all`,
  );
});

it('never lets services of different length overlap at one desk, and refuses nobody whose time stayed free', async () => {
  const services = await Promise.all(
    [20, 30, 60].map((minutes) => aService(database, home, { minutes, stepMinutes: 10, horizonDays: 12 })),
  );
  let booked = 0;
  for (let round = 0; round < ROUNDS_OF_LENGTHS; round += 1) {
    const office = await anOpenOffice('09:00', '11:00');
    const desk = await aDesk(database, office, services);
    // Holds that ran out stand in the way, and whoever comes first clears them.
    if (round % 2 === 1) {
      for (const start of ['09:00', '10:10']) {
        await aHold(database, { desk, startsAt: new Date(instant(start)), minutes: 50, heldUntil: new Date(Date.now() - 1000) });
      }
    }
    const wishes = Array.from({ length: WRITERS }, (_, writer) => wishOf(office, services[writer % 3]!, writer * 7 + round));
    const outcomes = await writers((writer) => book(writer, wishes[writer]!));
    const words = outcomes.map(({ word }) => word);
    expect(Object.keys(counted(words)).sort(), `round ${round}`).toEqual(['AppointmentBooked', 'SlotTaken']);
    const taken = await claims(desk);
    expect(taken).toHaveLength(words.filter((word) => word === 'AppointmentBooked').length);
    for (const [index, { from }] of taken.entries()) expect(from).toBeGreaterThanOrEqual(taken[index - 1]?.until ?? 0);
    for (const [writer, { at, service }] of wishes.entries()) {
      const from = instant(at);
      const inTheWay = taken.some((claim) => claim.from < from + service.minutes * 60_000 && from < claim.until);
      if (words[writer] === 'SlotTaken') expect(inTheWay, `round ${round}: ${at} for ${service.minutes} minutes`).toBe(true);
    }
    booked += taken.length;
  }
  console.log(`different lengths: ${ROUNDS_OF_LENGTHS} rounds of ${WRITERS} writers, ${booked} booked without an overlap, no error`);
});

/** A start from nine on, in steps of ten minutes, that ends by eleven. */
function wishOf(office: TestOffice, service: TestService, number: number): Wish {
  const starts = (120 - service.minutes) / 10 + 1;
  const minutes = (number % starts) * 10;
  return { office, service, at: `${9 + Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`.padStart(5, '0') };
}

it('moves one of twenty appointments to the last free slot, and leaves the others where they are', async () => {
  const service = await aService(database, home, { minutes: 10, stepMinutes: 10, horizonDays: 12 });
  const movers = 20;
  for (let round = 0; round < ROUNDS_OF_MOVES; round += 1) {
    const office = await anOpenOffice('09:00', '12:30');
    const desk = await aDesk(database, office, [service]);
    const places = Array.from({ length: movers }, (_, index) => `${9 + Math.floor(index / 6)}:${index % 6}0`.padStart(5, '0'));
    const booked = await writers((writer) => book(writer, { office, service, at: places[writer]! }), movers);
    const tokens = booked.map(({ outcome }) => String(outcome['manageToken']));
    const startsAt = new Date(instant('12:20')).toISOString();
    const outcomes = await writers((writer) => told(writer, MOVE, { token: tokens[writer], startsAt }, 'rescheduleAppointment'), movers);
    const words = outcomes.map(({ word }) => word);
    expect(counted(words), `round ${round}`).toEqual({ AppointmentRescheduled: 1, SlotTaken: movers - 1 });
    const stayed = places.filter((_, index) => words[index] === 'SlotTaken');
    expect((await claims(desk)).map(({ from }) => from)).toEqual([...stayed, '12:20'].map(instant));
  }
  console.log(`moves: ${ROUNDS_OF_MOVES} rounds of ${movers} appointments that want the last slot, no error`);
});
