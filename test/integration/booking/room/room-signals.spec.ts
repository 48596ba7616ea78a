import { afterAll, expect, it } from 'vitest';
import { runningApi } from '../../../support/running-api.js';
import { Browser, meeting, roomWorld } from './room-world.js';

const world = await roomWorld();
const second = await runningApi(world.database);

afterAll(async () => {
  await second[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

const contents = (events: readonly Record<string, unknown>[]) => events.map(({ content }) => content);

it('signals come in order through whatever process they were sent and are heard by', async () => {
  const { citizen, operator } = await meeting(world);
  const elsewhere = new Browser(world, undefined, second);
  elsewhere.entered = citizen.entered;
  await using first = operator.listen();
  await expect.poll(() => first.heard.length).toBeGreaterThan(0);
  const sent = Array.from({ length: 40 }, (_, number) => String(number));
  for (const [place, content] of sent.entries()) {
    expect(await (place % 2 === 0 ? citizen : elsewhere).signal(operator.id, content)).toBe('RoomChanged');
  }
  await expect.poll(() => first.of('RoomSignal').length).toBe(40);
  expect(contents(first.of('RoomSignal'))).toEqual(sent);
  const numbers = first.heard.map(({ sequence }) => sequence);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
});

it('sent by both processes at once, each is heard once and none is skipped', async () => {
  const { citizen, operator } = await meeting(world);
  const elsewhere = new Browser(world, undefined, second);
  elsewhere.entered = citizen.entered;
  await using page = operator.listen(0, second);
  await expect.poll(() => page.heard.length).toBeGreaterThan(0);
  const sent = Array.from({ length: 60 }, (_, number) => String(number));
  await Promise.all(sent.map((content, place) => (place % 2 === 0 ? citizen : elsewhere).signal(operator.id, content)));
  await expect.poll(() => page.of('RoomSignal').length).toBe(60);
  expect(contents(page.of('RoomSignal')).sort()).toEqual([...sent].sort());
  expect(new Set(page.of('RoomSignal').map(({ sequence }) => sequence)).size).toBe(60);
});

it('a page that was cut off hears by another process what it missed, and nothing twice', async () => {
  const { citizen, operator } = await meeting(world);
  const before = operator.listen();
  await citizen.signal(operator.id, 'one');
  await citizen.say('Prima');
  await expect.poll(() => [before.of('RoomSignal').length, before.of('RoomMessage').length]).toEqual([1, 1]);
  await before[Symbol.asyncDispose]();
  await citizen.signal(operator.id, 'two', 'three');
  await citizen.say('Dopo');
  await using after = operator.listen(before.last, second);
  await expect.poll(() => contents(after.of('RoomSignal'))).toEqual(['two', 'three']);
  expect(after.of('RoomMessage').map(({ text }) => text)).toEqual(['Dopo']);
});

it('a page that is loaded again hears no signals that were for the one before', async () => {
  const { citizen, operator, appointment } = await meeting(world);
  await citizen.signal(operator.id, 'for the page that is gone');
  await operator.enterOffice(appointment.id, { seat: operator.seat });
  await citizen.signal(operator.id, 'for this one');
  await using page = operator.listen();
  await expect.poll(() => contents(page.of('RoomSignal'))).toEqual(['for this one']);
});

it('go to who is in the same room, and to nobody else', async () => {
  const [here, there] = [await meeting(world), await meeting(world)];
  const waiting = new Browser(world);
  await waiting.enter({ token: (await world.appointmentIn(5)).roomToken });
  await using others = there.operator.listen();
  await expect.poll(() => others.heard.length).toBeGreaterThan(0);
  for (const stranger of [there.operator.id, waiting.id, here.citizen.id])
    expect(await here.citizen.signal(stranger, 'x')).toBe('RoomChanged');
  await there.citizen.say('Fine');
  await expect.poll(() => others.of('RoomMessage').length).toBe(1);
  expect(others.of('RoomSignal')).toEqual([]);
  const [{ count }] = (await world.database.asSuperuser('select count(*)::int as count from room_signal where appointment_id = $1', [
    here.appointment.id,
  ])) as [{ count: number }];
  expect(count).toBe(0);
});

it('are so many and so long at the most', async () => {
  const { citizen, operator } = await meeting(world);
  expect(await citizen.signal(operator.id, 'x'.repeat(20_001))).toBe('InvalidInput');
  expect(await citizen.signal(operator.id, ...Array.from({ length: 21 }, () => 'x'))).toBe('InvalidInput');
  for (let call = 0; call < 20; call += 1)
    expect(await citizen.signal(operator.id, ...Array.from({ length: 20 }, () => 'x'))).toBe('RoomChanged');
  expect(await citizen.signal(operator.id, 'one more')).toBe('RoomLimitReached');
  expect(await operator.signal(citizen.id, 'mine are counted apart')).toBe('RoomChanged');
  await world.database.asSuperuser(`update room_signal set sent_at = sent_at - interval '3 minutes'`);
  expect(await citizen.signal(operator.id, 'later')).toBe('RoomChanged');
});
