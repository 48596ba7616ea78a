import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { QueueOperator, Ticket } from '@casa/booking';
import { anAppointment, fixedClock, testDatabase, type TestDatabase, type TestDesk } from '@casa/testing';
import {
  anOfficeWithQueue,
  anOperator,
  granted,
  labelOf,
  type QueueOfficeWorld,
  queueUseCases,
  type QueueUseCases,
} from './queue-world.js';

const MONDAY_AT_NINE = '2026-11-23T09:00:00+01:00';
const MINUTE = 60_000;
const clock = fixedClock(MONDAY_AT_NINE);
let database: TestDatabase;
let queue: QueueUseCases;
let operator: QueueOperator;

beforeAll(async () => {
  database = await testDatabase();
  queue = await queueUseCases(database, clock);
  operator = await anOperator(database);
  return async () => {
    await queue[Symbol.asyncDispose]();
    await database.drop();
  };
});
beforeEach(() => clock.set(MONDAY_AT_NINE));

const walkIn = async ({ caller, office, services }: QueueOfficeWorld, service = 0): Promise<Ticket> => {
  const wanted = { officeId: office.id, serviceId: services[service]!.id, from: 'KIOSK' } as const;
  return granted(await queue.take.execute(caller, wanted)).ticket;
};

/** Somebody who booked, and is there. @param at minutes from nine. */
const booked = async ({ caller, services, desks }: QueueOfficeWorld, at: number): Promise<Ticket> => {
  const startsAt = new Date(Date.parse(MONDAY_AT_NINE) + at * MINUTE);
  const { code } = await anAppointment(database, { service: services[0], desk: desks[0], startsAt, code: nextCode() });
  return granted(await queue.checkIn.execute(caller, code)).ticket;
};
let codes = 0;
const nextCode = () => `TS-${String((codes += 1)).padStart(8, '0')}`;

const call = ({ caller }: QueueOfficeWorld, { id }: TestDesk, by = operator) => queue.callNext.execute(caller, by, id);
const serve = async (world: QueueOfficeWorld, desk: TestDesk): Promise<string> => {
  const ticket = granted(await call(world, desk));
  granted(await queue.step.execute(world.caller, operator, ticket.id, 'finish'));
  return labelOf(ticket);
};
const word = (outcome: { readonly ok: boolean; readonly refusal?: { readonly code: string } }) =>
  outcome.ok ? 'done' : outcome.refusal?.code;

