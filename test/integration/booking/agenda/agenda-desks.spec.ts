import { aDesk, aQueue, fixedClock, testDatabase } from '@casa/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { AgendaOperator } from '@casa/booking';
import { aCitizen } from '../a-citizen.js';
import { callerAt, inWinter, jobsOf } from '../a-counter.js';
import { heardOn } from '../database-watch.js';
import { agendaUseCases, type AgendaWorld, allowed, anAgenda, anOperator, auditOf, bookedAt } from './agenda-world.js';

const database = await testDatabase();
const clock = fixedClock('2026-11-23T08:00:00+01:00');
const cases = await agendaUseCases(database, clock);

let world: AgendaWorld;
let anna: AgendaOperator;
let bruno: AgendaOperator;

beforeEach(async () => {
  clock.set('2026-11-23T08:00:00+01:00');
  world = await anAgenda(database);
  anna = await anOperator(database, cases, world, world.office);
  bruno = await anOperator(database, cases, world, world.office);
});

afterAll(async () => {
  await cases[Symbol.asyncDispose]();
  await database.drop();
});

async function seats(): Promise<Record<string, string | null>> {
  const agenda = await cases.agenda.execute(anna, world.office.id, undefined, 1);
  return Object.fromEntries((agenda?.desks ?? []).map(({ name, personId }) => [name, personId]));
}

describe('a desk', () => {
  it('is taken by one operator, who leaves the one where they sat', async () => {
    allowed(await cases.sit.execute(anna, world.first.id, false));
    allowed(await cases.sit.execute(anna, world.second.id, false));
    expect(await seats()).toEqual({ 'Sportello 1': null, 'Sportello 2': anna.personId });
    expect(await cases.leave.execute(anna)).toBe(true);
    expect(await cases.leave.execute(anna)).toBe(false);
    expect(await seats()).toEqual({ 'Sportello 1': null, 'Sportello 2': null });
  });

  it('in another office is seen to be left in the one where they sat', async () => {
    const { tenant, office, otherOffice } = world;
    const elsewhere = await aDesk(database, otherOffice, []);
    const anywhere = { ...anna, allowedAt: () => 'OPERATOR' };
    allowed(await cases.sit.execute(anywhere, world.first.id, false));
    await using agendas = await heardOn(database, 'agenda_changed');
    allowed(await cases.sit.execute(anywhere, elsewhere.id, false));
    await expect.poll(() => agendas.heard.toSorted()).toEqual([office, otherOffice].map(({ id }) => `${tenant.id} ${id}`).toSorted());
  });

  it('where somebody sits is taken by nobody else, unless they relieve them', async () => {
    allowed(await cases.sit.execute(anna, world.first.id, false));
    expect(await cases.sit.execute(bruno, world.first.id, false)).toMatchObject({
      refusal: { code: 'DESK_OCCUPIED', name: `OPERATOR ${world.tenant.id}` },
    });
    allowed(await cases.sit.execute(bruno, world.first.id, true));
    expect(await seats()).toMatchObject({ 'Sportello 1': bruno.personId });
  });

  it('is free in the morning, whoever forgot to leave it in the evening', async () => {
    allowed(await cases.sit.execute(anna, world.first.id, false));
    clock.set('2026-11-24T08:00:00+01:00');
    expect(await seats()).toMatchObject({ 'Sportello 1': null });
    expect(await cases.callNext.execute(anna)).toMatchObject({ refusal: { code: 'NO_DESK' } });
    allowed(await cases.sit.execute(bruno, world.first.id, false));
    expect(await seats()).toMatchObject({ 'Sportello 1': bruno.personId });
  });

  it('is one person’s, and a person at one desk, whoever takes what at the same moment', async () => {
    const [first, second] = [world.first.id, world.second.id];
    await Promise.all(
      [anna, bruno, anna, bruno].flatMap((operator) => [
        cases.sit.execute(operator, first, true),
        cases.sit.execute(operator, second, true),
      ]),
    );
    const [row] = await database.asSuperuser(
      `select count(*)::int as open, count(distinct desk_id)::int as desks, count(distinct person_id)::int as persons
       from desk_shift where tenant_id = $1 and ended_at is null`,
      [world.tenant.id],
    );
    expect(row?.['open']).toBe(row?.['desks']);
    expect(row?.['open']).toBe(row?.['persons']);
  });
});

