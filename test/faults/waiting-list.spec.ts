import { SealedReferences } from '@casa/platform/crypto';
import {
  aDesk,
  anOffice,
  aService,
  aSpecialOpening,
  aTenant,
  testConfig,
  testDatabase,
  type TestDatabase,
  type TestOffice,
  type TestService,
  type TestTenant,
} from '@casa/testing';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, it } from 'vitest';
import { waitUntil } from '../../tools/lib/wait-until.ts';
import { aWorker, type TestWorker } from '../integration/mail/a-worker.ts';
import { moodySmtp, type MoodySmtp } from '../integration/mail/moody-smtp.ts';
import { ApiClient } from './api-client.ts';
import { apiProcesses } from './api-processes.ts';
import { doubles, madeOffers, passedOver, waitingOnes } from './waiting-order.ts';

const PROCESSES = 2;
const PEOPLE = 300;
const SLOTS = 100;
const DESKS = 5;
const CALLS_A_SECOND = 20;
/** After so many calls the worker is killed, and started again. */
const KILLS = [60, 160];
/** A job whose worker died is noticed by its heartbeat and then tried again. */
const RECOVERY_MS = 90_000;
const ZONE = 'Europe/Rome';
const DAY = Temporal.Now.plainDateISO(ZONE).add({ days: 10 });

const JOIN = `mutation ($input: JoinWaitingListInput!) { joinWaitingList(input: $input) { __typename } }`;
const BOOK = `mutation ($input: BookAppointmentInput!) { bookAppointment(input: $input) { __typename ... on AppointmentBooked { manageToken } } }`;
const CANCEL = `mutation ($input: CancelAppointmentInput!) { cancelAppointment(input: $input) { __typename } }`;
const ACCEPT = `mutation ($input: AcceptOfferInput!) { acceptOffer(input: $input) { __typename ... on OfferAccepted { appointment { id } } } }`;
const REFUSE = `mutation ($input: RefuseOfferInput!) { refuseOffer(input: $input) { __typename } }`;

let database: TestDatabase;
let tenant: TestTenant;
let office: TestOffice;
let service: TestService;
let clients: readonly ApiClient[];
let worker: TestWorker;
let smtp: MoodySmtp;
const references = new SealedReferences(testConfig()['CASA_LINK_KEY']!);
const told: Record<string, number> = {};

beforeAll(async () => {
  database = await testDatabase();
  tenant = await aTenant(database, { slug: 'in-attesa' });
  office = await anOffice(database, tenant);
  await aSpecialOpening(database, office, { day: DAY.toString(), opens: '09:00', closes: '19:00' });
  service = await aService(database, office, { horizonDays: 12 });
  for (let desk = 0; desk < DESKS; desk += 1) await aDesk(database, office, [service]);
  const apis = await apiProcesses(database, PROCESSES);
  clients = apis.urls.map((url) => new ApiClient(url, tenant.hosts[0]!));
  smtp = await moodySmtp();
  worker = await aWorker(database, smtp.port);
  await worker.process.start();
  return async () => {
    for (const client of clients) client.close();
    await worker[Symbol.asyncDispose]();
    await apis[Symbol.asyncDispose]();
    await smtp[Symbol.asyncDispose]();
    await database.drop();
  };
});

let calls = 0;

/** @returns what the API answered; an error fails the test at its end. */
async function ask(query: string, input: object, field: string): Promise<Record<string, unknown>> {
  calls += 1;
  const { data, errors, status } = await clients[calls % PROCESSES]!.ask(query, { input });
  const outcome = (data?.[field] as Record<string, unknown> | undefined) ?? { __typename: `error ${status} ${JSON.stringify(errors)}` };
  const word = `${field} ${String(outcome['__typename'])}`;
  told[word] = (told[word] ?? 0) + 1;
  return outcome;
}

function person(number: number | string): object {
  return {
    citizen: {
      ...{ givenName: 'Nicola', familyName: 'De Bellis', email: `persona-${number}@example.it`, resident: true },
      address: { street: 'Corso Vittorio Emanuele 1', postalCode: '70122', city: 'Bari' },
    },
    reason: 'Un posto che si libera',
    privacyNoticeRead: true,
  };
}

/** Every hour of every desk is somebody's. @returns what frees each. */
async function bookEverything(): Promise<{ readonly manageToken: string; readonly startsAt: string }[]> {
  const starts = Array.from({ length: SLOTS / DESKS }, (_, place) =>
    DAY.toZonedDateTime({ timeZone: ZONE, plainTime: { hour: 9 } })
      .add({ minutes: 30 * place })
      .toInstant()
      .toString(),
  );
  const all = starts.flatMap((startsAt) => Array.from({ length: DESKS }, () => startsAt));
  return Promise.all(
    all.map(async (startsAt, number) => {
      const input = { serviceId: service.id, officeId: office.id, startsAt, ...person(`prima-${number}`) };
      return { startsAt, manageToken: String((await ask(BOOK, input, 'bookAppointment'))['manageToken']) };
    }),
  );
}