describe('the next', () => {
  it('is whom the office’s rule says, out of those the desk can serve', async () => {
    const world = await anOfficeWithQueue(database, { patienceMinutes: 20, bookedPerWalkIn: 2 });
    const [both, first] = world.desks;
    await walkIn(world, 1);
    await walkIn(world, 0);
    for (const at of [5, 15, 25]) await booked(world, at);
    expect(word(await queue.callNext.execute(world.caller, operator, world.services[0].id))).toBe('NOT_FOUND');
    // B001 came first, and the second desk does not serve it.
    expect(await serve(world, first)).toBe('A001');
    clock.advance(25 * MINUTE);
    expect([await serve(world, both), await serve(world, both)]).toEqual(['A002', 'A003']);
    // Two who booked in a row at this desk; B001 has waited for more than twenty minutes.
    expect([await serve(world, both), await serve(world, both)]).toEqual(['B001', 'A004']);
    expect(word(await call(world, both))).toBe('NOBODY_WAITING');
  });

  it('is who has precedence, once the operator said so', async () => {
    const world = await anOfficeWithQueue(database);
    await walkIn(world);
    const frail = await walkIn(world);
    expect(word(await queue.precedence.execute(world.caller, await anOperator(database, world.office), frail.id, true))).toBe('done');
    expect(await serve(world, world.desks[0])).toBe('A002');
    expect(word(await queue.precedence.execute(world.caller, operator, frail.id, false))).toBe('TICKET_CHANGED');
  });

  it('is nobody of another day', async () => {
    const world = await anOfficeWithQueue(database);
    await walkIn(world);
    const left = granted(await call(world, world.desks[0]));
    await walkIn(world);
    clock.set('2026-11-24T09:00:00+01:00');
    expect(word(await call(world, world.desks[0]))).toBe('NOBODY_WAITING');
    expect(word(await queue.step.execute(world.caller, operator, left.id, 'finish'))).toBe('TICKET_CHANGED');
    // What was left open yesterday keeps no desk busy.
    await walkIn(world);
    expect(await serve(world, world.desks[0])).toBe('A001');
  });

  it('is called by who works there alone', async () => {
    const world = await anOfficeWithQueue(database);
    const elsewhere = await anOfficeWithQueue(database);
    const stranger = await anOperator(database, elsewhere.office);
    const ticket = await walkIn(world);
    expect(word(await call(world, world.desks[0], stranger))).toBe('NOT_FOUND');
    expect(word(await call(elsewhere, world.desks[0]))).toBe('NOT_FOUND');
    expect(word(await queue.precedence.execute(world.caller, stranger, ticket.id, true))).toBe('NOT_FOUND');
    expect(await queue.room.execute(world.caller, stranger, world.office.id)).toBeUndefined();
    const called = granted(await call(world, world.desks[0]));
    for (const step of ['start', 'finish', 'noShow', 'recall'] as const) {
      expect(word(await queue.step.execute(world.caller, stranger, called.id, step))).toBe('NOT_FOUND');
      expect(word(await queue.step.execute(elsewhere.caller, operator, called.id, step))).toBe('NOT_FOUND');
    }
  });
});

describe('who booked and has no number', () => {
  const bookedOnly = async ({ services, desks }: QueueOfficeWorld, at: number) => {
    const startsAt = new Date(Date.parse(MONDAY_AT_NINE) + at * MINUTE);
    return anAppointment(database, { service: services[0], desk: desks[0], startsAt, code: nextCode() });
  };

  it('is called all the same once an operator has seen them, and gets one then', async () => {
    const world = await anOfficeWithQueue(database);
    const { id } = await bookedOnly(world, 0);
    expect(word(await call(world, world.desks[0]))).toBe('NOBODY_WAITING');
    await database.asSuperuser('update appointment set arrived_at = $2 where id = $1', [id, new Date(MONDAY_AT_NINE)]);
    clock.advance(3 * MINUTE);
    const ticket = granted(await call(world, world.desks[1]));
    expect(ticket).toMatchObject({ appointmentId: id, state: 'CALLED', arrivedAt: Date.parse(MONDAY_AT_NINE), origin: 'CHECK_IN' });
    const [row] = await database.asSuperuser('select arrived_at, called_at, called_desk_id from appointment where id = $1', [id]);
    expect(row).toEqual({ arrived_at: new Date(MONDAY_AT_NINE), called_at: clock.now(), called_desk_id: world.desks[1].id });
  });

  it('is called at their hour in an office without a waiting room of ours, and a little before it at the earliest', async () => {
    const world = await anOfficeWithQueue(database, { open: false });
    const { id } = await bookedOnly(world, 30);
    clock.advance(24 * MINUTE);
    expect(word(await call(world, world.desks[0]))).toBe('NOBODY_WAITING');
    clock.advance(MINUTE);
    const [one, other] = await Promise.all([call(world, world.desks[0]), call(world, world.desks[1])]);
    expect([word(one), word(other)].sort()).toEqual(['NOBODY_WAITING', 'done']);
    const called = granted(one.ok ? one : other);
    expect(called).toMatchObject({ appointmentId: id, arrivedAt: null, calls: 1 });
    expect(granted(await queue.step.execute(world.caller, operator, called.id, 'noShow')).state).toBe('NO_SHOW');
  });
});

