import type { AgendaOperator, BookingCaller } from '@casa/booking';
import type { AppointmentId, PersonId } from '@casa/contracts';
import { fixedClock, testDatabase } from '@casa/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { aSession } from '../../../support/sessions.js';
import { aCounter, type Counter, forged, granted, request } from '../a-counter.js';
import { ratingUseCases } from './a-rated-office.js';

const MONDAY = '2026-11-23T08:00:00+01:00';
const TESTS = 12;

const database = await testDatabase();
const clock = fixedClock(MONDAY);
const counters = await Promise.all(Array.from({ length: TESTS }, () => aCounter(database, { maxOpenPerPerson: 20 })));
const cases = await ratingUseCases(database, clock);
let counter: Counter;
let caller: BookingCaller;
let operator: AgendaOperator;

beforeEach(async () => {
  clock.set(MONDAY);
  const next = counters.pop();
  if (!next) throw new Error('there are more tests than towns');
  counter = next;
  caller = counter.caller;
  const { personId } = await aSession(database, counter.tenant, { roles: ['OPERATOR'], keys: cases.keys });
  operator = { ...caller, personId: personId as PersonId, allowedAt: () => 'OPERATOR' };
  cases.letters.length = 0;
});

afterAll(async () => {
  await cases[Symbol.asyncDispose]();
  await database.drop();
});

/** Books an hour of today, as somebody. */
async function booked(local: string, personId?: PersonId, language: 'it' | 'en' = 'it'): Promise<AppointmentId> {
  const who = { ...caller, language, ...(personId && { personId }) };
  const wanted = request(counter, `2026-11-23T${local}`, {
    citizen: { givenName: 'Rosa', familyName: 'Lorusso', email: `rosa@example.it` },
  });
  return granted(await cases.book.execute(who, wanted)).appointment.id;
}

/** The day of an appointment goes by. */
async function served(id: AppointmentId, from = '10:00'): Promise<void> {
  clock.set(`2026-11-23T${from}:00+01:00`);
  for (const step of ['START', 'FINISH'] as const) {
    const outcome = await cases.step.execute(operator, { id, version: undefined }, step);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    clock.advance(10 * 60_000);
  }
}

/** The jobs that ask how it went: what they say, and after how many minutes. */
async function asked(id: AppointmentId): Promise<{ event: { tenantId: never; appointmentId: never }; minutes: number }[]> {
  const rows = await database.asSuperuser(
    `select data, extract(epoch from start_after) as at from pgboss.job where name = 'booking.visit-over' and data ->> 'appointmentId' = $1`,
    [id],
  );
  return rows.map(({ data, at }) => ({
    event: data as { tenantId: never; appointmentId: never },
    minutes: Math.round((Number(at) - clock.now().getTime() / 1000) / 60),
  }));
}

const tellOf = (id: AppointmentId) => cases.letter.execute({ tenantId: counter.tenant.id, appointmentId: id });
const linkOf = (id: string, version = 1) => cases.references.make('rating-link', counter.tenant.id, id, version);
const stored = () => database.asSuperuser(`select * from visit_rating where tenant_id = $1 order by stars`, [counter.tenant.id]);

describe('the letter', () => {
  it('goes out once the operator cannot take the step back any more, and once alone', async () => {
    const id = await booked('10:00');
    await served(id);
    const [job, ...more] = await asked(id);
    expect([job?.minutes, more]).toEqual([0, []]);
    await cases.letter.execute(job!.event);
    await cases.letter.execute(job!.event);
    expect(cases.letters.map(({ mailId, to, subject }) => [mailId, to, subject])).toEqual([
      [`${id}.rating`, 'rosa@example.it', `Com’è andata? ${counter.service.name}`],
    ]);
    expect(cases.letters[0]?.text).toContain(`/com-e-andata/link/${linkOf(id)}`);
    expect(cases.letters[0]?.text).toContain('È l’unico messaggio che le mandiamo su questo appuntamento');
  });

  it('does not go out when the step was taken back meanwhile, nor when nobody came', async () => {
    const taken = await booked('10:00');
    clock.set('2026-11-23T10:00:00+01:00');
    for (const step of ['START', 'FINISH'] as const) await cases.step.execute(operator, { id: taken, version: undefined }, step);
    await cases.undo.execute(operator, { id: taken, version: undefined });
    const absent = await booked('10:30');
    clock.set('2026-11-23T10:40:00+01:00');
    await cases.step.execute(operator, { id: absent, version: undefined }, 'NO_SHOW');
    expect(await asked(absent)).toEqual([]);
    for (const id of [taken, absent]) await tellOf(id);
    expect(cases.letters).toEqual([]);
  });

  it('goes to whoever logged in only when they agreed to it, and says so', async () => {
    const [agreed, refused] = await Promise.all([aSession(database, counter.tenant), aSession(database, counter.tenant)]);
    cases.preferences.set(agreed.personId as PersonId, { reminders: false, surveys: true, language: 'en' });
    cases.preferences.set(refused.personId as PersonId, { reminders: true, surveys: false });
    const [yes, no] = [await booked('10:00', agreed.personId as PersonId), await booked('10:30', refused.personId as PersonId)];
    for (const id of [yes, no]) await served(id, '11:00');
    for (const id of [yes, no]) await tellOf(id);
    expect(cases.letters.map(({ mailId }) => mailId)).toEqual([`${yes}.rating`]);
    expect(cases.letters[0]?.text).toContain('because you agreed to it');
    expect(cases.letters[0]?.text).toContain(`/en/com-e-andata/link/`);
  });

  it('is not worth sending when the time to answer is over', async () => {
    const id = await booked('10:00');
    await served(id);
    clock.set('2026-12-08T00:00:00+01:00');
    await tellOf(id);
    expect(cases.letters).toEqual([]);
  });
});

