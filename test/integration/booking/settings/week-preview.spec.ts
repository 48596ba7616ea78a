import type { OfficeChange } from '@casa/booking';
import { fixedClock, testDatabase, type TestDatabase } from '@casa/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { granted, request } from '../a-counter.js';
import {
  aSettingsWorld,
  NO_CHANGE,
  previewed,
  saved,
  type SettingsUseCases,
  settingsUseCases,
  type SettingsWorld,
} from './settings-world.js';

// A Monday. In the week from the thirtieth on Sunday is the patron saint's day, in the one after Tuesday is a holiday.
const NOW = '2026-11-23T08:00:00+01:00';
const WEEKS = [
  { from: '2026-11-30', holiday: 7 },
  { from: '2026-12-07', holiday: 2 },
] as const;
const RUNS = 40;

let database: TestDatabase;
let casa: SettingsUseCases;

beforeAll(async () => {
  database = await testDatabase();
  casa = await settingsUseCases(database, fixedClock(NOW));
});
afterAll(async () => {
  await casa[Symbol.asyncDispose]();
  await database.drop();
});

interface Stretch {
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}

const quarter = (count: number) => `${String(Math.floor(count / 4)).padStart(2, '0')}:${String((count % 4) * 15).padStart(2, '0')}`;

/** Up to two stretches on some days, which do not meet. */
const week = (minimum: number): fc.Arbitrary<Stretch[]> =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.boolean()), { minLength: minimum, maxLength: 8, selector: String })
    .chain((places) =>
      fc.tuple(
        ...places.map(([weekday, isMorning]) =>
          fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 16 })).map(([starts, length]) => {
            const opens = (isMorning ? 28 : 64) + Math.min(starts, 15);
            return { weekday, opens: quarter(opens), closes: quarter(opens + length) };
          }),
        ),
      ),
    );

/** What a desk offers, said as plainly as it can be: minute by minute, by the words of the rule. */
function plainly(hours: readonly Stretch[], weekday: number, minutes: number): number[] {
  const clock = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const starts: number[] = [];
  for (const stretch of hours) {
    if (stretch.weekday !== weekday) continue;
    for (let at = clock(stretch.opens); at + minutes <= clock(stretch.closes); at += minutes) starts.push(at);
  }
  return starts;
}

function plainWeek(
  world: SettingsWorld,
  office: readonly Stretch[],
  second: readonly Stretch[],
  minutes: number,
  holiday: number,
): number[] {
  const ofSecond = second.length > 0 ? second : office;
  const desks = minutes === world.service.minutes ? [office, ofSecond] : [office];
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    weekday === holiday ? 0 : new Set(desks.flatMap((hours) => plainly(hours, weekday, minutes))).size,
  );
}

async function available(world: SettingsWorld, serviceId: string, from: string): Promise<number[]> {
  const asked = { serviceId, officeId: world.office.id, channel: 'IN_PERSON' as const, from, days: 7 };
  const found = await casa.find.days(world.manager, asked);
  return (found?.days ?? []).map(({ slots }) => slots.length);
}

it('shows the same free starts as the rule in words, and as citizens find after the save', { timeout: 120_000 }, async () => {
  const world = await aSettingsWorld(database, casa.keys);
  const { office, service, longService, second, manager } = world;
  await fc.assert(
    fc.asyncProperty(week(1), week(0), fc.constantFrom(...WEEKS), async (hours, ofSecond, { from, holiday }) => {
      const before = new Map(
        await Promise.all([service, longService].map(async ({ id }) => [id as string, await available(world, id, from)] as const)),
      );
      const change: OfficeChange = { ...NO_CHANGE, hours, deskHours: [{ deskId: second.id, hours: ofSecond }] };
      const shown = previewed(await casa.office.execute(manager, office.id, change, { version: '', isPreview: true, week: from }));
      saved(await casa.office.execute(manager, office.id, change, { version: shown.version, isPreview: false }));
      for (const { id, minutes } of [service, longService]) {
        const its = shown.services.find(({ serviceId, channel }) => serviceId === id && channel === 'IN_PERSON');
        expect(its?.days.map((day) => day.before)).toEqual(before.get(id));
        expect(its?.days.map(({ after }) => after)).toEqual(await available(world, id, from));
        expect(its?.days.map(({ after }) => after)).toEqual(plainWeek(world, hours, ofSecond, minutes, holiday));
      }
      const ofDesk = shown.desks.find(({ deskId }) => deskId === second.id);
      const desksHours = ofSecond.length > 0 ? ofSecond : hours;
      expect(ofDesk?.days.map(({ after }) => after.starts)).toEqual(
        [1, 2, 3, 4, 5, 6, 7].map((weekday) => (weekday === holiday ? 0 : plainly(desksHours, weekday, service.minutes).length)),
      );
    }),
    { numRuns: RUNS },
  );
});

it('counts what is taken as taken', async () => {
  const world = await aSettingsWorld(database, casa.keys);
  for (const time of ['09:00', '09:00', '09:30']) granted(await casa.book.execute(world.manager, request(world, `2026-12-01T${time}`)));
  const change = { ...NO_CHANGE, hours: [{ weekday: 2, opens: '09:00', closes: '11:00' }] };
  const shown = previewed(await casa.office.execute(world.manager, world.office.id, change, { version: '', isPreview: true }));
  const its = shown.services.find(({ serviceId, channel }) => serviceId === world.service.id && channel === 'IN_PERSON');
  expect(its?.days[1]).toEqual({ date: '2026-12-01', before: 5, after: 3 });
});