describe('a number that was called', () => {
  it('keeps the desk until its end: a second call shows it, and calls nobody', async () => {
    const world = await anOfficeWithQueue(database);
    for (let person = 0; person < 2; person += 1) await walkIn(world);
    const first = granted(await call(world, world.desks[0]));
    const again = await call(world, world.desks[0]);
    expect(again).toMatchObject({ ok: false, refusal: { code: 'DESK_BUSY', ticket: { id: first.id } } });
    expect((await queue.room.execute(world.caller, operator, world.office.id))?.waiting).toHaveLength(1);
  });

  it('is started, finished, noted as not there, and called again; each step twice answers as once', async () => {
    const world = await anOfficeWithQueue(database);
    await walkIn(world);
    const { id } = granted(await call(world, world.desks[0]));
    const step = (name: 'start' | 'finish' | 'noShow' | 'recall') => queue.step.execute(world.caller, operator, id, name);
    clock.advance(MINUTE);
    expect(granted(await step('recall'))).toMatchObject({ state: 'CALLED', calls: 2, calledAt: Date.parse(MONDAY_AT_NINE) + MINUTE });
    for (let time = 0; time < 2; time += 1) expect(granted(await step('noShow')).state).toBe('NO_SHOW');
    expect(word(await step('start'))).toBe('TICKET_CHANGED');
    expect(granted(await step('recall'))).toMatchObject({ state: 'CALLED', calls: 3, endedAt: null });
    for (let time = 0; time < 2; time += 1) expect(granted(await step('start')).state).toBe('IN_PROGRESS');
    expect(word(await step('noShow'))).toBe('TICKET_CHANGED');
    for (let time = 0; time < 2; time += 1) expect(granted(await step('finish')).state).toBe('SERVED');
    expect(word(await step('recall'))).toBe('TICKET_CHANGED');
  });

  it('is not called back to a desk that serves somebody else by now', async () => {
    const world = await anOfficeWithQueue(database);
    for (let person = 0; person < 2; person += 1) await walkIn(world);
    const absent = granted(await call(world, world.desks[0]));
    granted(await queue.step.execute(world.caller, operator, absent.id, 'noShow'));
    const next = granted(await call(world, world.desks[0]));
    expect(await queue.step.execute(world.caller, operator, absent.id, 'recall')).toMatchObject({
      refusal: { code: 'DESK_BUSY', ticket: { id: next.id } },
    });
    granted(await queue.step.execute(world.caller, operator, next.id, 'finish'));
    granted(await queue.step.execute(world.caller, operator, absent.id, 'recall'));
  });

  it('moves its appointment along, and the person reads in the audit who did what', async () => {
    const world = await anOfficeWithQueue(database);
    const { appointmentId } = await booked(world, 0);
    const { personId: citizen } = await anOperator(database);
    await database.asSuperuser('update appointment set person_id = $2 where id = $1', [appointmentId, citizen]);
    const day = async () => {
      const [row] = await database.asSuperuser(
        `select called_at is not null as called, coalesce(called_desk_id, desk_id) as desk, started_at is not null as started, outcome, served_by as by, version
         from appointment where id = $1`,
        [appointmentId],
      );
      return row;
    };
    const by = operator.personId;
    const desk = world.desks[0].id;
    const { id } = granted(await call(world, world.desks[0]));
    expect(await day()).toEqual({ called: true, desk, started: false, outcome: null, by, version: 2 });
    granted(await queue.step.execute(world.caller, operator, id, 'start'));
    granted(await queue.step.execute(world.caller, operator, id, 'finish'));
    expect(await day()).toEqual({ called: true, desk, started: true, outcome: 'SERVED', by, version: 4 });
    const rows = await database.asSuperuser(`select content::jsonb as entry from audit_entry where person_id = $1 order by sequence`, [
      citizen,
    ]);
    expect(rows.map(({ entry }) => entry)).toMatchObject(
      ['call', 'start', 'finish'].map((action) => ({
        action,
        subject: 'Appointment',
        subjectId: appointmentId,
        actor: by,
        allowedBy: 'OPERATOR',
      })),
    );
  });
});