describe('a rating', () => {
  it('is kept without whose it is, and opened by its link until its last day', async () => {
    const id = await booked('10:00');
    await served(id);
    expect(await cases.visit.byLink(caller, linkOf(id))).toEqual({
      ...{ serviceId: counter.service.id, officeId: counter.office.id, channel: 'IN_PERSON', day: '2026-11-23' },
      ...{ lastDay: '2026-12-07', canBeRated: true },
    });
    const first = { stars: 4, aspect: 'CLARITY', comment: 'Rosa, gentilissimi.' } as const;
    expect(await cases.rate.execute(caller, linkOf(id), first)).toEqual({ ok: true, value: { lastDay: '2026-12-07' } });
    const [row] = await stored();
    expect(Object.keys(row ?? {}).sort()).toEqual([
      ...['aspect', 'channel', 'comment_sealed', 'day', 'digest', 'id', 'office_id', 'service_id', 'stars', 'tenant_id'],
    ]);
    const whole = JSON.stringify(row);
    for (const told of [id, 'Rosa', 'gentilissimi']) expect(whole).not.toContain(told);
    // Not one of ours, whose first half is the instant it was made.
    expect(String(row?.['id']).charAt(14)).toBe('4');
    expect(await cases.visit.byLink(caller, linkOf(id))).toMatchObject({ rating: first });
  });

  it('said again replaces what was said, from two windows at once too', async () => {
    const id = await booked('10:00');
    await served(id);
    const say = (stars: number) => cases.rate.execute(caller, linkOf(id), { stars, aspect: null, comment: null });
    const outcomes = await Promise.all([say(1), say(2), say(3)]);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await stored()).toHaveLength(1);
    await say(5);
    expect((await stored()).map(({ stars }) => stars)).toEqual([5]);
  });

  it('cannot be given with another link, of a visit that has not been, or elsewhere', async () => {
    const [id, other] = [await booked('10:00'), await booked('10:30')];
    await served(id);
    const elsewhere = counters[0]!.caller;
    const attempts = [
      { by: caller, token: forged(linkOf(id)) },
      { by: caller, token: linkOf(id, 2) },
      { by: caller, token: linkOf(other) },
      { by: caller, token: cases.references.make('appointment-link', counter.tenant.id, id, 1) },
      { by: elsewhere, token: linkOf(id) },
    ];
    for (const { by, token } of attempts) {
      expect(await cases.visit.byLink(by, token)).toBeUndefined();
      const outcome = await cases.rate.execute(by, token, { stars: 1, aspect: null, comment: null });
      expect(outcome).toEqual({ ok: false, refusal: { code: 'NOT_FOUND' } });
    }
    expect(await stored()).toEqual([]);
  });

  it('is refused after its last day, of the office’s own clock', async () => {
    const id = await booked('10:00');
    await served(id);
    clock.set('2026-12-07T23:59:00+01:00');
    expect(await cases.rate.execute(caller, linkOf(id), { stars: 2, aspect: null, comment: null })).toMatchObject({ ok: true });
    clock.set('2026-12-08T00:00:00+01:00');
    const refusal = { code: 'RATING_OVER', lastDay: '2026-12-07' };
    expect(await cases.rate.execute(caller, linkOf(id), { stars: 3, aspect: null, comment: null })).toEqual({ ok: false, refusal });
    const shown = await cases.visit.byLink(caller, linkOf(id));
    expect([shown?.canBeRated, shown?.rating]).toEqual([false, undefined]);
    expect(await cases.visit.tokenOf(counter.tenant.id, id)).toBeUndefined();
  });

  it('is given for a number of the waiting room too, by its holder', async () => {
    const ticketId = '0193b3f2-0000-4000-8000-000000000001';
    await database.asSuperuser(
      `insert into queue_ticket (tenant_id, id, office_id, service_id, day, letter, number, origin, language, state, desk_id, taken_at, called_at, ended_at, changed_at)
       values ($1, $2, $3, $4, '2026-11-23', 'A', 1, 'KIOSK', 'it', 'SERVED', $5, now(), now(), now(), now())`,
      [counter.tenant.id, ticketId, counter.office.id, counter.service.id, counter.desk.id],
    );
    const token = await cases.visit.tokenOf(counter.tenant.id, ticketId);
    expect(await cases.visit.byLink(caller, token!)).toMatchObject({ channel: 'WALK_IN', canBeRated: true });
    expect(await cases.rate.execute(caller, token!, { stars: 5, aspect: null, comment: null })).toMatchObject({ ok: true });
    expect((await stored()).map(({ channel }) => channel)).toEqual(['WALK_IN']);
  });
});

it('is nobody’s once nobody can change it any more, and its words are forgotten after a year', async () => {
  const id = await booked('10:00');
  await served(id);
  await cases.rate.execute(caller, linkOf(id), { stars: 4, aspect: 'OTHER', comment: 'Tutto bene.' });
  const kept = async () => (await stored()).map(({ digest, comment_sealed, stars }) => [digest !== null, comment_sealed !== null, stars]);
  for (const [day, expected] of [
    ['2026-12-08', [true, true, 4]],
    ['2026-12-09', [false, true, 4]],
    ['2027-11-24', [false, false, 4]],
  ] as const) {
    clock.set(`${day}T03:41:00+01:00`);
    await cases.retention.handle();
    expect({ day, kept: await kept() }).toEqual({ day, kept: [expected] });
  }
});
