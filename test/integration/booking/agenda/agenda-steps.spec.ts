import { fixedClock, testDatabase } from '@casa/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { AgendaOperator } from '@casa/booking';
import type { PersonId } from '@casa/contracts';
import { aSession } from '../../../support/sessions.js';
import { inWinter } from '../a-counter.js';
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

/** As the operator sees it now. */
async function seen(operator: AgendaOperator, id: string) {
  const { value } = { value: await cases.agenda.execute(operator, world.office.id, '2026-11-23', 1) };
  const entry = value?.entries.find((one) => one.id === id);
  if (!entry) throw new Error('it is not in the agenda');
  return { id, version: entry.version };
}

describe('a day', () => {
  it('goes from booked to served, step by step, and each is in the audit with whose it is', async () => {
    const { personId } = await aSession(database, world.tenant, { keys: cases.keys });
    const { id } = await bookedAt(cases, world, '2026-11-23T09:30', personId as PersonId);
    allowed(await cases.sit.execute(anna, world.first.id, false));
    clock.set('2026-11-23T09:25:00+01:00');
    const states: unknown[] = [];
    for (const step of ['ARRIVE', 'CALL', 'START', 'FINISH'] as const) {
      clock.advance(60_000);
      const { entry, isRepeated } = allowed(await cases.step.execute(anna, await seen(anna, id), step)).value;
      states.push([entry.version, isRepeated, entry.servedBy]);
    }
    expect(states).toEqual([
      [1, false, null],
      [2, false, anna.personId],
      [3, false, anna.personId],
      [4, false, anna.personId],
    ]);
    const [row] = await database.asSuperuser(
      `select arrived_at, called_at, called_desk_id, started_at, finished_at, outcome, served_by, changed_at from appointment where id = $1`,
      [id],
    );
    expect(row).toEqual({
      arrived_at: inWinter('2026-11-23T09:26'),
      called_at: inWinter('2026-11-23T09:27'),
      called_desk_id: null,
      started_at: inWinter('2026-11-23T09:28'),
      finished_at: inWinter('2026-11-23T09:29'),
      outcome: 'SERVED',
      served_by: anna.personId,
      changed_at: inWinter('2026-11-23T09:29'),
    });
    const done = ['checkIn', 'call', 'start', 'finish'];
    expect(await auditOf(database, id)).toEqual(
      done.map((action) => ({ action, actor: anna.personId, allowedBy: 'OPERATOR', person: personId })),
    );
  });

  it('says where somebody was called to who was called to another desk', async () => {
    const { id } = await bookedAt(cases, world, '2026-11-23T09:30');
    allowed(await cases.sit.execute(anna, world.second.id, false));
    const { entry } = allowed(await cases.step.execute(anna, await seen(anna, id), 'CALL')).value;
    expect(entry).toMatchObject({ deskId: world.first.id, calledDeskId: world.second.id });
  });

  it('takes its last step back for ten minutes', async () => {
    const { id } = await bookedAt(cases, world, '2026-11-23T09:30');
    allowed(await cases.step.execute(anna, await seen(anna, id), 'CALL'));
    clock.advance(9 * 60_000);
    expect(allowed(await cases.undo.execute(anna, await seen(anna, id))).value.entry).toMatchObject({
      calledAt: null,
      servedBy: null,
      version: 2,
    });
    allowed(await cases.step.execute(anna, await seen(anna, id), 'CALL'));
    clock.advance(11 * 60_000);
    expect(await cases.undo.execute(anna, await seen(anna, id))).toMatchObject({ refusal: { code: 'STEP', reason: 'TOO_LATE_TO_UNDO' } });
  });

  it('refuses what its state or its hour does not allow', async () => {
    const { id } = await bookedAt(cases, world, '2026-11-23T09:30');
    const tomorrow = await bookedAt(cases, world, '2026-11-24T09:30');
    const refused = async (step: 'FINISH' | 'NO_SHOW' | 'CALL', of = id, version = 0) => {
      const outcome = await cases.step.execute(anna, { id: of, version }, step);
      return !outcome.ok && outcome.refusal.code === 'STEP' && outcome.refusal.reason;
    };
    expect(await refused('FINISH')).toBe('OUT_OF_ORDER');
    expect(await refused('NO_SHOW')).toBe('TOO_EARLY');
    expect(await refused('CALL', tomorrow.id)).toBe('NOT_TODAY');
    clock.set('2026-11-23T09:31:00+01:00');
    expect(await refused('NO_SHOW')).toBe(false);
  });
});

