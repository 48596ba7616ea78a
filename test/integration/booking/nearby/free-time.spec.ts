import { aClosure, aDesk, aSpecialOpening, fixedClock, testDatabase, weeklyHours } from '@casa/testing';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { granted, request, slot } from '../a-counter.js';
import { type UseCases, useCases } from '../use-cases.js';
import { aTownAt, computed, type Computing, computing, noteAll } from './a-metropolis.js';

const NOW = '2026-11-23T08:00:00+01:00';
const DAY = '2026-11-25';

const database = await testDatabase();
const clock = fixedClock(NOW);
const town = await aTownAt(database, 'bari', { service: { horizonDays: 3, leadMinutes: 120, channels: ['IN_PERSON', 'TELEPHONE'] } });
const neighbour = await aTownAt(database, 'modugno', { service: { horizonDays: 2 } });
const worker: Computing = await computing(database, clock);
const booking: UseCases = await useCases(database, clock);

/** What lies in the table for an hour that is too soon is left to who asks: the clock goes on without it. */
const WHOLE = [
  '2026-11-23 09:00 10:00 11:00',
  '2026-11-24 09:00 10:00 11:00',
  '2026-11-25 09:00 10:00 11:00',
  '2026-11-26 09:00 10:00 11:00',
];
const without = (hour: string): string[] => WHOLE.map((day) => (day.startsWith(DAY) ? day.replace(` ${hour}`, '') : day));
const pending = async (): Promise<number> =>
  Number((await database.asSuperuser('select count(*) from free_time_change where due_at <= $1', [clock.now()]))[0]!['count']);

beforeEach(async () => {
  clock.set(NOW);
  for (const table of ['person_item', 'desk_claim', 'appointment', 'closure', 'special_opening', 'free_time_change'])
    await database.asSuperuser(`delete from ${table}`);
  await noteAll(database, clock.now());
  await worker.all();
});

afterEach(async () => {
  // Whatever a test did: once nothing is due any more, the table says what whoever books is offered.
  await worker.all();
  clock.set(NOW);
  await noteAll(database, clock.now());
  await worker.all();
});

afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await booking[Symbol.asyncDispose]();
  await database.drop();
});

const book = async (at = `${DAY}T10:00`) => granted(await booking.book.execute(town.caller, request(town, at)));