/** A third come in the morning alone, a third in the afternoon, the others whenever. */
async function everybodyJoins(): Promise<void> {
  const hours = [{ until: '13:00' }, { from: '13:00' }, {}];
  let next = 0;
  const joins = async () => {
    for (let number = next++; number < PEOPLE; number = next++) {
      const days = { firstDay: DAY.toString(), lastDay: DAY.toString() };
      await ask(JOIN, { serviceId: service.id, ...days, ...hours[number % 3], ...person(number) }, 'joinWaitingList');
    }
  };
  await Promise.all(Array.from({ length: 20 }, joins));
}

/** An offer that can be answered and that nobody has in hand. */
async function anOpenOffer(inHand: Set<string>): Promise<string | undefined> {
  const rows = await database.asSuperuser(
    `select id from waiting_offer where status = 'OPEN' and told_at is not null and answer_until > now()`,
  );
  const ids = rows.map(({ id }) => String(id)).filter((id) => !inHand.has(id));
  const chosen = ids[Math.floor(Math.random() * ids.length)];
  if (chosen !== undefined) inHand.add(chosen);
  return chosen;
}

const tokenOf = (offerId: string) => references.make('waiting-offer', tenant.id, offerId, 1);

/** Hours pass, and nobody has answered. */
async function letLapse(offerId: string): Promise<void> {
  await database.asSuperuser(`update waiting_offer set answer_until = now() - interval '1 second' where id = $1`, [offerId]);
  await database.asSuperuser(
    `update pgboss.job set start_after = now() where name = 'booking.offer-due' and state = 'created' and data ->> 'offerId' = $1`,
    [offerId],
  );
}