describe('calling the next', () => {
  const called = async () => allowed(await cases.callNext.execute(anna)).value;
  const idOf = (who: Awaited<ReturnType<typeof called>>) => ('entry' in who ? who.entry.id : who.ticket.id);
  /** Whatever version it is of. */
  const unseen = ({ id }: { readonly id: string }) => ({ id, version: undefined });

  it('takes a desk', async () => {
    expect(await cases.callNext.execute(anna)).toEqual({ ok: false, refusal: { code: 'NO_DESK' } });
  });

  it('calls in order those of the desk, and again the one who was called and not served', async () => {
    const nine = await bookedAt(cases, world, '2026-11-23T09:00');
    const half = await bookedAt(cases, world, '2026-11-23T09:30');
    expect([nine.deskId, half.deskId]).toEqual([world.first.id, world.first.id]);
    allowed(await cases.sit.execute(anna, world.first.id, false));
    expect(await cases.callNext.execute(anna)).toMatchObject({ refusal: { code: 'NOBODY_TO_CALL', nextAt: inWinter('2026-11-23T09:00') } });

    clock.set('2026-11-23T09:01:00+01:00');
    expect(await called()).toMatchObject({ isRepeated: false, entry: { id: nine.id, servedBy: anna.personId } });
    expect(await called()).toMatchObject({ isRepeated: true, entry: { id: nine.id } });
    allowed(await cases.step.execute(anna, unseen(nine), 'NO_SHOW'));

    allowed(await cases.step.execute(anna, { id: half.id, version: 0 }, 'ARRIVE'));
    expect(await called()).toMatchObject({ isRepeated: false, entry: { id: half.id } });
    expect(await auditOf(database, nine.id)).toHaveLength(2);
  });

  it('calls again who was called and whose call was taken back', async () => {
    const nine = await bookedAt(cases, world, '2026-11-23T09:00');
    allowed(await cases.sit.execute(anna, world.first.id, false));
    clock.set('2026-11-23T09:01:00+01:00');
    expect(await called()).toMatchObject({ isRepeated: false, entry: { id: nine.id } });
    allowed(await cases.undo.execute(anna, unseen(nine)));
    expect(await called()).toMatchObject({ isRepeated: false, entry: { id: nine.id, arrivedAt: null } });
  });

  it('calls to the desk that calls, whoever called to another before', async () => {
    const nine = await bookedAt(cases, world, '2026-11-23T09:00');
    expect(nine.deskId).toBe(world.first.id);
    allowed(await cases.sit.execute(anna, world.second.id, false));
    allowed(await cases.sit.execute(bruno, world.first.id, false));
    clock.set('2026-11-23T09:01:00+01:00');
    expect(await called()).toMatchObject({ entry: { id: nine.id, calledDeskId: world.second.id } });
    allowed(await cases.undo.execute(anna, unseen(nine)));
    expect(allowed(await cases.callNext.execute(bruno)).value).toMatchObject({ entry: { id: nine.id, calledDeskId: null } });
    expect(await database.asSuperuser('select state, desk_id from queue_ticket where appointment_id = $1', [nine.id])).toEqual([
      { state: 'CALLED', desk_id: world.first.id },
    ]);
    // Free for the next.
    expect(await cases.callNext.execute(anna)).toMatchObject({ refusal: { code: 'NOBODY_TO_CALL' } });
  });

  it('calls who was taken for there by mistake, once their hour has come', async () => {
    const nine = await bookedAt(cases, world, '2026-11-23T09:00');
    allowed(await cases.sit.execute(anna, world.first.id, false));
    allowed(await cases.step.execute(anna, unseen(nine), 'ARRIVE'));
    allowed(await cases.undo.execute(anna, unseen(nine)));
    clock.set('2026-11-23T09:00:00+01:00');
    expect(await called()).toMatchObject({ entry: { id: nine.id, arrivedAt: null } });
  });

  it('at a desk that nobody comes to says that there is nobody, and who is next', async () => {
    const afar = await bookedAt(cases, world, '2026-11-23T09:30', undefined, 'TELEPHONE');
    await database.asSuperuser(`update desk set channels = '{TELEPHONE}' where id = $1`, [afar.deskId]);
    allowed(await cases.sit.execute(anna, afar.deskId, false));
    expect(await cases.callNext.execute(anna)).toMatchObject({ refusal: { code: 'NOBODY_TO_CALL', nextAt: inWinter('2026-11-23T09:30') } });
  });

  it('calls first who waits by the telephone, at their hour and not before', async () => {
    const there = await bookedAt(cases, world, '2026-11-23T09:00');
    const telephone = await bookedAt(cases, world, '2026-11-23T09:30', undefined, 'TELEPHONE');
    expect(telephone.deskId).toBe(world.first.id);
    allowed(await cases.sit.execute(anna, world.first.id, false));
    clock.set('2026-11-23T09:29:00+01:00');
    expect(await called()).toMatchObject({ entry: { id: there.id } });
    allowed(await cases.undo.execute(anna, unseen(there)));
    clock.set('2026-11-23T09:30:00+01:00');
    expect(await called()).toMatchObject({ entry: { id: telephone.id } });
  });

  it('calls in one line with who came without an appointment', async () => {
    await aQueue(database, world.office, [world.service]);
    clock.set('2026-11-23T09:00:00+01:00');
    const caller = callerAt(world.tenant);
    allowed(await cases.ticket.execute(caller, { officeId: world.office.id, serviceId: world.service.id, from: 'KIOSK' }));
    allowed(await cases.sit.execute(anna, world.first.id, false));
    const number = { ticket: { state: 'CALLED', number: 1, deskId: world.first.id } };
    expect(await called()).toMatchObject({ isRepeated: false, ...number });
    expect(await called()).toMatchObject({ isRepeated: true, ...number });
  });

  it('gives who arrived, or is called without having been seen, the number that the screen calls', async () => {
    const [seen, unseenOne, afar] = [
      await bookedAt(cases, world, '2026-11-23T09:00'),
      await bookedAt(cases, world, '2026-11-23T09:30'),
      await bookedAt(cases, world, '2026-11-23T10:00', undefined, 'TELEPHONE'),
    ];
    allowed(await cases.step.execute(anna, unseen(seen), 'ARRIVE'));
    allowed(await cases.step.execute(anna, unseen(unseenOne), 'CALL'));
    allowed(await cases.step.execute(anna, unseen(afar), 'CALL'));
    const numbers = await database.asSuperuser(
      `select appointment_id, state, arrived_at is not null as seen from queue_ticket where tenant_id = $1 order by number`,
      [world.tenant.id],
    );
    expect(numbers).toEqual([
      { appointment_id: seen.id, state: 'WAITING', seen: true },
      { appointment_id: unseenOne.id, state: 'CALLED', seen: false },
    ]);
  });

  it('pressed many times at once calls one person', async () => {
    await bookedAt(cases, world, '2026-11-23T09:00');
    await bookedAt(cases, world, '2026-11-23T09:30');
    allowed(await cases.sit.execute(anna, world.first.id, false));
    clock.set('2026-11-23T09:30:00+01:00');
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => cases.callNext.execute(anna)));
    expect(new Set(outcomes.map((outcome) => idOf(allowed(outcome).value))).size).toBe(1);
    expect(outcomes.filter((outcome) => !allowed(outcome).value.isRepeated)).toHaveLength(1);
  });
});

