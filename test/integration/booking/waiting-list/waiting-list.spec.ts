import { aDesk, anOffice, aService, fixedClock, weeklyHours } from '@casa/testing';
import { describe, expect, it } from 'vitest';
import { granted, inWinter, request, taken } from '../a-counter.js';
import { oneTown } from './one-town.js';
import { joins, stateOf, wish } from './people-who-wait.js';

const SUNDAY_NOON = '2026-11-22T12:00:00+01:00';
const clock = fixedClock(SUNDAY_NOON);
const town = oneTown(clock, SUNDAY_NOON, 20);

const why = (outcome: { ok: boolean; refusal?: { code: string } }) => (outcome.ok ? 'ok' : outcome.refusal!.code);

describe('an hour that comes free', () => {
  it('is offered to the first on the town.list, who books it; the others move up', async () => {
    const free = await town.booked('2026-11-24T09:00');
    const first = await joins(town.list, town.counter, 'uno@example.it');
    const second = await joins(town.list, town.counter, 'due@example.it');
    expect([await stateOf(town.list, town.counter.caller, first), await stateOf(town.list, town.counter.caller, second)]).toEqual([
      'WAITING 1',
      'WAITING 2',
    ]);
    await free();
    await town.list.work();
    expect(await town.told()).toEqual(['uno 09:00 OPEN']);
    expect(await stateOf(town.list, town.counter.caller, first)).toBe('OFFERED 1');
    expect(await taken(town.database, town.counter.desk)).toEqual(['09:00-09:30 held']);

    const { appointment } = await accepted(await town.last());
    expect(appointment).toMatchObject({ startsAt: inWinter('2026-11-24T09:00'), status: 'BOOKED', personId: null });
    await town.list.work();
    expect(await town.told()).toEqual(['uno 09:00 ACCEPTED']);
    expect(await taken(town.database, town.counter.desk)).toEqual(['09:00-09:30']);
    expect([await stateOf(town.list, town.counter.caller, first), await stateOf(town.list, town.counter.caller, second)]).toEqual([
      'BOOKED',
      'WAITING 1',
    ]);
  });

  it('is nobody else’s between the cancellation and the offer', async () => {
    const free = await town.booked('2026-11-24T09:00');
    await joins(town.list, town.counter, 'uno@example.it');
    await free();
    const passerBy = await town.list.book.execute(
      town.counter.caller,
      request(town.counter, '2026-11-24T09:00', { citizen: { email: 'due@example.it' } }),
    );
    expect(why(passerBy)).toBe('SLOT_TAKEN');
    await town.list.work();
    expect(await town.told()).toEqual(['uno 09:00 OPEN']);
  });

  it('is everybody’s when nobody on the list wants it, and at once when nobody waits', async () => {
    const [nine, ten] = [await town.booked('2026-11-24T09:00'), await town.booked('2026-11-24T10:00', 'seconda@example.it')];
    await nine();
    expect(await taken(town.database, town.counter.desk)).toEqual(['10:00-10:30']);
    await joins(town.list, town.counter, 'uno@example.it', {
      times: { firstDay: '2026-11-25', lastDay: '2026-11-27', weekdays: [], from: null, until: null },
    });
    await ten();
    expect(await taken(town.database, town.counter.desk)).toEqual(['10:00-10:30 held']);
    await town.list.work();
    expect(await taken(town.database, town.counter.desk)).toEqual([]);
    expect(await town.told()).toEqual([]);
  });

  it('is everybody’s too when the worker was away for long, and offered when it is back and it is still free', async () => {
    const free = await town.booked('2026-11-24T09:00');
    await joins(town.list, town.counter, 'uno@example.it');
    await free();
    clock.advance(11 * 60_000);
    granted(
      await town.list.book.execute(
        town.counter.caller,
        request(town.counter, '2026-11-24T09:00', { citizen: { email: 'due@example.it' } }),
      ),
    );
    await town.list.work();
    expect(await town.told()).toEqual([]);
    expect(await taken(town.database, town.counter.desk)).toEqual(['09:00-09:30']);
  });

  it('by a move too: all of it, or what the move leaves', async () => {
    const long = await aService(town.database, town.counter.office, { minutes: 60, stepMinutes: 15 });
    await town.database.inTenant(town.counter.tenant.id, (client) =>
      client.query('insert into desk_service (tenant_id, service_id, desk_id) values ($1, $2, $3)', [
        town.counter.tenant.id,
        long.id,
        town.counter.desk.id,
      ]),
    );
    const mine = granted(
      await town.list.book.execute(town.counter.caller, request({ ...town.counter, service: long }, '2026-11-24T09:30')),
    );
    await joins(town.list, town.counter, 'uno@example.it');
    granted(await town.list.reschedule.execute(town.counter.caller, mine.manageToken, inWinter('2026-11-24T10:00')));
    await town.list.work();
    expect(await town.told()).toEqual(['uno 09:30 OPEN']);
    await joins(town.list, town.counter, 'due@example.it');
    granted(await town.list.reschedule.execute(town.counter.caller, mine.manageToken, inWinter('2026-11-25T10:00')));
    await town.list.work();
    expect(await town.told()).toEqual(['uno 09:30 OPEN', 'due 10:00 OPEN']);
  });

  it('and is longer than one appointment goes to as many as it holds', async () => {
    const long = await aService(town.database, town.counter.office, { minutes: 90 });
    await town.database.inTenant(town.counter.tenant.id, (client) =>
      client.query('insert into desk_service (tenant_id, service_id, desk_id) values ($1, $2, $3)', [
        town.counter.tenant.id,
        long.id,
        town.counter.desk.id,
      ]),
    );
    const mine = granted(
      await town.list.book.execute(town.counter.caller, request({ ...town.counter, service: long }, '2026-11-24T09:00')),
    );
    for (const email of ['uno', 'due', 'tre', 'quattro']) await joins(town.list, town.counter, `${email}@example.it`);
    granted(await town.list.cancel.execute(town.counter.caller, mine.manageToken));
    await town.list.work();
    expect(await town.told()).toEqual(['uno 09:00 OPEN', 'due 09:30 OPEN', 'tre 10:00 OPEN']);
  });

  it('passes over whom it does not suit: other days, other hours, another office, another way, as many appointments as one may have', async () => {
    const other = await anOffice(town.database, town.counter.tenant);
    await aDesk(town.database, other, [town.counter.service]);
    await weeklyHours(town.database, other);
    const times = { firstDay: '2026-11-23', lastDay: '2026-11-27', weekdays: [], from: null, until: null };
    await joins(town.list, town.counter, 'giorni@example.it', { times: { ...times, weekdays: [1, 3] } });
    await joins(town.list, town.counter, 'ore@example.it', { times: { ...times, from: '10:00' } });
    await joins(town.list, town.counter, 'ufficio@example.it', { officeIds: [other.id] });
    await joins(town.list, town.counter, 'prenotata@example.it');
    await joins(town.list, town.counter, 'adatta@example.it', {
      officeIds: [town.counter.office.id],
      times: { ...times, weekdays: [2], from: '09:00', until: '09:30' },
    });
    await town.booked('2026-11-26T09:00', 'prenotata@example.it');
    const free = await town.booked('2026-11-24T09:00');
    await free();
    await town.list.work();
    expect(await town.told()).toEqual(['adatta 09:00 OPEN']);
  });

  it('at an office that gives the service later goes to who waited for every office already', async () => {
    const other = await anOffice(town.database, town.counter.tenant);
    await weeklyHours(town.database, other);
    await joins(town.list, town.counter, 'uno@example.it');
    await aDesk(town.database, other, [town.counter.service]);
    await joins(town.list, town.counter, 'due@example.it');
    const citizen = { email: 'prima@example.it' };
    const there = request({ ...town.counter, office: other }, '2026-11-24T09:00', { citizen });
    const { manageToken } = granted(await town.list.book.execute(town.counter.caller, there));
    granted(await town.list.cancel.execute(town.counter.caller, manageToken));
    await town.list.work();
    expect(await town.told()).toEqual(['uno 09:00 OPEN']);
  });

  it('is not offered when there is no time to answer', async () => {
    const free = await town.booked('2026-11-23T09:00');
    await joins(town.list, town.counter, 'uno@example.it');
    clock.set('2026-11-23T07:40:00+01:00');
    await free();
    await town.list.work();
    expect(await town.told()).toEqual([]);
    expect(await taken(town.database, town.counter.desk)).toEqual([]);
  });
});

