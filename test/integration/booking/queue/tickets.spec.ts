import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TicketRequest } from '@casa/booking';
import { aKiosk, aService, aSpecialOpening, aClosure, fixedClock, testDatabase, type TestDatabase } from '@casa/testing';
import { forged } from '../a-counter.js';
import { anOfficeWithQueue, granted, labelOf, type QueueOfficeWorld, queueUseCases, type QueueUseCases } from './queue-world.js';

const MONDAY_AT_NINE = '2026-11-23T09:00:00+01:00';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const WRITERS = 50;
const clock = fixedClock(MONDAY_AT_NINE);
let database: TestDatabase;
let queue: QueueUseCases;

beforeAll(async () => {
  database = await testDatabase();
  queue = await queueUseCases(database, clock);
  return async () => {
    await queue[Symbol.asyncDispose]();
    await database.drop();
  };
});
beforeEach(() => clock.set(MONDAY_AT_NINE));

const wanted = ({ office, services }: QueueOfficeWorld, given: Partial<TicketRequest> = {}): TicketRequest => ({
  ...{ officeId: office.id, serviceId: services[0].id, from: 'KIOSK' },
  ...given,
});
const take = async (world: QueueOfficeWorld, given: Partial<TicketRequest> = {}) =>
  granted(await queue.take.execute(world.caller, wanted(world, given)));
const refusalOf = async (world: QueueOfficeWorld, given: Partial<TicketRequest> = {}): Promise<unknown> => {
  const outcome = await queue.take.execute(world.caller, wanted(world, given));
  return outcome.ok ? `not refused: ${labelOf(outcome.value.ticket)}` : outcome.refusal;
};

/** @returns the link's token of a machine that the office has made known. */
const knownMachine = async ({ tenant, office }: QueueOfficeWorld) =>
  queue.references.make('queue kiosk', tenant.id, await aKiosk(database, office), 1);

/** What is stored, letter by letter, in order. */
async function numbers(world: QueueOfficeWorld, letter: string): Promise<number[]> {
  const rows = await database.asSuperuser(`select number from queue_ticket where office_id = $1 and letter = $2 order by number`, [
    world.office.id,
    letter,
  ]);
  return rows.map(({ number }) => Number(number));
}

const upTo = (count: number) => Array.from({ length: count }, (_, place) => place + 1);