describe('blocked time', () => {
  const from = (time: string) => inWinter(`2026-11-24T${time}`);
  const block = (startsAt: Date, endsAt: Date, deskId = world.first.id as string) =>
    cases.block.execute(anna, { deskId, startsAt, endsAt, reason: 'Riunione' });
  const freeAt = async (day: string) => {
    const { tenant, office, service } = world;
    const view = await cases.onBehalf.free(anna, { serviceId: service.id, officeId: office.id, channel: 'IN_PERSON', from: day, days: 1 });
    expect(view?.rules.serviceId).toBe(service.id);
    expect(tenant.id).toBe(anna.tenantId);
    return view?.days[0]?.slots.length;
  };

  it('is nobody’s to book, and free again when it is taken away', async () => {
    const { id } = allowed(await block(from('09:00'), from('12:00'))).value;
    allowed(await block(from('09:00'), from('12:00'), world.second.id));
    expect(await freeAt('2026-11-24')).toBe(0);
    const agenda = await cases.agenda.execute(bruno, world.office.id, '2026-11-24', 1);
    expect(agenda?.blocks.map(({ deskId, reason, createdBy }) => ({ deskId, reason, createdBy }))).toContainEqual({
      deskId: world.first.id,
      reason: { it: 'Riunione' },
      createdBy: anna.personId,
    });
    clock.advance(60_000);
    allowed(await cases.unblock.execute(bruno, id));
    expect(await freeAt('2026-11-24')).toBe(6);
    expect(await cases.unblock.execute(bruno, id)).toEqual({ ok: false, refusal: { code: 'NOT_FOUND' } });
    const freed = await database.asSuperuser(`select data from pgboss.job where name = 'booking.slot-freed' and data ->> 'deskId' = $1`, [
      world.first.id,
    ]);
    expect(freed.map(({ data }) => data)).toMatchObject([{ startsAt: from('09:00').toISOString(), endsAt: from('12:00').toISOString() }]);
    expect((await auditOf(database, world.first.id)).map(({ action }) => action)).toEqual(['block', 'unblock']);
  });

  it('is corrected at once', async () => {
    const { id } = allowed(await block(from('09:00'), from('12:00'))).value;
    allowed(await cases.unblock.execute(anna, id));
    allowed(await block(from('09:00'), from('10:00')));
  });

  it('with appointments inside is refused, and says which', async () => {
    const { id } = await bookedAt(cases, world, '2026-11-24T10:00');
    expect(await block(from('09:00'), from('10:00'))).toMatchObject({ ok: true });
    expect(await block(from('10:15'), from('12:00'))).toMatchObject({ refusal: { code: 'TIME_NOT_FREE', entries: [{ id }], holds: 0 } });
    const [row] = await database.asSuperuser('select count(*)::int as blocks from closure where tenant_id = $1', [world.tenant.id]);
    expect(row).toEqual({ blocks: 1 });
  });

  it('may last for weeks', async () => {
    const holidays = { startsAt: inWinter('2026-12-01T00:00'), endsAt: inWinter('2026-12-22T00:00') };
    const { id } = allowed(await block(holidays.startsAt, holidays.endsAt)).value;
    const [row] = await database.asSuperuser('select starts_at, ends_at from closure where id = $1', [id]);
    expect(row).toEqual({ starts_at: holidays.startsAt, ends_at: holidays.endsAt });
    allowed(await cases.unblock.execute(anna, id));
  });

  it.each([
    ['ends before it begins', '10:00', '09:00'],
    ['has no length', '10:00', '10:00'],
  ])('that %s is refused', async (_what, begins, ends) => {
    expect(await block(from(begins), from(ends))).toMatchObject({ refusal: { code: 'INVALID', problems: [{ path: 'endsAt' }] } });
  });

  it('and a booking at the same moment never both have it', async () => {
    const { tenant, office, service } = world;
    for (let round = 0; round < 10; round += 1) {
      const day = `2026-12-${String(round + 9).padStart(2, '0')}`;
      const startsAt = inWinter(`${day}T09:00`);
      const booking = (place: number) =>
        cases.book.execute(callerAt(tenant), {
          ...{ serviceId: service.id, officeId: office.id, channel: 'IN_PERSON', startsAt, answers: [] },
          citizen: aCitizen({ email: `gara.${round}.${place}@example.it` }),
        });
      await Promise.all([
        booking(1),
        block(startsAt, inWinter(`${day}T12:00`)),
        booking(2),
        block(startsAt, inWinter(`${day}T12:00`), world.second.id),
        booking(3),
      ]);
    }
    const both = await database.asSuperuser(
      `select a.code from appointment a join closure c on c.tenant_id = a.tenant_id and c.desk_id = a.desk_id and c.starts_at < a.ends_at and c.ends_at > a.starts_at
       where a.tenant_id = $1`,
      [tenant.id],
    );
    expect(both).toEqual([]);
  });

  it('of the municipality’s folder is nobody’s to take away', async () => {
    const [row] = await database.asSuperuser(
      `insert into closure (tenant_id, id, office_id, desk_id, starts_at, ends_at, reason)
       values ($1, gen_random_uuid(), $2, $3, '2027-01-01', '2027-01-02', '{"it": "Festa"}') returning id`,
      [world.tenant.id, world.office.id, world.first.id],
    );
    expect(await cases.unblock.execute(anna, String(row?.['id']))).toEqual({ ok: false, refusal: { code: 'NOT_FOUND' } });
  });
});

