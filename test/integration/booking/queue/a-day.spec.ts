import { expect, it } from 'vitest';
import {
  aDesk,
  anAppointment,
  anOffice,
  aQueue,
  aService,
  aTenant,
  fixedClock,
  testDatabase,
  type TestDesk,
  type TestService,
  weeklyHours,
} from '@casa/testing';
import { callerAt } from '../a-counter.js';
import { anOperator, granted, queueUseCases } from './queue-world.js';

const MINUTE = 60_000;
/** Each day, and how many walk-ins come: as a share of what the office is made for. */
const DAYS = { '2026-11-23': 1, '2026-11-24': 0.6, '2026-11-25': 1.2, '2026-11-26': 0.8, '2026-11-27': 1.1 };
const OPENS = 8 * 60;
const CLOSES = 14 * 60;

/** What the catalogue says of each service, what it takes in truth, and how often people come for it without booking. */
const KINDS = [
  { minutes: 20, median: 13, spread: 0.45, aWalkInEvery: 10 },
  { minutes: 30, median: 24, spread: 0.5, aWalkInEvery: 36 },
  { minutes: 10, median: 5, spread: 0.6, aWalkInEvery: 8 },
] as const;
const DESKS = [
  [0, 2],
  [0, 2],
  [1, 2],
  [0, 1],
] as const;

/** Numbers that look like chance and are the same every time (Numerical Recipes). */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Coming {
  /** Minutes after midnight. */
  readonly at: number;
  readonly service: TestService;
  /** The code of their appointment; absent for walk-ins. */
  readonly code?: string;
}

