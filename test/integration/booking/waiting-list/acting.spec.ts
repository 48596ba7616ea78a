import { randomUUID } from 'node:crypto';
import type { BookingCaller } from '@casa/booking';
import type { DelegationId, PersonId } from '@casa/contracts';
import { fixedClock } from '@casa/testing';
import { expect, it } from 'vitest';
import { aSession } from '../../../support/sessions.js';
import { auditOf } from '../../identity/people.js';
import { request } from '../a-counter.js';
import { oneTown } from './one-town.js';
import { joins, stateOf, wish } from './people-who-wait.js';

const NOON = '2026-11-23T12:00:00+01:00';
const TESTS = 9;

const clock = fixedClock(NOON);
const town = oneTown(clock, NOON, TESTS);

/** Who acts for whom, by a mandate of this town until six in the evening. */
interface Delegate {
  readonly acting: BookingCaller & { readonly personId: PersonId };
  /** The same, for themselves. */
  readonly self: BookingCaller & { readonly personId: PersonId };
  readonly giver: BookingCaller & { readonly personId: PersonId };
  readonly delegationId: DelegationId;
}

async function aDelegate(): Promise<Delegate> {
  const { tenant, caller } = town.counter;
  const person = async () => ({ ...caller, personId: (await aSession(town.database, tenant)).personId as PersonId });
  const [self, giver] = [await person(), await person()];
  const delegationId = randomUUID() as DelegationId;
  const until = Date.parse('2026-11-23T18:00:00+01:00');
  await town.database.asSuperuser(
    `insert into delegation (tenant_id, id, person_id, represented_id, kind, status, delegate_sealed, represented_sealed, valid_until, created_at)
     values ($1, $2, $3, $4, 'MANDATE', 'ACTIVE', '-', '-', $5, now())`,
    [tenant.id, delegationId, self.personId, giver.personId, new Date(until)],
  );
  const acting = { ...self, acting: { delegationId, representedId: giver.personId, until } };
  return { acting, self, giver, delegationId };
}

const bookedFor = () => town.stored('select person_id, acted_by, delegation_id, language from appointment');
const audited = async (): Promise<Record<string, unknown>[]> =>
  (await auditOf(town.database, town.counter.tenant.id)).map((entry) => ({ ...entry, subjectId: undefined }));

async function accepted(caller: BookingCaller, token: string): Promise<void> {
  expect(await town.list.accept.execute(caller, token, [])).toMatchObject({ ok: true });
}

it('somebody enters the list for another: the entry is theirs, is one for each, and says who did it', async () => {
  const { acting, self, giver, delegationId } = await aDelegate();
  await joins(town.list, { ...town.counter, caller: acting }, 'ada@example.it');
  expect(await town.stored('select person_id, acted_by, delegation_id from waiting_entry')).toEqual([
    { person_id: giver.personId, acted_by: self.personId, delegation_id: delegationId },
  ]);
  expect(await audited()).toEqual([
    {
      ...{ action: 'join', subject: 'WaitingEntry', actor: self.personId, person: giver.personId },
      ...{ delegation: delegationId, allowedBy: 'delegation' },
    },
  ]);
  // With another address it is still the same person; with the same address somebody waits for themselves too.
  expect(await town.list.join.execute(acting, wish(town.counter, 'altra@example.it'))).toEqual({
    ok: false,
    refusal: { code: 'ALREADY_WAITING' },
  });
  await joins(town.list, { ...town.counter, caller: self }, 'ada@example.it');
});

it('whose an entry was, and who entered it, is forgotten when it ends', async () => {
  const { acting } = await aDelegate();
  const token = await joins(town.list, { ...town.counter, caller: acting }, 'ada@example.it');
  await town.list.leave.execute(acting, token);
  await town.list.work();
  expect(await town.stored('select person_id, acted_by, delegation_id from waiting_entry')).toEqual([
    { person_id: null, acted_by: null, delegation_id: null },
  ]);
});

it('nobody enters the list for anybody else than the form was filled in for, nor when the delegation is over, nor in other towns', async () => {
  const { acting, self, delegationId } = await aDelegate();
  const asked = (caller: BookingCaller, given: object) =>
    town.list.join.execute(caller, { ...wish(town.counter, 'ada@example.it'), ...given });
  const over = { ok: false, refusal: { code: 'DELEGATION_OVER' } };
  expect(await asked(acting, { actingFor: null })).toEqual(over);
  expect(await asked(acting, { actingFor: randomUUID() })).toEqual(over);
  expect(await asked(self, { actingFor: delegationId })).toEqual(over);
  expect(await asked(town.counter.caller, { actingFor: delegationId })).toEqual(over);
  await town.database.asSuperuser(`update service set template = 'carta-identita' where tenant_id = $1`, [town.counter.tenant.id]);
  expect(await asked(acting, { near: { km: 20 } })).toEqual({
    ok: false,
    refusal: { code: 'INVALID', problems: [{ path: 'near', problem: 'NOT_A_CHOICE' }] },
  });
  clock.set('2026-11-23T18:00:00+01:00');
  expect(await asked(acting, { actingFor: delegationId })).toEqual(over);
  expect(await town.stored('select 1 from waiting_entry')).toEqual([]);
});

