import { systemClock } from '@casa/kernel';
import { testDatabase } from '@casa/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { granted, request } from '../a-counter.js';
import { type UseCases, useCases } from '../use-cases.js';
import { aWorker, type TestWorker } from '../../mail/a-worker.js';
import { eventually } from '../../mail/eventually.js';
import { aTownAt, computed, computing, type Computing, noteAll } from './a-metropolis.js';

const database = await testDatabase();
const town = await aTownAt(database, 'bari');
let offers: Computing;
let booking: UseCases;
let worker: TestWorker;

beforeAll(async () => {
  offers = await computing(database, systemClock);
  booking = await useCases(database, systemClock);
  // Nothing is mailed here: no mail server is at the port.
  worker = await aWorker(database, 1);
  await noteAll(database);
  await worker.process.start();
});

afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await booking[Symbol.asyncDispose]();
  await offers[Symbol.asyncDispose]();
  await database.drop();
});

const now = () => systemClock.now();
/** The table and the town itself agree. */
const agreed = (what: string) =>
  eventually(what, async () => {
    const offered = await offers.offered(town);
    return JSON.stringify(await computed(database, town, 'IN_PERSON', now())) === JSON.stringify(offered) ? offered : undefined;
  });

it('the worker computes what is due, by itself, and follows what is booked and given back', async () => {
  const [first] = (await agreed('all of it')).slice(2);
  const [day, hour] = first!.split(' ');
  const { manageToken } = granted(await booking.book.execute(town.caller, request(town, `${day}T${hour}`)));
  expect(await agreed('the booking')).not.toContain(first);
  granted(await booking.cancel.execute(town.caller, manageToken));
  expect(await agreed('the cancellation')).toContain(first);
});

it('what a worker that was killed left undone another one does', async () => {
  process.kill(worker.process.pid!, 'SIGKILL');
  await worker.process.stop();
  const [first] = (await offers.offered(town)).slice(3);
  const [day, hour] = first!.split(' ');
  granted(await booking.book.execute(town.caller, request(town, `${day}T${hour}`)));
  expect(await computed(database, town)).toContain(first);
  await worker.process.start();
  expect(await agreed('the booking that nobody was told of')).not.toContain(first);
});