it('over a week of an office as it runs, with the real rule and the real database, the wait that is told is the wait that comes', async () => {
  const database = await testDatabase();
  const clock = fixedClock(instantOf(Object.keys(DAYS)[0]!, OPENS).toISOString());
  const queue = await queueUseCases(database, clock);
  const tenant = await aTenant(database);
  const office = await anOffice(database, tenant);
  const services = await Promise.all(KINDS.map(({ minutes }) => aService(database, office, { minutes })));
  const desks: TestDesk[] = [];
  for (const served of DESKS)
    desks.push(
      await aDesk(
        database,
        office,
        served.map((place) => services[place]!),
      ),
    );
  await weeklyHours(database, office, { opens: '08:00', closes: '14:00' });
  await aQueue(database, office, services);
  const caller = callerAt(tenant);
  const operator = await anOperator(database);
  const random = dice(72006);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

  let codes = 0;
  const whoComes = async (day: string, share: number): Promise<Coming[]> => {
    const walkIns = services.flatMap((service, kind) => {
      const found: Coming[] = [];
      for (let at = OPENS; ;) {
        at -= ((Math.log(1 - random()) * KINDS[kind]!.aWalkInEvery) / share) * (at < (OPENS + CLOSES) / 2 ? 0.8 : 1.3);
        if (at >= CLOSES - 15) return found;
        found.push({ at, service });
      }
    });
    const booked: Coming[] = [];
    for (const [place, desk] of desks.entries()) {
      for (let hour = 0; hour < 6; hour += 1) {
        const startsAt = OPENS + hour * 60 + place * 10;
        const service = services[DESKS[place]![0]]!;
        const code = `TS-${String((codes += 1)).padStart(8, '0')}`;
        await anAppointment(database, { service, desk, code, startsAt: instantOf(day, startsAt) });
        if (random() < 0.85) booked.push({ code, service, at: Math.max(OPENS, startsAt + random() * 20 - 14) });
      }
    }
    return [...walkIns, ...booked].sort((a, b) => a.at - b.at);
  };

  const told = new Map<string, Told>();
  const waits: Waited[] = [];
  // Who waits, by service: what a ticket machine without a rule knows.
  const line = new Map<string, number>();
  const inLine = (serviceId: string, more: number): number => {
    const count = (line.get(serviceId) ?? 0) + more;
    line.set(serviceId, count);
    return count;
  };
  for (const [day, share] of Object.entries(DAYS)) {
    const coming = await whoComes(day, share);
    const before = waits.length;
    const busyUntil = new Map(desks.map(({ id }) => [id, OPENS]));
    const serving = new Map<string, string>();
    for (let minute = OPENS; coming.length > 0 || serving.size > 0 || minute < CLOSES; minute += 1) {
      clock.set(instantOf(day, minute).toISOString());
      for (const desk of desks.filter(({ id }) => (busyUntil.get(id) ?? 0) <= minute)) {
        const ticketId = serving.get(desk.id);
        if (ticketId !== undefined) granted(await queue.step.execute(caller, operator, ticketId, 'finish'));
        serving.delete(desk.id);
      }
      while (coming[0] && coming[0].at <= minute) {
        const { code, service } = coming.shift()!;
        const ahead = inLine(service.id, 1) - 1;
        if (code !== undefined) {
          granted(await queue.checkIn.execute(caller, code));
          continue;
        }
        const { ticket, token } = granted(
          await queue.take.execute(caller, { officeId: office.id, serviceId: service.id, from: 'KIOSK', device: `person ${codes++}` }),
        );
        const { wait } = (await queue.view.byToken(caller, token))!;
        const kind = services.indexOf(service);
        const giving = DESKS.filter((served) => served.some((one) => one === kind)).length;
        told.set(ticket.id, { at: minute, from: wait!.from, to: wait!.to, byCatalogue: (ahead * service.minutes) / giving });
      }
      for (const desk of desks.filter(({ id }) => !serving.has(id))) {
        const outcome = await queue.callNext.execute(caller, operator, desk.id);
        if (!outcome.ok) continue;
        const { id, serviceId } = outcome.value;
        inLine(serviceId, -1);
        serving.set(desk.id, id);
        const { median, spread } = KINDS[services.findIndex((service) => service.id === serviceId)]!;
        busyUntil.set(desk.id, minute + (random() < 0.05 ? 1 : Math.max(1, median * Math.exp(spread * gauss()))));
        const said = told.get(id);
        if (said) waits.push({ ...said, waited: minute - said.at });
      }
    }
    console.log(`queue, ${day}: ${inWords(waits.slice(before))}`);
  }
  await queue[Symbol.asyncDispose]();
  await database.drop();

  console.log(`queue, ${Object.keys(DAYS).length} days of ${DESKS.length} desks: ${inWords(waits)}`);
  const { mean, off, within } = judged(waits);
  expect(waits.length).toBeGreaterThan(300);
  expect(Math.abs(mean)).toBeLessThan(4);
  expect(off).toBeLessThan(average(waits.map(({ byCatalogue, waited }) => Math.abs(byCatalogue - waited))));
  expect(within).toBeGreaterThan(0.7);
}, 300_000);

/** What a walk-in was told, minutes, and what people × catalogue ÷ desks would have said. */
interface Told {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly byCatalogue: number;
}

type Waited = Told & { readonly waited: number };

/** The middle of what was told against what came: its mean error, how far off it was, and how often the range held. */
function judged(waits: readonly Waited[]): { readonly mean: number; readonly off: number; readonly within: number } {
  const errors = waits.map(({ from, to, waited }) => (from + to) / 2 - waited);
  return {
    mean: average(errors),
    off: average(errors.map(Math.abs)),
    within: average(waits.map(({ from, to, waited }) => Number(waited >= from && waited <= to))),
  };
}

function inWords(waits: readonly Waited[]): string {
  const { mean, off, within } = judged(waits);
  const naive = waits.map(({ byCatalogue, waited }) => byCatalogue - waited);
  return (
    `${waits.length} walk-ins waited ${average(waits.map(({ waited }) => waited)).toFixed(1)} min; told: mean error ${mean.toFixed(1)}, ` +
    `off by ${off.toFixed(1)} min, ${(within * 100).toFixed(0)} % within the range; people × catalogue ÷ desks: ` +
    `mean error ${average(naive).toFixed(1)}, off by ${average(naive.map(Math.abs)).toFixed(1)} min`
  );
}

function instantOf(day: string, minutes: number): Date {
  return new Date(Date.parse(`${day}T00:00:00+01:00`) + Math.round(minutes * MINUTE));
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