describe('the free time that every municipality reads', () => {
  it('is that of each place, for each way to meet, as far as one may book', async () => {
    expect(await computed(database, town)).toEqual(WHOLE);
    expect(await computed(database, town, 'TELEPHONE')).toEqual(WHOLE);
    expect(await computed(database, neighbour)).toEqual(WHOLE.slice(0, 3));
    expect(await worker.offered(town)).toEqual(['2026-11-23 10:00 11:00', ...WHOLE.slice(1)]);
  });

  it('changes with a booking, on its day, and nothing is left to do', async () => {
    await book();
    expect(await pending()).toBe(1);
    expect(await computed(database, town)).toEqual(WHOLE);
    await worker.all();
    expect(await computed(database, town)).toEqual(without('10:00'));
    expect(await computed(database, town, 'TELEPHONE')).toEqual(without('10:00'));
    expect(await pending()).toBe(0);
  });

  it('changes with a cancellation and with a move, of the day left and of the day taken', async () => {
    const { manageToken } = await book();
    await worker.all();
    granted(await booking.reschedule.execute(town.caller, manageToken, slot(town, '2026-11-26T09:00').startsAt));
    await worker.all();
    expect(await computed(database, town)).toEqual([...WHOLE.slice(0, 3), '2026-11-26 10:00 11:00']);
    granted(await booking.cancel.execute(town.caller, manageToken));
    await worker.all();
    expect(await computed(database, town)).toEqual(WHOLE);
  });

  it('has no row for a day that is full, and has it again', async () => {
    const tokens = [];
    for (const hour of ['09:00', '10:00', '11:00'])
      tokens.push(granted(await booking.book.execute(town.caller, request(town, `${DAY}T${hour}`))).manageToken);
    await worker.all();
    expect(await computed(database, town)).toEqual(WHOLE.filter((day) => !day.startsWith(DAY)));
    granted(await booking.cancel.execute(town.caller, tokens[1]!));
    await worker.all();
    expect(await computed(database, town)).toContain(`${DAY} 10:00`);
  });

  it('leaves out what is held, and has it again when the hold is given back', async () => {
    const { token } = granted(await booking.hold.execute(town.caller, slot(town, `${DAY}T09:00`)));
    await worker.all();
    expect(await computed(database, town)).toEqual(without('09:00'));
    granted(await booking.release.execute(town.caller, token));
    await worker.all();
    expect(await computed(database, town)).toEqual(WHOLE);
  });

  it('has what was held again when the hold runs out, which nobody writes', async () => {
    granted(await booking.hold.execute(town.caller, slot(town, `${DAY}T09:00`)));
    await worker.all();
    clock.advance(19 * 60_000);
    await worker.all();
    expect(await computed(database, town)).toEqual(without('09:00'));
    clock.advance(2 * 60_000);
    expect(await pending()).toBe(1);
    await worker.all();
    expect(await computed(database, town)).toEqual(WHOLE);
    expect(await pending()).toBe(0);
  });

  it('keeps out what a hold became', async () => {
    const { token } = granted(await booking.hold.execute(town.caller, slot(town, `${DAY}T09:00`)));
    granted(await booking.book.execute(town.caller, request(town, `${DAY}T09:00`, { holdToken: token })));
    clock.advance(21 * 60_000);
    await worker.all();
    expect(await computed(database, town)).toEqual(without('09:00'));
  });

  it('says nothing of what was refused or undone', async () => {
    await book();
    await worker.all();
    expect((await booking.book.execute(town.caller, request(town, `${DAY}T10:00`, { citizen: { email: 'x@example.it' } }))).ok).toBe(false);
    expect(await pending()).toBe(0);
  });

  it('follows closures, special openings and hours', async () => {
    await aClosure(database, town.tenant, {
      from: new Date(`${DAY}T10:00+01:00`),
      until: new Date(`${DAY}T11:00+01:00`),
      office: town.office,
    });
    await aSpecialOpening(database, town.office, { day: '2026-11-24', opens: '15:00', closes: '16:00' });
    await noteAll(database, clock.now());
    await worker.all();
    expect(await computed(database, town)).toEqual([WHOLE[0], '2026-11-24 15:00', `${DAY} 09:00 11:00`, WHOLE[3]]);
  });

  it('goes on with the night: the day gone by is gone, another one can be booked', async () => {
    clock.set('2026-11-23T23:59:59+01:00');
    await worker.all();
    expect(await computed(database, town)).toHaveLength(4);
    clock.set('2026-11-24T00:00:01+01:00');
    expect(await pending()).toBe(2);
    await worker.all();
    expect(await computed(database, town)).toEqual([...WHOLE.slice(1), '2026-11-27 09:00 10:00 11:00']);
    clock.set('2026-11-25T00:00:01+01:00');
    await worker.all();
    expect(await computed(database, town)).toEqual([...WHOLE.slice(2), '2026-11-27 09:00 10:00 11:00', '2026-11-28 09:00 10:00 11:00']);
  });
});