describe('operators at the same instant', () => {
  it('call everybody once, whatever the desk: nobody twice, nobody passed over, each number in its turn', async () => {
    const world = await anOfficeWithQueue(database);
    const people = 20;
    for (let person = 0; person < people; person += 1) await walkIn(world);
    const called: string[] = [];
    while (called.length < people) {
      const outcomes = await Promise.all(world.desks.flatMap((desk) => [call(world, desk), call(world, desk), call(world, desk)]));
      expect(outcomes.map(word).sort()).toEqual(['DESK_BUSY', 'DESK_BUSY', 'DESK_BUSY', 'DESK_BUSY', 'done', 'done']);
      const now = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
      called.push(...now.map(labelOf).sort());
      await Promise.all(now.map(({ id }) => queue.step.execute(world.caller, operator, id, 'finish')));
    }
    expect(called).toEqual(Array.from({ length: people }, (_, place) => labelOf({ letter: 'A', number: place + 1 })));
  });

  it('and citizens who leave or check in while they are called neither wait for each other for ever nor are in two places', async () => {
    const world = await anOfficeWithQueue(database, { checkInMinutes: 240 });
    for (let round = 0; round < 8; round += 1) {
      const ticket = await booked(world, round * 30);
      const token = queue.references.make('queue ticket', world.tenant.id, ticket.id, 1);
      const [called, left] = await Promise.all([
        call(world, world.desks[0]),
        queue.leave.execute(world.caller, token),
        queue.checkIn.execute(world.caller, token),
      ]);
      expect([word(called), word(left)].filter((outcome) => outcome === 'done').length).toBe(1);
      if (called.ok) granted(await queue.step.execute(world.caller, operator, called.value.id, 'finish'));
      await database.asSuperuser(
        `update queue_ticket set state = 'SERVED', called_at = now(), desk_id = $2 where id = $1 and state <> 'SERVED'`,
        [ticket.id, world.desks[0].id],
      );
    }
  });
});

describe('clocks that are an hour apart', () => {
  it('lose nobody: numbers go on, everybody is called once, in the order they came, and no wait is said that cannot be', async () => {
    const world = await anOfficeWithQueue(database);
    const ahead = fixedClock('2026-11-23T10:00:00+01:00');
    await using other = await queueUseCases(database, ahead);
    const wanted = { officeId: world.office.id, serviceId: world.services[0].id, from: 'KIOSK' } as const;
    const taken = [];
    for (const process of [queue, other, queue, other]) taken.push(granted(await process.take.execute(world.caller, wanted)));
    expect(taken.map(({ ticket }) => labelOf(ticket))).toEqual(['A001', 'A002', 'A003', 'A004']);
    for (const { token } of taken) {
      for (const process of [queue, other]) {
        const { wait } = (await process.view.byToken(world.caller, token)) ?? {};
        // Seen from an hour later the desks look left: then nothing is said.
        expect(wait?.from ?? 0).toBeGreaterThanOrEqual(0);
        expect(wait?.to ?? 0).toBeLessThanOrEqual(90);
      }
    }
    const called = [];
    for (const process of [other, queue, queue, other]) {
      const ticket = granted(await process.callNext.execute(world.caller, operator, world.desks[0].id));
      called.push(labelOf(ticket));
      // Ended, by the other clock, before it was called.
      granted(await queue.step.execute(world.caller, operator, ticket.id, 'finish'));
    }
    expect(called).toEqual(['A001', 'A002', 'A003', 'A004']);
    const after = granted(await queue.take.execute(world.caller, wanted));
    expect((await queue.view.byToken(world.caller, after.token))?.state).toBe('WAITING');
  });
});