describe('entering the list', () => {
  it('is once for a service, and anew when it is over', async () => {
    const token = await joins(town.list, town.counter, 'uno@example.it');
    expect(why(await town.list.join.execute(town.counter.caller, wish(town.counter, ' UNO@example.it ')))).toBe('ALREADY_WAITING');
    const both = await Promise.all([1, 2, 3].map(() => town.list.join.execute(town.counter.caller, wish(town.counter, 'due@example.it'))));
    expect(both.map(why).sort()).toEqual(['ALREADY_WAITING', 'ALREADY_WAITING', 'ok']);
    await town.list.leave.execute(town.counter.caller, token);
    expect(why(await town.list.join.execute(town.counter.caller, wish(town.counter, 'uno@example.it')))).toBe('ok');
  });

  it('is refused for what cannot be had', async () => {
    const times = wish(town.counter, 'uno@example.it').times;
    const tries = [
      [{ serviceId: 'x' }, 'NOT_FOUND'],
      [{ serviceId: town.counter.office.id }, 'NOT_FOUND'],
      [{ channel: 'VIDEO' }, 'NOT_FOUND'],
      [{ officeIds: [town.counter.service.id] }, 'INVALID'],
      [{ near: { km: 20 } }, 'INVALID'],
      [{ times: { ...times, lastDay: '2026-11-21' } }, 'INVALID'],
      [{ times: { ...times, firstDay: '2026-11-28' } }, 'INVALID'],
      [{ times: { ...times, lastDay: '2028-01-01' } }, 'INVALID'],
      [{ times: { ...times, from: '10:00', until: '10:20' } }, 'INVALID'],
    ] as const;
    for (const [given, expected] of tries) {
      expect(
        why(await town.list.join.execute(town.counter.caller, wish(town.counter, 'uno@example.it', given))),
        JSON.stringify(given),
      ).toBe(expected);
    }
    await town.database.inTenant(town.counter.tenant.id, (client) =>
      client.query('update service set open_to_non_residents = false where id = $1', [town.counter.service.id]),
    );
    const stranger = wish(town.counter, 'uno@example.it');
    expect(why(await town.list.join.execute(town.counter.caller, { ...stranger, citizen: { ...stranger.citizen, resident: false } }))).toBe(
      'NOT_ELIGIBLE',
    );
    expect(await town.stored('select 1 from waiting_entry')).toEqual([]);
  });

  it('is written to with the link to one’s place', async () => {
    const token = await joins(town.list, town.counter, 'uno@example.it');
    await town.list.work();
    expect(town.list.letters.map(({ to }) => to)).toEqual(['uno@example.it']);
    expect(town.list.letters[0]!.text).toContain(`/lista-attesa/link/${token}`);
  });
});