describe('a booking for somebody else', () => {
  const request = (startsAt: string, citizen: Partial<ReturnType<typeof aCitizen>> = {}) => ({
    ...{ serviceId: world.service.id, officeId: world.office.id, channel: 'IN_PERSON' as const, answers: [] },
    startsAt: inWinter(startsAt),
    citizen: aCitizen(citizen),
  });

  it('is the citizen’s, made by the operator, and in the audit', async () => {
    const { appointment } = allowed(await cases.onBehalf.execute(anna, request('2026-11-23T09:30'))).value;
    expect(appointment).toMatchObject({ personId: null, bookedBy: anna.personId });
    expect(await jobsOf(database, appointment.id)).toEqual(['booking.appointment-booked']);
    expect(await auditOf(database, appointment.id)).toEqual([
      { action: 'book', actor: anna.personId, allowedBy: 'OPERATOR', person: null },
    ]);
    const agenda = await cases.agenda.execute(anna, world.office.id, '2026-11-23', 1);
    expect(agenda?.entries).toMatchObject([{ id: appointment.id, bookedBy: anna.personId }]);
  });

  it('asks for no notice, but not for the past', async () => {
    await database.asSuperuser('update service set lead_minutes = 1440 where id = $1', [world.service.id]);
    clock.set('2026-11-23T09:10:00+01:00');
    allowed(await cases.onBehalf.execute(anna, request('2026-11-23T09:30')));
    expect(await cases.onBehalf.execute(anna, request('2026-11-23T09:00'))).toMatchObject({ refusal: { reason: 'PAST' } });
    const own = await cases.book.execute(callerAt(world.tenant), request('2026-11-23T10:00', { email: 'altri@example.it' }));
    expect(own).toMatchObject({ refusal: { reason: 'TOO_SOON' } });
  });

  it('needs no e-mail address when there is a telephone number, by which their open appointments are counted', async () => {
    await database.asSuperuser('update service set max_open_per_person = 1 where id = $1', [world.service.id]);
    const { appointment } = allowed(
      await cases.onBehalf.execute(anna, request('2026-11-23T09:30', { email: '', telephone: '333 1234567' })),
    ).value;
    expect((await cases.record.execute(anna, appointment.id))?.citizen.email).toBe('');
    expect(await cases.onBehalf.execute(anna, request('2026-11-23T10:00', { email: '', telephone: '333/1234567' }))).toMatchObject({
      refusal: { code: 'TOO_MANY_OPEN' },
    });
    const { telephone: _none, ...nobody } = aCitizen({ email: '' });
    expect(await cases.onBehalf.execute(anna, { ...request('2026-11-23T10:00'), citizen: nobody })).toMatchObject({
      refusal: { code: 'INVALID', problems: [{ path: 'citizen.telephone', problem: 'REQUIRED' }] },
    });
  });

  it('is made at one’s own office alone', async () => {
    const carla = await anOperator(database, cases, world, world.otherOffice);
    expect(await cases.onBehalf.execute(carla, request('2026-11-23T09:30'))).toEqual({ ok: false, refusal: { code: 'NOT_FOUND' } });
  });
});
