import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BOOKING_QUEUES } from '@casa/contracts';
import { aDesk, anAppointment, aService, fixedClock, testDatabase, type TestDatabase } from '@casa/testing';
import { aCounter, type Counter, granted, inWinter, jobsOf, refusal, request, slot, storedAppointment, taken } from './a-counter.js';
import { useCases, type UseCases } from './use-cases.js';

const MONDAY_AT_EIGHT = '2026-11-23T08:00:00+01:00';
const MINUTE = 60_000;
const clock = fixedClock(MONDAY_AT_EIGHT);
let database: TestDatabase;
let booking: UseCases;

beforeAll(async () => {
  database = await testDatabase();
  booking = await useCases(database, clock);
});
afterAll(async () => {
  await booking[Symbol.asyncDispose]();
  await database.drop();
});
beforeEach(() => clock.set(MONDAY_AT_EIGHT));

async function hold(counter: Counter, startsAt: string): Promise<string> {
  return granted(await booking.hold.execute(counter.caller, slot(counter, startsAt))).token;
}

async function countAppointments({ tenant }: Counter): Promise<number> {
  return (await database.asSuperuser('select id from appointment where tenant_id = $1', [tenant.id])).length;
}

describe('a booking', () => {
  it('without a hold claims the time, writes the appointment and its job', async () => {
    const counter = await aCounter(database);
    const booked = granted(await booking.book.execute(counter.caller, request(counter, '2026-11-24T09:30')));
    expect(await storedAppointment(database, booked)).toMatchObject({
      code: expect.stringMatching(/^CO-[0-9A-Z]{8}$/) as string,
      status: 'BOOKED',
      channel: 'IN_PERSON',
      desk_id: counter.desk.id,
      starts_at: inWinter('2026-11-24T09:30'),
      ends_at: inWinter('2026-11-24T10:00'),
      sequence: 0,
      language: 'it',
      booked_at: clock.now(),
    });
    expect(await taken(database, counter.desk)).toEqual(['09:30-10:00']);
    expect(await jobsOf(database, booked.appointment.id)).toEqual([BOOKING_QUEUES.booked]);
    expect(await booking.managed.find(counter.caller, booked.manageToken)).toMatchObject({ id: booked.appointment.id });
  });

  it('with a hold keeps the held time: the hold becomes the appointment', async () => {
    const counter = await aCounter(database);
    const holdToken = await hold(counter, '2026-11-24T09:30');
    const { appointment } = granted(await booking.book.execute(counter.caller, request(counter, '2026-11-24T09:30', { holdToken })));
    const claims = await database.asSuperuser('select id, appointment_id, held_until from desk_claim where tenant_id = $1', [
      counter.tenant.id,
    ]);
    expect(claims).toEqual([{ id: appointment.id, appointment_id: appointment.id, held_until: null }]);
  });

  it('may come when the start has become too near, as long as its hold runs', async () => {
    const counter = await aCounter(database, { leadMinutes: 120, horizonDays: 1 });
    const holdToken = await hold(counter, '2026-11-23T10:00');
    clock.advance(19 * MINUTE);
    granted(await booking.book.execute(counter.caller, request(counter, '2026-11-23T10:00', { holdToken })));
    expect(refusal(await booking.book.execute(counter.caller, request(counter, '2026-11-23T10:00'))).why).toBe('TOO_SOON');
  });

  it('may come after midnight for the last day there is', async () => {
    const counter = await aCounter(database, { horizonDays: 1 });
    clock.set('2026-11-24T00:05:00+01:00');
    const holdToken = await hold(counter, '2026-11-25T11:00');
    clock.advance(10 * MINUTE);
    granted(await booking.book.execute(counter.caller, request(counter, '2026-11-25T11:00', { holdToken })));
  });
});