describe('what is stored', () => {
  it('names nobody in the clear, and forgets who it was when the wait is over', async () => {
    const token = await joins(town.list, town.counter, 'uno@example.it');
    const everything = async () =>
      JSON.stringify([
        await town.database.asSuperuser('select * from waiting_entry'),
        await town.database.asSuperuser('select * from waiting_wish'),
        await town.database.asSuperuser('select * from waiting_state'),
        await town.database.asSuperuser('select * from waiting_offer'),
        await town.database.asSuperuser('select data from pgboss.job'),
      ]);
    expect(await everything()).not.toMatch(/uno@|Lorusso|Maria|Sparano|5771111/);
    await town.list.leave.execute(town.counter.caller, token);
    await town.list.work();
    expect(await town.stored('select citizen_sealed, contact_digest from waiting_entry')).toEqual([
      { citizen_sealed: null, contact_digest: null },
    ]);
    expect(await town.stored('select 1 from waiting_wish')).toEqual([]);
    expect(await stateOf(town.list, town.counter.caller, token)).toBe('LEFT');
  });
});

describe('the last day', () => {
  it('ends the wait, with a letter', async () => {
    const token = await joins(town.list, town.counter, 'uno@example.it');
    await town.list.work();
    clock.set('2026-11-27T23:59:00+01:00');
    expect(await town.list.work()).toEqual([]);
    clock.set('2026-11-28T00:00:00+01:00');
    expect(await town.list.work()).toEqual(['booking.waiting-over']);
    expect(await stateOf(town.list, town.counter.caller, token)).toBe('ENDED');
    expect(town.list.letters.at(-1)!.text).toContain('i giorni che aveva indicato sono passati');
    await town.list.workAgain();
    expect(town.list.letters).toHaveLength(2);
  });

  it('forgets who it was even where the letter is refused for good', async () => {
    await joins(town.list, town.counter, 'uno@example.it');
    town.list.undeliverable.add('uno@example.it');
    clock.set('2026-11-28T00:00:00+01:00');
    await town.list.work();
    expect(await town.stored('select citizen_sealed from waiting_entry')).toEqual([{ citizen_sealed: null }]);
    const failed = await town.database.asSuperuser(`select name from pgboss.job where state = 'failed' order by name`);
    expect(failed.map(({ name }) => name)).toEqual(['booking.waiting-joined', 'booking.waiting-over']);
  });

  it('is looked at again in a minute by a worker whose clock is behind the database’s', async () => {
    await joins(town.list, town.counter, 'uno@example.it');
    const [over] = await town.database.asSuperuser(`select data from pgboss.job where name = 'booking.waiting-over'`);
    await town.database.asSuperuser('delete from pgboss.job');
    await town.list.handle('booking.waiting-over', over!['data'] as object);
    const [again] = await town.database.asSuperuser(
      `select start_after - created_on >= interval '59 seconds' as later, start_after < created_on + interval '1 hour' as soon
       from pgboss.job where name = 'booking.waiting-over'`,
    );
    expect(again).toEqual({ later: true, soon: true });
  });
});

async function accepted(token: string) {
  const outcome = await town.list.accept.execute(town.counter.caller, token, []);
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}