describe('two operators on one appointment', () => {
  it('calling it twice calls nobody twice, whoever does and whatever they saw', async () => {
    const { id } = await bookedAt(cases, world, '2026-11-23T09:30');
    const before = await seen(anna, id);
    const outcomes = await Promise.all([cases.step.execute(anna, before, 'CALL'), cases.step.execute(bruno, before, 'CALL')]);
    expect(outcomes.map((outcome) => allowed(outcome).value.isRepeated).sort()).toEqual([false, true]);
    expect(new Set(outcomes.map((outcome) => allowed(outcome).value.entry.servedBy)).size).toBe(1);
    expect(await auditOf(database, id)).toHaveLength(1);
  });

  it('the second to change what the first has changed changes nothing, and sees how it stands', async () => {
    const { id } = await bookedAt(cases, world, '2026-11-23T09:30');
    const before = await seen(anna, id);
    allowed(await cases.step.execute(anna, before, 'START'));
    expect(await cases.step.execute(bruno, before, 'ARRIVE')).toMatchObject({
      refusal: { code: 'CHANGED', entry: { version: 1, servedBy: anna.personId } },
    });
    expect(await cases.note.execute(bruno, before, 'arriva tardi')).toMatchObject({ refusal: { code: 'CHANGED' } });
    expect(await cases.undo.execute(bruno, before)).toMatchObject({ refusal: { code: 'CHANGED' } });
  });

  it('of many changes at once each is whole: the version grows by one for each that was made', async () => {
    const { id } = await bookedAt(cases, world, '2026-11-23T09:30');
    const notes = Array.from({ length: 12 }, (_, number) =>
      cases.note.execute(number % 2 ? anna : bruno, { id, version: 0 }, `nota ${number}`),
    );
    const outcomes = await Promise.all(notes);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await seen(anna, id)).toEqual({ id, version: 1 });
  });

  it('a citizen who moves or cancels meanwhile counts as well', async () => {
    const moved = await bookedAt(cases, world, '2026-11-25T09:30');
    const cancelled = await bookedAt(cases, world, '2026-11-25T10:30');
    allowed(await cases.reschedule.execute(anna, moved.token, inWinter('2026-11-25T10:00')));
    allowed(await cases.cancel.execute(anna, cancelled.token));
    expect(await cases.note.execute(anna, { id: moved.id, version: 0 }, 'nota')).toMatchObject({ refusal: { code: 'CHANGED' } });
    expect(await cases.step.execute(anna, { id: cancelled.id, version: 1 }, 'CALL')).toMatchObject({
      refusal: { code: 'STEP', reason: 'OUT_OF_ORDER' },
    });
  });
});

describe('an operator of another office', () => {
  it('finds nothing: no agenda, no record, no step, and nothing is in the audit', async () => {
    const carla = await anOperator(database, cases, world, world.otherOffice);
    const { id } = await bookedAt(cases, world, '2026-11-23T09:30');
    const notFound = { ok: false, refusal: { code: 'NOT_FOUND' } };
    expect(await cases.agenda.execute(carla, world.office.id, undefined, 1)).toBeUndefined();
    expect(await cases.record.execute(carla, id)).toBeUndefined();
    expect(await cases.step.execute(carla, { id, version: 0 }, 'CALL')).toEqual(notFound);
    expect(await cases.note.execute(carla, { id, version: 0 }, 'nota')).toEqual(notFound);
    expect(await cases.undo.execute(carla, { id, version: 0 })).toEqual(notFound);
    expect(await cases.sit.execute(carla, world.first.id, true)).toEqual(notFound);
    expect([...(await cases.citizens.names(carla, [id]))]).toEqual([]);
    expect((await cases.agenda.offices(carla)).map((office) => office.id)).toEqual([world.otherOffice.id]);
    for (const nonsense of ['', 'x', '01890000-0000-7000-8000-000000000000']) {
      expect(await cases.record.execute(anna, nonsense)).toBeUndefined();
      expect(await cases.step.execute(anna, { id: nonsense, version: 0 }, 'CALL')).toEqual(notFound);
    }
    expect(await auditOf(database, id)).toEqual([]);
  });
});

describe('what is told of a citizen', () => {
  it('is opened by who serves them, and each opening is in the audit of the citizen', async () => {
    const { personId } = await aSession(database, world.tenant, { keys: cases.keys });
    const { id } = await bookedAt(cases, world, '2026-11-23T09:30', personId as PersonId);
    allowed(await cases.note.execute(anna, { id, version: 0 }, 'Porta la delega'));
    expect(await cases.record.execute(bruno, id)).toMatchObject({
      citizen: { givenName: 'Maria Chiara', familyName: 'Lorusso' },
      note: 'Porta la delega',
    });
    const [stored] = await database.asSuperuser('select note_sealed from appointment where id = $1', [id]);
    expect(String(stored?.['note_sealed'])).not.toContain('delega');
    expect((await auditOf(database, id)).map(({ action, actor, person }) => ({ action, actor, person }))).toEqual([
      { action: 'note', actor: anna.personId, person: personId },
      { action: 'read', actor: bruno.personId, person: personId },
    ]);
  });

  it('is listed by name, which is in the audit once an hour', async () => {
    const { id } = await bookedAt(cases, world, '2026-11-23T09:30');
    for (let time = 0; time < 3; time += 1) {
      expect([...(await cases.citizens.names(anna, [id]))]).toEqual([[id, 'Maria Chiara Lorusso']]);
    }
    await cases.citizens.names(bruno, [id]);
    expect((await auditOf(database, id)).map(({ action, actor }) => ({ action, actor }))).toEqual([
      { action: 'list', actor: anna.personId },
      { action: 'list', actor: bruno.personId },
    ]);
  });

  it('a note is replaced, and taken away by an empty one', async () => {
    const { id } = await bookedAt(cases, world, '2026-11-23T09:30');
    allowed(await cases.note.execute(anna, { id, version: 0 }, 'uno'));
    expect(allowed(await cases.note.execute(anna, { id, version: 0 }, 'uno')).value.isRepeated).toBe(true);
    allowed(await cases.note.execute(anna, { id, version: 1 }, ''));
    expect(await cases.record.execute(anna, id)).not.toHaveProperty('note');
  });
});