describe('numbers', () => {
  it('begin at one for each letter, and again on the next day', async () => {
    const world = await anOfficeWithQueue(database);
    expect(labelOf((await take(world)).ticket)).toBe('A001');
    expect(labelOf((await take(world, { serviceId: world.services[1].id })).ticket)).toBe('B001');
    expect(labelOf((await take(world)).ticket)).toBe('A002');
    clock.set('2026-11-24T09:00:00+01:00');
    expect(labelOf((await take(world)).ticket)).toBe('A001');
  });

  it('have neither gaps nor doubles, however many take them at once and however many are refused or undone between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('first', 'second', 'undone', 'unknown'), { minLength: WRITERS, maxLength: WRITERS }),
        async (wishes) => {
          const world = await anOfficeWithQueue(database, { homeMinutes: 30, homeMeters: 500 });
          const unknown = await aService(database, world.office);
          const machines = await Promise.all(wishes.map(() => knownMachine(world)));
          await Promise.all(
            wishes.map(async (wish, writer) => {
              const kioskToken = machines[writer]!;
              if (wish === 'unknown') return refusalOf(world, { kioskToken, serviceId: unknown.id });
              if (wish === 'undone') return refusalOf(world, { from: 'HOME', position: { latitude: 0, longitude: 0 } });
              return take(world, { kioskToken, serviceId: world.services[wish === 'first' ? 0 : 1].id });
            }),
          );
          const count = (wish: string) => wishes.filter((one) => one === wish).length;
          expect(await numbers(world, 'A')).toEqual(upTo(count('first')));
          expect(await numbers(world, 'B')).toEqual(upTo(count('second')));
        },
      ),
      { numRuns: 8 },
    );
  });

  it(`go on without a gap under ${WRITERS} writers at known machines, each at its own`, async () => {
    const world = await anOfficeWithQueue(database, { knownKiosksOnly: true });
    const tokens = await Promise.all(upTo(WRITERS).map(() => knownMachine(world)));
    for (let round = 1; round <= 4; round += 1) {
      const taken = await Promise.all(tokens.map((kioskToken) => take(world, { kioskToken })));
      expect(taken.every(({ isSame }) => !isSame)).toBe(true);
      expect(await numbers(world, 'A')).toEqual(upTo(WRITERS * round));
      clock.advance(6 * SECOND);
    }
  });

  it('are undone with what they are written with', async () => {
    const world = await anOfficeWithQueue(database);
    await take(world);
    await expect(
      database.inTenant(world.tenant.id, async (client) => {
        await client.query(`update queue_counter set last = last + 1 where office_id = $1`, [world.office.id]);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(labelOf((await take(world)).ticket)).toBe('A002');
  });
});

describe('a machine that is hammered', () => {
  it('gives one number for fifty presses at once, and the next to who comes after them', async () => {
    const world = await anOfficeWithQueue(database, { knownKiosksOnly: true });
    const kioskToken = await knownMachine(world);
    const pressed = await Promise.all(upTo(WRITERS).map(() => take(world, { kioskToken })));
    expect(new Set(pressed.map(({ ticket }) => labelOf(ticket)))).toEqual(new Set(['A001']));
    expect(pressed.filter(({ isSame }) => !isSame)).toHaveLength(1);
    expect(new Set(pressed.map(({ token }) => token)).size).toBe(1);
    clock.advance(6 * SECOND);
    expect(labelOf((await take(world, { kioskToken })).ticket)).toBe('A002');
  });

  it('says when to come back, once it was pressed more often than people can', async () => {
    const world = await anOfficeWithQueue(database);
    const device = 'the machine at the door';
    for (let press = 0; press < 12; press += 1) {
      await take(world, { device, serviceId: world.services[press % 2]!.id });
      if (press % 2 === 1) clock.advance(6 * SECOND);
    }
    expect(await refusalOf(world, { device })).toEqual({ code: 'TOO_MANY_TICKETS', retryAfterSeconds: 24 });
    clock.advance(24 * SECOND + 1);
    expect(labelOf((await take(world, { device })).ticket)).toBe('A007');
  });

  it('is not the only one: what no machine is known for is limited for the whole office', async () => {
    const world = await anOfficeWithQueue(database);
    for (let press = 0; press < 30; press += 1) await take(world, { device: `stranger ${press}` });
    expect(await refusalOf(world, { device: 'one more' })).toMatchObject({ code: 'TOO_MANY_TICKETS' });
    const kioskToken = await knownMachine(world);
    expect(labelOf((await take(world, { kioskToken })).ticket)).toBe('A031');
  });

  it('is not the only one either when strangers press at once', async () => {
    const world = await anOfficeWithQueue(database);
    const pressed = await Promise.all(
      upTo(WRITERS).map((press) => queue.take.execute(world.caller, wanted(world, { device: `stranger ${press}` }))),
    );
    expect(pressed.filter(({ ok }) => ok)).toHaveLength(30);
  });

  it('counts by its own hours only: a press before midnight is not one after it', async () => {
    const world = await anOfficeWithQueue(database);
    for (const day of ['2026-11-23', '2026-11-24']) await aSpecialOpening(database, world.office, { day, opens: '00:00', closes: '24:00' });
    clock.set('2026-11-23T23:59:59+01:00');
    const last = await take(world, { device: 'd' });
    clock.advance(2 * SECOND);
    expect((await take(world, { device: 'd' })).ticket.day).not.toBe(last.ticket.day);
  });
});

describe('a ticket', () => {
  it('is given by machines that are known, where the office wants it so', async () => {
    const world = await anOfficeWithQueue(database, { knownKiosksOnly: true });
    const elsewhere = await anOfficeWithQueue(database);
    const kioskId = await aKiosk(database, world.office);
    const of = (tenantId: string, id: string, version = 1) => queue.references.make('queue kiosk', tenantId, id, version);
    const theirs = of(elsewhere.tenant.id, await aKiosk(database, elsewhere.office));
    for (const kioskToken of [undefined, 'x', theirs, of(world.tenant.id, kioskId, 2), of(elsewhere.tenant.id, kioskId)]) {
      expect(await refusalOf(world, kioskToken === undefined ? {} : { kioskToken })).toEqual({ code: 'KIOSK_NOT_KNOWN' });
    }
    await take(world, { kioskToken: of(world.tenant.id, kioskId) });
  });

  it.each([
    ['before the office opens', '2026-11-23T08:59:59+01:00', { opensAt: Date.parse('2026-11-23T09:00:00+01:00') }],
    ['a quarter of an hour before it closes', '2026-11-23T11:45:00+01:00', {}],
    ['on a Sunday', '2026-11-22T10:00:00+01:00', {}],
    ['on the Immacolata', '2026-12-08T10:00:00+01:00', {}],
  ])('is not given %s', async (_when, now, more) => {
    const world = await anOfficeWithQueue(database, { lastTicketMinutes: 15 });
    clock.set(now);
    expect(await refusalOf(world)).toEqual({ code: 'QUEUE_CLOSED', timeZone: 'Europe/Rome', ...more });
  });

  it('is given by the hours of the wall on the nights of clock change, and on special days', async () => {
    const world = await anOfficeWithQueue(database);
    await aSpecialOpening(database, world.office, { day: '2027-03-28', opens: '01:00', closes: '04:00' });
    for (const [now, isOpen] of [
      ['2027-03-28T00:59:00+01:00', false],
      ['2027-03-28T01:59:00+01:00', true],
      ['2027-03-28T03:01:00+02:00', true],
      ['2027-03-28T04:00:00+02:00', false],
    ] as const) {
      clock.set(now);
      const outcome = await queue.take.execute(world.caller, wanted(world));
      expect(outcome.ok, now).toBe(isOpen);
    }
  });

  it('is not given while the office, or every desk that serves it, is closed', async () => {
    const world = await anOfficeWithQueue(database);
    const from = new Date(MONDAY_AT_NINE);
    await aClosure(database, world.tenant, { from, until: new Date(from.getTime() + 30 * MINUTE), desk: world.desks[0] });
    expect(await refusalOf(world, { serviceId: world.services[1].id })).toMatchObject({
      code: 'QUEUE_CLOSED',
      opensAt: from.getTime() + 30 * MINUTE,
    });
    await take(world);
    await aClosure(database, world.tenant, { from, until: new Date(from.getTime() + 10 * MINUTE), office: world.office });
    expect(await refusalOf(world)).toMatchObject({ code: 'QUEUE_CLOSED', opensAt: from.getTime() + 10 * MINUTE });
  });

  it('is not given by an office without a waiting room, for a service it has not, or when the room is shut', async () => {
    const world = await anOfficeWithQueue(database);
    const other = await anOfficeWithQueue(database);
    const shut = await anOfficeWithQueue(database, { open: false });
    expect(await refusalOf(world, { serviceId: other.services[0].id })).toEqual({ code: 'NOT_FOUND' });
    expect(await refusalOf(world, { officeId: other.office.id, serviceId: other.services[0].id })).toEqual({ code: 'NOT_FOUND' });
    for (const officeId of ['x', `${world.office.id}'`, other.services[0].id]) {
      expect(await refusalOf(world, { officeId })).toEqual({ code: 'NOT_FOUND' });
    }
    expect(await refusalOf(shut)).toEqual({ code: 'QUEUE_CLOSED', timeZone: 'Europe/Rome' });
  });
});

describe('a ticket from home', () => {
  const NEAR = { latitude: 41.12, longitude: 16.88 };
  const FAR = { latitude: 41.2, longitude: 16.87 };
  const home = { homeMinutes: 30, homeMeters: 2000, homeTickets: 2 };

  it('is given within the distance, one a browser, and void when its holder is not there in time', async () => {
    const world = await anOfficeWithQueue(database, home);
    const asked = { from: 'HOME', device: 'mine', position: NEAR } as const;
    const { ticket, token } = await take(world, asked);
    expect(ticket).toMatchObject({ origin: 'HOME', arrivedAt: null, arriveBy: Date.parse(MONDAY_AT_NINE) + 30 * MINUTE });
    expect(await take(world, { ...asked, serviceId: world.services[1].id })).toMatchObject({ isSame: true, token });
    expect((await queue.view.byToken(world.caller, token))?.state).toBe('WAITING');
    clock.advance(30 * MINUTE + 1);
    expect((await queue.view.byToken(world.caller, token))?.state).toBe('EXPIRED');
    expect(labelOf((await take(world, asked)).ticket)).toBe('A002');
  });

  it('is void once the desks have closed, and not given when they are about to', async () => {
    const world = await anOfficeWithQueue(database, home);
    clock.set('2026-11-23T11:50:00+01:00');
    const { ticket } = await take(world, { from: 'HOME', device: 'mine', position: NEAR });
    expect(ticket.arriveBy).toBe(Date.parse('2026-11-23T12:00:00+01:00'));
    clock.set('2026-11-23T11:55:01+01:00');
    expect(await refusalOf(world, { from: 'HOME', device: 'other', position: NEAR })).toEqual({
      code: 'QUEUE_CLOSED',
      timeZone: 'Europe/Rome',
    });
    expect(await take(world, { from: 'HOME', device: 'mine', position: NEAR })).toMatchObject({ isSame: true });
  });

  it('is refused from too far away, without a position or a promise, and where there is none', async () => {
    const world = await anOfficeWithQueue(database, home);
    expect(await refusalOf(world, { from: 'HOME' })).toEqual({ code: 'POSITION_NEEDED', meters: 2000 });
    expect(await refusalOf(world, { from: 'HOME', position: FAR, comesInTime: true })).toEqual({
      code: 'TOO_FAR',
      meters: 8896,
      atMost: 2000,
    });
    await take(world, { from: 'HOME', comesInTime: true });
    expect(await refusalOf(await anOfficeWithQueue(database), { from: 'HOME', position: NEAR })).toEqual({ code: 'NOT_FROM_HOME' });
  });

  it('is not given while too many are on their way, also when many ask at once; who has arrived is on the way no more', async () => {
    const world = await anOfficeWithQueue(database, home);
    const asked = await Promise.all(
      upTo(20).map((browser) => queue.take.execute(world.caller, wanted(world, { from: 'HOME', device: `b${browser}`, position: NEAR }))),
    );
    const given = asked.filter((outcome) => outcome.ok);
    expect(given).toHaveLength(2);
    expect(asked.filter((outcome) => !outcome.ok && outcome.refusal.code === 'TOO_MANY_TICKETS')).toHaveLength(18);
    granted(await queue.checkIn.execute(world.caller, given[0]!.value.token));
    await take(world, { from: 'HOME', device: 'late', position: NEAR });
  });
});

describe('a ticket given up', () => {
  it('is called no more; twice answers the same, and a wrong link nothing', async () => {
    const world = await anOfficeWithQueue(database);
    const { token } = await take(world);
    for (let time = 0; time < 2; time += 1) expect(granted(await queue.leave.execute(world.caller, token)).state).toBe('LEFT');
    const wrong = await anOfficeWithQueue(database);
    for (const [caller, link] of [
      [wrong.caller, token],
      [world.caller, 'x'],
      [world.caller, forged(token)],
    ] as const) {
      const outcome = await queue.leave.execute(caller, link);
      expect(outcome.ok ? 'left' : outcome.refusal.code).toBe('NOT_FOUND');
      expect(await queue.view.byToken(caller, link)).toBeUndefined();
    }
  });
});