describe('open appointments of one person', () => {
  it('are limited service by service, however the address is written; past and cancelled ones do not count', async () => {
    const counter = await aCounter(database, { maxOpenPerPerson: 2 });
    const other = await aService(database, counter.office, { maxOpenPerPerson: 1 });
    await aDesk(database, counter.office, [other]);
    const bookAs = (email: string, startsAt: string, of = counter) =>
      booking.book.execute(of.caller, request(of, startsAt, { citizen: { email } }));

    granted(await bookAs('maria@example.it', '2026-11-23T09:00'));
    const { manageToken } = granted(await bookAs(' Maria@Example.IT ', '2026-11-24T09:00'));
    expect(await bookAs('MARIA@example.it', '2026-11-25T09:00')).toEqual({ ok: false, refusal: { code: 'TOO_MANY_OPEN', limit: 2 } });
    granted(await bookAs('maria@example.it', '2026-11-25T09:00', { ...counter, service: other }));
    granted(await bookAs('anna@example.it', '2026-11-25T09:00'));

    granted(await booking.cancel.execute(counter.caller, manageToken));
    granted(await bookAs('maria@example.it', '2026-11-25T09:30'));
    expect(refusal(await bookAs('maria@example.it', '2026-11-25T10:00')).why).toBe('TOO_MANY_OPEN');
    // The first one ends.
    clock.set('2026-11-23T09:30:00+01:00');
    granted(await bookAs('maria@example.it', '2026-11-25T10:00'));
  });

  it('are limited when twenty come at once', async () => {
    const counter = await aCounter(database, { maxOpenPerPerson: 3, minutes: 15, stepMinutes: 15 });
    for (let desk = 0; desk < 2; desk += 1) await aDesk(database, counter.office, [counter.service]);
    const starts = ['24', '25'].flatMap((day) =>
      ['09:00', '09:15', '09:30', '09:45', '10:00', '10:15', '10:30', '10:45', '11:00', '11:15'].map((time) => `2026-11-${day}T${time}`),
    );
    const outcomes = await Promise.all(starts.map((start) => booking.book.execute(counter.caller, request(counter, start))));
    const words = outcomes.map((outcome) => refusal(outcome).why);
    expect(words.filter((word) => word === 'not refused')).toHaveLength(3);
    expect(words.filter((word) => word === 'TOO_MANY_OPEN')).toHaveLength(17);
    expect(await countAppointments(counter)).toBe(3);
  });
});

describe('who and what', () => {
  it('is refused to non-residents where a service is for residents', async () => {
    const counter = await aCounter(database, { openToNonResidents: false });
    const stranger = request(counter, '2026-11-24T09:00', { citizen: { resident: false } });
    expect(refusal(await booking.book.execute(counter.caller, stranger)).why).toBe('NOT_ELIGIBLE');
    granted(await booking.book.execute(counter.caller, request(counter, '2026-11-24T09:00')));
    const open = await aCounter(database);
    granted(await booking.book.execute(open.caller, request(open, '2026-11-24T09:00', { citizen: { resident: false } })));
  });

  it('asks the service’s questions, and keeps the answers with the words they were asked in', async () => {
    const questions = [
      {
        id: 'a',
        code: 'motivo',
        label: { it: 'Motivo?', en: 'Why?' },
        kind: 'CHOICE' as const,
        required: true,
        choices: [{ it: 'Furto', en: 'Theft' }],
      },
      { id: 'b', code: 'note', label: { it: 'Note' }, kind: 'TEXT' as const, required: false },
    ];
    const counter = await aCounter(database, { questions });
    const given = (answers: { questionId: string; answer: string }[]) => request(counter, '2026-11-24T09:00', { answers });
    expect(await booking.book.execute(counter.caller, given([{ questionId: 'motivo', answer: 'Noia' }]))).toEqual({
      ok: false,
      refusal: { code: 'INVALID', problems: [{ path: 'answers.motivo', problem: 'NOT_A_CHOICE' }] },
    });
    expect(await booking.book.execute(counter.caller, given([]))).toMatchObject({
      refusal: { problems: [{ path: 'answers.motivo', problem: 'REQUIRED' }] },
    });
    expect(await taken(database, counter.desk)).toEqual([]);

    const english = { ...counter.caller, language: 'en' as const };
    const answers = [
      { questionId: 'motivo', answer: ' Theft ' },
      { questionId: 'note', answer: '  ' },
    ];
    const { appointment } = granted(await booking.book.execute(english, given(answers)));
    const details = JSON.parse(booking.keys.open(appointment.citizenSealed, `appointment.citizen_sealed ${appointment.id}`)) as object;
    expect(details).toMatchObject({ answers: [{ questionId: 'motivo', question: 'Why?', answer: 'Theft' }] });
    expect(await storedAppointment(database, { appointment })).toMatchObject({ language: 'en' });
  });

  it('asks for a telephone number where the office is to call', async () => {
    const counter = await aCounter(database, { channels: ['IN_PERSON', 'TELEPHONE'] });
    const { telephone: _none, ...silent } = request(counter, '2026-11-24T09:00').citizen;
    const call = { ...request(counter, '2026-11-24T09:00', { channel: 'TELEPHONE' }), citizen: silent };
    expect(await booking.book.execute(counter.caller, call)).toMatchObject({
      refusal: { problems: [{ path: 'citizen.telephone', problem: 'REQUIRED' }] },
    });
    granted(await booking.book.execute(counter.caller, { ...call, channel: 'IN_PERSON' }));
  });

  it('is not booked at a retired desk, nor once the service is retired, hold or no hold', async () => {
    const counter = await aCounter(database);
    const spare = await aDesk(database, counter.office, [counter.service]);
    const retire = (table: string, id: string) =>
      database.inTenant(counter.tenant.id, (client) => client.query(`update ${table} set retired_at = now() where id = $1`, [id]));
    const holdToken = await hold(counter, '2026-11-24T09:00');
    await retire('desk', counter.desk.id);
    granted(await booking.book.execute(counter.caller, request(counter, '2026-11-24T09:00', { holdToken })));
    expect(await taken(database, spare)).toEqual(['09:00-09:30']);
    expect(refusal(await booking.book.execute(counter.caller, request(counter, '2026-11-24T09:00'))).why).toBe('SLOT_TAKEN');
    await retire('service', counter.service.id);
    expect(refusal(await booking.book.execute(counter.caller, request(counter, '2026-11-24T10:00'))).why).toBe('NOT_FOUND');
  });
});