it('what somebody accepts by a delegation is the other’s, and they read who did it', async () => {
  const { acting, self, giver, delegationId } = await aDelegate();
  const free = await town.booked('2026-11-24T09:00');
  await joins(town.list, { ...town.counter, caller: giver }, 'maria@example.it');
  await free();
  await town.list.work();
  await accepted(acting, await town.last());
  expect((await bookedFor()).at(-1)).toMatchObject({ person_id: giver.personId, acted_by: self.personId, delegation_id: delegationId });
  expect(await audited()).toEqual([
    {
      ...{ action: 'book', subject: 'Appointment', actor: self.personId, person: giver.personId },
      ...{ delegation: delegationId, allowedBy: 'delegation' },
    },
  ]);
});

it('what was asked for by a delegation says so when it is accepted by the link, and not when its person accepts', async () => {
  const { acting, self, giver, delegationId } = await aDelegate();
  const [first, second] = [await town.booked('2026-11-24T09:00'), await town.booked('2026-11-24T10:00', 'seconda@example.it')];
  await joins(town.list, { ...town.counter, caller: acting }, 'ada@example.it');
  await first();
  await town.list.work();
  await accepted(town.counter.caller, await town.last());
  const ofGiver = async () => (await bookedFor()).filter((row) => row['person_id'] === giver.personId);
  expect(await ofGiver()).toMatchObject([{ acted_by: self.personId, delegation_id: delegationId }]);
  await town.database.asSuperuser(`update appointment set status = 'CANCELLED' where person_id = $1`, [giver.personId]);
  await joins(town.list, { ...town.counter, caller: acting }, 'ada@example.it');
  await second();
  await town.list.work();
  await accepted(giver, await town.last());
  expect(await ofGiver()).toContainEqual(expect.objectContaining({ acted_by: null, delegation_id: null }));
});

it('nothing is accepted while a session acts by what is over; the link alone still counts', async () => {
  const { acting } = await aDelegate();
  const free = await town.booked('2026-11-24T11:00');
  await joins(town.list, { ...town.counter, caller: acting }, 'ada@example.it');
  clock.set('2026-11-23T17:30:00+01:00');
  await free();
  await town.list.work();
  clock.set('2026-11-23T18:30:00+01:00');
  const token = await town.last();
  expect(await town.list.accept.execute(acting, token, [])).toEqual({ ok: false, refusal: { code: 'DELEGATION_OVER' } });
  await accepted(town.counter.caller, token);
});

it('appointments are counted for whom they are, whatever address is written to', async () => {
  const { acting, giver } = await aDelegate();
  const free = await town.booked('2026-11-24T09:00');
  expect(await town.list.book.execute(acting, request(town.counter, '2026-11-26T09:00'))).toMatchObject({
    ...{ ok: true, value: { appointment: { personId: giver.personId } } },
  });
  // One appointment is all they may have: their turn is not now.
  await joins(town.list, { ...town.counter, caller: acting }, 'ada@example.it');
  await joins(town.list, town.counter, 'altri@example.it');
  await free();
  await town.list.work();
  expect(await town.told()).toEqual(['altri 09:00 OPEN']);
});

it('a delegate sees where the other waits here, with the links of what they entered themselves', async () => {
  const { acting, self, giver } = await aDelegate();
  const list = (caller: BookingCaller & { readonly personId: PersonId }) => town.list.entry.own(town.counter.tenant.id, caller, 'it');
  await joins(town.list, { ...town.counter, caller: acting }, 'ada@example.it');
  await joins(town.list, { ...town.counter, caller: self }, 'ada@example.it');
  expect((await list(acting)).map(({ entry, mayManage }) => [entry.personId, mayManage])).toEqual([[giver.personId, true]]);
  expect((await list(giver)).map(({ entry, mayManage }) => [entry.personId, mayManage])).toEqual([[giver.personId, true]]);
  expect((await list(self)).map(({ entry, mayManage }) => [entry.personId, mayManage])).toEqual([[self.personId, true]]);
  await town.database.asSuperuser(`update waiting_entry set acted_by = null, delegation_id = null where person_id = $1`, [giver.personId]);
  expect((await list(acting)).map(({ mayManage }) => mayManage)).toEqual([false]);
  expect((await audited()).filter((entry) => entry['action'] === 'read')).toHaveLength(2);
  clock.set('2026-11-23T18:00:00+01:00');
  expect(await list(acting)).toEqual([]);
});

it('letters follow how their person wants to be written to, whoever entered the list', async () => {
  const { acting, giver } = await aDelegate();
  town.list.preferences.set(giver.personId, { reminders: false, surveys: false, language: 'en' });
  const free = await town.booked('2026-11-24T09:00');
  const token = await joins(town.list, { ...town.counter, caller: acting }, 'ada@example.it');
  await free();
  await town.list.work();
  expect(town.list.letters.map(({ to, subject }) => [to, subject])).toEqual([
    ['ada@example.it', expect.stringMatching(/^You are on the waiting list/)],
    ['ada@example.it', expect.stringMatching(/^A time has come free/)],
  ]);
  expect(await stateOf(town.list, town.counter.caller, token)).toBe('OFFERED 1');
});
