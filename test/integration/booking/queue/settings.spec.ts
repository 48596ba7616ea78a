import { afterAll, expect, it } from 'vitest';
import { fixedClock, testDatabase } from '@casa/testing';
import { anOfficeWithQueue, anOperator, granted, queueUseCases } from './queue-world.js';

const database = await testDatabase();
const queue = await queueUseCases(database, fixedClock('2026-11-23T09:00:00+01:00'));

afterAll(async () => {
  await queue[Symbol.asyncDispose]();
  await database.drop();
});

it('two managers who saw the same settings: the first to save has changed them, the second learns of it, also at one instant', async () => {
  const { caller, office } = await anOfficeWithQueue(database);
  const manager = await anOperator(database);
  const { settings, version } = (await queue.manage.read(caller, manager, office.id))!;
  const save = (checkInMinutes: number, seen?: string) =>
    queue.manage.change(caller, manager, office.id, { ...settings, checkInMinutes }, seen);
  const outcomes = await Promise.all([save(30, version), save(45, version)]);
  expect(outcomes.map((outcome) => (outcome.ok ? 'saved' : outcome.refusal.code)).sort()).toEqual(['CHANGED_MEANWHILE', 'saved']);
  const now = (await queue.manage.read(caller, manager, office.id))!;
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: { version: now.version } });
  expect(granted(await save(50, now.version)).settings.checkInMinutes).toBe(50);
  // Whoever does not say what they saw saves whatever it is.
  granted(await save(60));
});