describe('services of different length at one desk', () => {
  async function withLong(): Promise<{ short: Counter; long: Counter; longer: Counter }> {
    const short = await aCounter(database, { minutes: 20, stepMinutes: 10, maxOpenPerPerson: 100 });
    const [long, longer] = await Promise.all(
      [40, 60].map((minutes) => aService(database, short.office, { minutes, stepMinutes: 10, maxOpenPerPerson: 100 })),
    );
    for (const service of [long!, longer!]) {
      await database.inTenant(short.tenant.id, (client) =>
        client.query('insert into desk_service (tenant_id, service_id, desk_id) values ($1, $2, $3)', [
          short.tenant.id,
          service.id,
          short.desk.id,
        ]),
      );
    }
    return { short, long: { ...short, service: long! }, longer: { ...short, service: longer! } };
  }

  it('do not overlap', async () => {
    const { short, long, longer } = await withLong();
    granted(await booking.book.execute(long.caller, request(long, '2026-11-24T10:00')));
    for (const start of ['09:50', '10:00', '10:30']) {
      expect(refusal(await booking.book.execute(short.caller, request(short, `2026-11-24T${start}`))).why).toBe('SLOT_TAKEN');
    }
    expect(refusal(await booking.book.execute(longer.caller, request(longer, '2026-11-24T09:10'))).why).toBe('SLOT_TAKEN');
    granted(await booking.book.execute(short.caller, request(short, '2026-11-24T09:40')));
    granted(await booking.book.execute(short.caller, request(short, '2026-11-24T10:40')));
    expect(await taken(database, short.desk)).toEqual(['09:40-10:00', '10:00-10:40', '10:40-11:00']);
  });

  it('do not overlap when thirty come at once, and nobody gets an error', async () => {
    const { short, long, longer } = await withLong();
    const wishes = [short, long, longer].flatMap((counter) =>
      Array.from({ length: 10 }, (_, index) =>
        request(counter, `2026-11-24T${9 + Math.floor(index / 6)}:${index % 6}0`.replace('T9', 'T09')),
      ),
    );
    const outcomes = await Promise.all(wishes.map((wish) => booking.book.execute(short.caller, wish)));
    const words = outcomes.map((outcome) => refusal(outcome).why);
    expect(words.filter((word) => word !== 'not refused' && word !== 'SLOT_TAKEN')).toEqual([]);
    const spans = await taken(database, short.desk);
    expect(spans).toHaveLength(words.filter((word) => word === 'not refused').length);
    for (const [index, span] of spans.entries()) expect(span.slice(0, 5) >= (spans[index - 1] ?? '00:00-00:00').slice(6)).toBe(true);
  });

  it('leave the desk that can do more free for those who need it', async () => {
    const { short } = await withLong();
    const small = await aDesk(database, short.office, [short.service]);
    granted(await booking.book.execute(short.caller, request(short, '2026-11-24T10:00')));
    expect(await taken(database, small)).toEqual(['10:00-10:20']);
    expect(await taken(database, short.desk)).toEqual([]);
  });
});

describe('the first free start', () => {
  it('is found beyond the weeks that are read at once, and not beyond the horizon', async () => {
    const far = await aCounter(database, { horizonDays: 45 });
    const { office, desk } = far;
    // Everything until the end of the year is one long closure.
    await database.inTenant(far.tenant.id, (client) =>
      client.query(
        `insert into closure (tenant_id, id, office_id, desk_id, starts_at, ends_at, reason)
         values ($1, $2, $3, null, '2026-11-01', '2027-01-02', '{"it": "Lavori"}')`,
        [far.tenant.id, desk.id, office.id],
      ),
    );
    const view = await booking.availability.days(far.caller, { ...slot(far, '2026-11-24T09:00'), days: 1 });
    const first = await booking.availability.firstFree(far.caller, view!.rules, 'IN_PERSON');
    expect(first?.startsAt).toBe(inWinter('2027-01-04T09:00').getTime());
    expect(await booking.availability.firstFree(far.caller, { ...view!.rules, horizonDays: 40 }, 'IN_PERSON')).toBeUndefined();
  });

  it('is not what an appointment stands on', async () => {
    const counter = await aCounter(database);
    await anAppointment(database, { service: counter.service, desk: counter.desk, startsAt: inWinter('2026-11-23T09:00') });
    const view = await booking.availability.days(counter.caller, { ...slot(counter, '2026-11-24T09:00'), days: 1 });
    const first = await booking.availability.firstFree(counter.caller, view!.rules, 'IN_PERSON');
    expect(first?.startsAt).toBe(inWinter('2026-11-23T09:30').getTime());
  });
});