describe('places', () => {
  const places = () =>
    database.asSuperuser(
      `select channel, latitude, longitude, open_to_non_residents as open, name ->> 'it' as name from free_time_place where tenant_id = $1 order by channel`,
      [town.tenant.id],
    );
  const change = async (sql: string): Promise<void> => {
    await database.asSuperuser(sql, [town.tenant.id]);
    await noteAll(database, clock.now());
    await worker.all();
  };

  it('are the ways to meet that a desk and the service share, at the office', async () => {
    const at = { latitude: 41.1257, longitude: 16.8667, open: true, name: 'Certificati di bari' };
    expect(await places()).toEqual([
      { channel: 'IN_PERSON', ...at },
      { channel: 'TELEPHONE', ...at },
    ]);
  });

  it('lie at the centre of the municipality when the office does not say where it is', async () => {
    await change('update office set latitude = null, longitude = null where tenant_id = $1');
    expect(await places()).toContainEqual({
      channel: 'IN_PERSON',
      latitude: 41.12,
      longitude: 16.87,
      open: true,
      name: 'Certificati di bari',
    });
    await change('update office set latitude = 41.1257, longitude = 16.8667 where tenant_id = $1');
  });

  it.each([
    [
      'the service is suspended',
      `update service set status = 'SUSPENDED' where tenant_id = $1`,
      `update service set status = 'ACTIVE' where tenant_id = $1`,
    ],
    [
      'the service is not booked any more',
      'update service set bookable = false where tenant_id = $1',
      'update service set bookable = true where tenant_id = $1',
    ],
    [
      'it is not of the metropolitan catalogue',
      'update service set template = null where tenant_id = $1',
      `update service set template = 'certificati' where tenant_id = $1`,
    ],
    [
      'the office is retired',
      'update office set retired_at = now() where tenant_id = $1',
      'update office set retired_at = null where tenant_id = $1',
    ],
    [
      'its desks are retired',
      'update desk set retired_at = now() where tenant_id = $1',
      'update desk set retired_at = null where tenant_id = $1',
    ],
  ])('are gone when %s, with their free time, and come back', async (_what, away, back) => {
    await change(away);
    expect(await places()).toEqual([]);
    expect(await computed(database, town)).toEqual([]);
    await change(back);
    expect(await computed(database, town)).toEqual(WHOLE);
  });

  it('follow their rules', async () => {
    await change('update service set open_to_non_residents = false, horizon_days = 1 where tenant_id = $1');
    expect(await computed(database, town)).toEqual(WHOLE.slice(0, 2));
    expect((await places())[0]).toMatchObject({ open: false });
    await change('update service set open_to_non_residents = true, horizon_days = 3 where tenant_id = $1');
  });

  it('have the free time of a desk that is added', async () => {
    const desk = await aDesk(database, town.office, [town.service], { channels: ['VIDEO', 'TELEPHONE'] });
    await weeklyHours(database, town.office, { desk, weekdays: [3], opens: '18:00', closes: '19:00' });
    await noteAll(database, clock.now());
    await worker.all();
    expect(await computed(database, town, 'TELEPHONE')).toContain(`${DAY} 09:00 10:00 11:00 18:00`);
    expect(await computed(database, town, 'VIDEO')).toEqual([]);
    await change('delete from weekly_hours where tenant_id = $1 and desk_id is not null');
    await change(`update desk set retired_at = now() where tenant_id = $1 and 'VIDEO' = any (channels)`);
  });
});

describe('who computes', () => {
  it('computes an office alone: whoever else has it in hand keeps it, and nothing is lost', async () => {
    await book();
    await worker.scope.run({ tenantId: town.tenant.id }, async ({ em }) => {
      await em.execute(`select pg_advisory_xact_lock(hashtextextended('casa.free-time ' || ?::text || ?::text, 0))`, [
        town.tenant.id,
        town.office.id,
      ]);
      await worker.round();
      expect(await computed(database, town)).toEqual(WHOLE);
    });
    await worker.all();
    expect(await computed(database, town)).toEqual(without('10:00'));
  });

  it('leaves what was due when it dies in the middle', async () => {
    await book();
    const dying = worker.scope.run({ tenantId: town.tenant.id }, async ({ em }) => {
      await em.execute('delete from free_time_change where tenant_id = ? and day is not null', [town.tenant.id]);
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await pending()).toBe(1);
    await worker.all();
    expect(await computed(database, town)).toEqual(without('10:00'));
  });
});