async function answer(offerId: string): Promise<void> {
  const input = { token: tokenOf(offerId) };
  const chance = Math.random();
  if (chance < 0.5) {
    const twice = await Promise.all([ask(ACCEPT, input, 'acceptOffer'), ...(chance < 0.1 ? [ask(ACCEPT, input, 'acceptOffer')] : [])]);
    expect(new Set(twice.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  } else if (chance < 0.75) await ask(REFUSE, { ...input, leave: chance < 0.53 }, 'refuseOffer');
  else await letLapse(offerId);
}

/** So many calls a second, whatever the answers take. */
async function paced(perSecond: number, call: () => Promise<boolean>): Promise<void> {
  const begun: Promise<boolean>[] = [];
  await new Promise<void>((resolve, reject) => {
    const timer = setInterval(() => {
      const one = call();
      begun.push(one);
      one.then(
        (goesOn) => {
          if (goesOn) return;
          clearInterval(timer);
          resolve();
        },
        (error: unknown) => {
          clearInterval(timer);
          reject(error instanceof Error ? error : new Error('a call failed'));
        },
      );
    }, 1000 / perSecond);
  });
  await Promise.all(begun);
}

const UNDONE = `select 1 from pgboss.job where state in ('created', 'retry', 'active') and start_after <= now() + interval '1 minute'
  and (name like 'booking.offer-%' or name like 'booking.waiting-%' or name = 'booking.slot-freed') and not (name = 'booking.offer-due' and start_after > now())`;
const OPEN = `select 1 from waiting_offer where status = 'OPEN'`;

it(
  `${PEOPLE} people wait, ${SLOTS} slots come free at random while ${CALLS_A_SECOND} calls a second accept, refuse and let lapse, and the worker is killed: each slot to one, in order, nobody skipped`,
  { timeout: 240_000 },
  async () => {
    const toCancel = (await bookEverything()).map((slot) => ({ ...slot, chance: Math.random() })).toSorted((a, b) => a.chance - b.chance);
    await everybodyJoins();
    expect(told).toEqual({ 'bookAppointment AppointmentBooked': SLOTS, 'joinWaitingList WaitingListJoined': PEOPLE });
    const joined = calls;
    const inHand = new Set<string>();
    const kills = [...KILLS];
    const freed: string[] = [];
    let striking = Promise.resolve();
    const begun = performance.now();

    await paced(CALLS_A_SECOND, async () => {
      if (kills[0] !== undefined && calls - joined >= kills[0]) {
        kills.shift();
        striking = striking.then(async () => {
          await worker.process.kill();
          await worker.process.start();
        });
      }
      const wantsToFree = toCancel.length > 0 && Math.random() < 0.4;
      const offerId = wantsToFree ? undefined : await anOpenOffer(inHand);
      const slot = offerId === undefined ? toCancel.pop() : undefined;
      if (offerId !== undefined) await answer(offerId);
      else if (slot) {
        await ask(CANCEL, { token: slot.manageToken }, 'cancelAppointment');
        freed.push(slot.startsAt);
      } else {
        // Somebody passes by who is not on the list, and would like just this hour.
        const startsAt = freed[Math.floor(Math.random() * freed.length)]!;
        await ask(BOOK, { serviceId: service.id, officeId: office.id, startsAt, ...person(`passante-${calls}`) }, 'bookAppointment');
        return (await database.asSuperuser(OPEN)).length > 0 || (await database.asSuperuser(UNDONE)).length > 0;
      }
      return true;
    });
    await striking;
    await waitUntil(
      async () => (await database.asSuperuser(UNDONE)).length === 0 && (await database.asSuperuser(OPEN)).length === 0,
      RECOVERY_MS,
      () => new Error('the list did not come to rest'),
    );
    const seconds = (performance.now() - begun) / 1000;

    const [offers, people] = await Promise.all([madeOffers(database), waitingOnes(database)]);
    const count = (status: string) => offers.filter((offer) => offer.status === status).length;
    const minutesOf = ({ startsAt }: { readonly startsAt: number }) => {
      const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(startsAt).toZonedDateTimeISO(ZONE);
      return { from: hour * 60 + minute, until: hour * 60 + minute + service.minutes };
    };
    const violations = passedOver(people, offers, minutesOf);
    const twice = doubles(offers);
    const appointments = await database.asSuperuser(
      `select a.id from appointment a join desk_claim c on c.appointment_id = a.id join waiting_offer o on o.id = a.id and o.status = 'ACCEPTED'
       where a.status = 'BOOKED' and c.desk_id = a.desk_id and c.starts_at = a.starts_at`,
    );
    console.log(
      `waiting list: ${PEOPLE} people, ${SLOTS} slots, ${calls - joined} calls in ${seconds.toFixed(1)} s over ${PROCESSES} API processes and a worker killed ${KILLS.length} times: ` +
        `${offers.length} offers, ${count('ACCEPTED')} accepted, ${count('REFUSED')} refused, ${count('LAPSED')} lapsed; ` +
        `order violations ${violations.length}, double ${twice.length}; ${JSON.stringify(told)}`,
    );
    expect(kills).toEqual([]);
    expect(Object.keys(told).filter((word) => word.includes('error'))).toEqual([]);
    expect(violations).toEqual([]);
    expect(twice).toEqual([]);
    expect(count('ACCEPTED')).toBe(SLOTS);
    expect(appointments).toHaveLength(SLOTS);
    expect(told['bookAppointment AppointmentBooked']).toBe(SLOTS);
    for (const status of ['REFUSED', 'LAPSED']) expect(count(status)).toBeGreaterThan(10);
    expect(people.filter(({ state }) => state === 'BOOKED')).toHaveLength(SLOTS);
    // Nobody was asked twice under two names: a letter an offer, repeated under its Message-ID alone.
    const letters = smtp.received.filter((id) => id.includes('.waiting-offer@'));
    expect(new Set(letters).size).toBe(offers.filter((offer) => offer.told).length);
  },
);

it('is told by the check when somebody is passed over, or an hour is promised twice', () => {
  const one = { entryId: 'one', enteredAt: 0, state: 'WAITING', from: 0, until: 1440 };
  const people = [one, { ...one, entryId: 'two', enteredAt: 1 }];
  const offer = {
    id: 'a',
    entryId: 'two',
    deskId: 'd',
    startsAt: 1000,
    status: 'REFUSED',
    offeredAt: 10,
    closedAt: 20,
    told: true,
  } as const;
  const minutes = () => ({ from: 540, until: 570 });
  expect(passedOver(people, [offer], minutes)).toEqual(['one was passed over for a']);
  expect(passedOver(people, [{ ...offer, id: 'b', entryId: 'one', startsAt: 2000, offeredAt: 5, closedAt: 15 }, offer], minutes)).toEqual(
    [],
  );
  expect(passedOver([{ ...one, until: 560 }, people[1]!], [offer], minutes)).toEqual([]);
  expect(doubles([offer, { ...offer, id: 'b', entryId: 'one', offeredAt: 15, closedAt: 30 }])).toEqual(['a and b']);
  expect(doubles([offer, { ...offer, id: 'b', entryId: 'one', offeredAt: 20, closedAt: 30 }])).toEqual([]);
});
