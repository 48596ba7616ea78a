import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BookingRefusal, OfferedSlot } from '@casa/booking';
import type { DeskId } from '@casa/contracts';
import { fixedClock, testDatabase, type TestDatabase } from '@casa/testing';
import { aCitizen } from '../a-citizen.js';
import { useCases, type UseCases } from '../use-cases.js';
import { aSmallWorld } from './any-world.js';
import { dayAfter, Oracle } from './oracle.js';
import type { World } from './world.js';
import { writeWorld, type WrittenWorld } from './written-world.js';

const SEED = Number(process.env['CASA_PROPERTY_SEED'] ?? 20_261_121);
const RUNS = Number(process.env['CASA_PROPERTY_RUNS'] ?? 100);
const MINUTE = 60_000;

const clock = fixedClock('2026-11-21T10:00:00+01:00');
let database: TestDatabase;
let booking: UseCases;
const seen = { booked: 0, refused: new Map<string, number>() };

beforeAll(async () => {
  database = await testDatabase();
  booking = await useCases(database, clock);
});
afterAll(async () => {
  await booking[Symbol.asyncDispose]();
  await database.drop();
});

/** A small world, and starts to ask for besides those that are offered: minutes from now. */
const aWorldAndProbes = fc.tuple(
  aSmallWorld(),
  fc.array(
    fc.oneof(
      fc.integer({ min: -300, max: 3000 }),
      fc.integer({ min: -60, max: 1500 }).map((fives) => fives * 5),
    ),
    { minLength: 3, maxLength: 5 },
  ),
);

it('books one after the other all that is offered, as many as fit, and nothing that is not', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(aWorldAndProbes, async ([world, probes]) => {
      const oracle = new Oracle(world);
      const written = await writeWorld(database, world);
      clock.set(new Date(world.now).toISOString());
      const starts = probes.map((minutes) => Math.floor(world.now / MINUTE + minutes) * MINUTE);
      for (const start of starts) await holdAndRelease(oracle, written, start);
      if (!oracle.isBooked()) return;

      const most = oracle.mostAppointments(daysAsked(world, oracle));
      const booked = await bookOut(world, oracle, written);
      expect(booked).toHaveLength(most);
      for (const start of [...booked.slice(0, 3), ...starts.slice(0, 2)]) await holdAndRelease(oracle, written, start);
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect([...seen.refused.keys()].sort()).toEqual(['CLOSED', 'NOT_FOUND', 'NOT_OFFERED', 'PAST', 'SLOT_TAKEN', 'TOO_FAR', 'TOO_SOON']);
  expect(seen.booked).toBeGreaterThan(RUNS);
  console.log(
    `booking out: ${seen.booked} appointments booked in ${RUNS} worlds; refused: ${JSON.stringify(Object.fromEntries(seen.refused))}`,
  );
});

/** Always the first that is offered: of appointments of one length that is how the most fit. */
async function bookOut(world: World, oracle: Oracle, written: WrittenWorld): Promise<number[]> {
  const booked: number[] = [];
  for (;;) {
    const offered = await offeredStarts(world, written);
    expect(offered).toEqual(daysAsked(world, oracle).flatMap((day) => oracle.startsOn(day)));
    const [start] = offered;
    if (start === undefined) return booked;
    const desk = written.deskIds.indexOf(await book(written, start, booked.length % 2 === 0));
    expect(oracle.verdict(start)).toEqual({ offeredAt: expect.arrayContaining([desk]) as number[] });
    oracle.take({ desk, from: start, until: start + world.service.minutes * MINUTE, heldUntil: undefined });
    booked.push(start);
    seen.booked += 1;
  }
}

async function offeredStarts({ from, days }: World, { caller, serviceId, officeId, channel }: WrittenWorld): Promise<number[]> {
  const view = await booking.availability.days(caller, { serviceId, officeId, channel, days, ...(from !== undefined && { from }) });
  return view?.days.flatMap(({ slots }) => slots.map(({ startsAt }) => startsAt)) ?? [];
}

/** @returns the desk. */
async function book({ caller, ...slot }: WrittenWorld, start: number, afterHolding: boolean): Promise<DeskId> {
  const wanted = { ...slot, startsAt: new Date(start) };
  const held = afterHolding ? await booking.hold.execute(caller, wanted) : undefined;
  if (held && !held.ok) throw new Error(`offered and not held: ${JSON.stringify(held.refusal)}`);
  const request = { ...wanted, citizen: aCitizen(), answers: [], ...(held && { holdToken: held.value.token }) };
  const outcome = await booking.book.execute(caller, request);
  if (!outcome.ok) throw new Error(`offered and not booked: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value.appointment.deskId;
}

/** A start is held if the oracle says so, else refused for the reason it says, with alternatives that can be had. */
async function holdAndRelease(oracle: Oracle, { caller, ...slot }: WrittenWorld, start: number): Promise<void> {
  const outcome = await booking.hold.execute(caller, { ...slot, startsAt: new Date(start) });
  const verdict = oracle.verdict(start);
  if (outcome.ok) {
    expect(verdict).toHaveProperty('offeredAt');
    expect(await booking.release.execute(caller, outcome.value.token)).toEqual({ ok: true, value: true });
    return;
  }
  const reason = reasonOf(outcome.refusal);
  expect(reason).toBe(oracle.isBooked() ? 'refused' in verdict && verdict.refused : 'NOT_FOUND');
  seen.refused.set(reason, (seen.refused.get(reason) ?? 0) + 1);
  const alternatives = alternativesOf(outcome.refusal).map(({ startsAt }) => startsAt);
  expect(alternatives.length).toBeLessThanOrEqual(3);
  expect(alternatives).toEqual([...new Set(alternatives)].sort((a, b) => a - b));
  for (const alternative of alternatives) expect(oracle.verdict(alternative)).toHaveProperty('offeredAt');
}

function reasonOf(refusal: BookingRefusal): string {
  return refusal.code === 'SLOT_NOT_OFFERED' ? refusal.reason : refusal.code;
}

function alternativesOf(refusal: BookingRefusal): readonly OfferedSlot[] {
  return 'alternatives' in refusal ? refusal.alternatives : [];
}

function daysAsked({ from, days }: World, oracle: Oracle): string[] {
  return Array.from({ length: days }, (_, index) => dayAfter(from ?? oracle.firstDay, index));
}
