import { type AcceptInvitation, type Member, type WantedMember } from '@casa/identity';
import { IDENTITY_QUEUES, type OfficeId, type PersonId } from '@casa/contracts';
import { newId } from '@casa/kernel';
import type { CallerSession, GivenRoleOf } from '@casa/platform/authz';
import { anOffice, aTenant, fixedClock, type TestDatabase, testDatabase, type TestOffice, type TestTenant } from '@casa/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../mail/eventually.js';
import { identityProcess, type IdentityProcess } from './identity-process.js';
import { aColleague, aPerson, asCaller, aSession, auditOf } from './people.js';

const NOW = '2026-11-23T09:00:00Z';
const DAY_MS = 86_400_000;
const clock = fixedClock(NOW);

let database: TestDatabase;
let here: IdentityProcess;
/** Another process on the same database. */
let there: IdentityProcess;
let town: TestTenant;
let office: TestOffice;
let administrator: CallerSession;

beforeAll(async () => {
  database = await testDatabase();
  [here, there] = await Promise.all([identityProcess(database, clock), identityProcess(database, clock)]);
});

beforeEach(async () => {
  clock.set(NOW);
  town = await aTenant(database);
  office = await anOffice(database, town);
  ({ session: administrator } = await aColleague(database, here.keys, town.id, { role: 'ADMINISTRATOR' }));
});

afterAll(async () => {
  await Promise.all([here[Symbol.asyncDispose](), there[Symbol.asyncDispose]()]);
  await database.drop();
});

function wanted(given: Partial<WantedMember> = {}): WantedMember {
  return {
    name: 'Anna Colella',
    email: 'Anna.Colella@example.org',
    role: 'OPERATOR',
    offices: [office.id],
    validUntil: null,
    loan: null,
    ...given,
  };
}

async function invited(given: Partial<WantedMember> = {}): Promise<Member> {
  const outcome = await here.invite.execute(town, administrator, wanted(given), 'it');
  if (!outcome.ok) throw new Error(`not invited: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

/** What the letter's link carries. */
function tokenOf({ id }: Pick<Member, 'id'>, version = 1, tenant = town): string {
  return here.references.make('invitation', tenant.id, id, version);
}

function accept(token: string, personId: PersonId, tenant = town): ReturnType<AcceptInvitation['execute']> {
  return here.accept.execute(tenant.id, asCaller(personId), token);
}

/** Somebody who took up an invitation, and the cookie they are logged in with. */
async function anOperator(given: Partial<WantedMember> = {}): Promise<{ member: Member; personId: PersonId; cookie: string }> {
  const member = await invited(given);
  const personId = await aPerson(database);
  const cookie = await aSession(database, town.id, personId);
  expect(await accept(tokenOf(member), personId)).toMatchObject({ ok: true });
  return { member, personId, cookie };
}

async function rightsIn(process: IdentityProcess, cookie: string): Promise<readonly GivenRoleOf[] | undefined> {
  return (await process.sessions.callerOf(town.id, cookie))?.session?.given;
}

/** Waits until a process knows what the database told it. */
async function rightsBecome(process: IdentityProcess, cookie: string, rights: readonly GivenRoleOf[]): Promise<void> {
  await eventually(`the rights ${JSON.stringify(rights)}`, async () => {
    const found = await rightsIn(process, cookie);
    return JSON.stringify(found) === JSON.stringify(rights) ? true : undefined;
  });
}

async function invitationsSent({ id }: Pick<Member, 'id'>): Promise<unknown[]> {
  return (
    await database.asSuperuser(`select data from pgboss.job where name = $1 and data ->> 'membershipId' = $2 order by created_on, id`, [
      IDENTITY_QUEUES.memberInvited,
      id,
    ])
  ).map(({ data }) => data);
}

describe('an invitation', () => {
  it('is kept sealed, and its letter asked for by ids alone', async () => {
    const member = await invited();
    expect(member).toMatchObject({ name: 'Anna Colella', role: 'OPERATOR', status: 'INVITED', offices: [office.id], validUntil: null });
    const stored = await database.asSuperuser('select * from membership where id = $1', [member.id]);
    expect(JSON.stringify(stored)).not.toMatch(/Anna|Colella/i);
    expect(await invitationsSent(member)).toEqual([{ tenantId: town.id, membershipId: member.id, version: 1 }]);
  });

  it('gives its role to whoever is logged in and opens its link, at once in every process', async () => {
    const personId = await aPerson(database);
    const cookie = await aSession(database, town.id, personId);
    expect(await rightsIn(here, cookie)).toEqual([]);
    expect(await rightsIn(there, cookie)).toEqual([]);
    const member = await invited();
    expect(await accept(tokenOf(member), personId)).toEqual({ ok: true, value: { ...member, status: 'ACTIVE' } });
    for (const process of [here, there]) await rightsBecome(process, cookie, [{ role: 'OPERATOR', offices: [office.id] }]);
  });

  it('is taken up once', async () => {
    const { member } = await anOperator();
    expect(await accept(tokenOf(member), await aPerson(database))).toEqual({ ok: false, refusal: 'LINK_NOT_VALID' });
  });

  it('is taken up by one of two who open it together', async () => {
    const token = tokenOf(await invited());
    const people = await Promise.all([aPerson(database), aPerson(database)]);
    const outcomes = await Promise.all(people.map((personId) => accept(token, personId)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('ends after fourteen days', async () => {
    const [early, late] = [await invited(), await invited({ email: 'altro@example.org' })];
    clock.advance(14 * DAY_MS - 1);
    expect(await accept(tokenOf(early), await aPerson(database))).toMatchObject({ ok: true });
    clock.advance(1);
    expect(await accept(tokenOf(late), await aPerson(database))).toEqual({ ok: false, refusal: 'LINK_NOT_VALID' });
  });

  it('is of its municipality, and no link of another kind or by another hand takes it up', async () => {
    const member = await invited();
    const personId = await aPerson(database);
    const other = await aTenant(database);
    const token = tokenOf(member);
    const tokens = [
      `${token.slice(0, 40)}${token[40] === 'A' ? 'B' : 'A'}${token.slice(41)}`,
      here.references.make('contact-email', town.id, member.id, 1),
      tokenOf(member, 2),
      tokenOf({ id: newId<'Membership'>() }),
      'x',
      '',
    ];
    for (const wrong of tokens) expect(await accept(wrong, personId)).toEqual({ ok: false, refusal: 'LINK_NOT_VALID' });
    expect(await accept(token, personId, other)).toEqual({ ok: false, refusal: 'LINK_NOT_VALID' });
    expect(await accept(tokenOf(member, 1, other), personId, other)).toEqual({ ok: false, refusal: 'LINK_NOT_VALID' });
    expect(await accept(token, personId)).toMatchObject({ ok: true });
  });

  it('sent anew is the same invitation with another link, and says what was written last', async () => {
    const first = await invited();
    const second = await invited({ name: 'Anna Maria Colella', email: ' anna.colella@EXAMPLE.org', offices: [] });
    expect(second).toMatchObject({ id: first.id, name: 'Anna Maria Colella', offices: [] });
    expect(await invitationsSent(first)).toMatchObject([{ version: 1 }, { version: 2 }]);
    const personId = await aPerson(database);
    expect(await accept(tokenOf(first, 1), personId)).toMatchObject({ ok: false });
    expect(await accept(tokenOf(first, 2), personId)).toMatchObject({ ok: true, value: { offices: [] } });
  });

  it('of two at the same moment for one address is one', async () => {
    const both = await Promise.all([invited(), invited()]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
  });

  it('is refused for whoever has the role already', async () => {
    await anOperator();
    const again = await here.invite.execute(town, administrator, wanted({ email: 'ANNA.colella@example.org' }), 'it');
    expect(again).toEqual({ ok: false, refusal: { code: 'ALREADY_MEMBER' } });
    expect(await here.invite.execute(town, administrator, wanted({ role: 'OFFICE_MANAGER' }), 'it')).toMatchObject({ ok: true });
  });
});

describe('what cannot be wanted', () => {
  async function problemWith(given: Partial<WantedMember>, tenant = town, caller = administrator): Promise<unknown> {
    const outcome = await here.invite.execute(tenant, caller, wanted(given), 'it');
    return !outcome.ok && outcome.refusal.code === 'INVALID' ? outcome.refusal.problems[0] : outcome;
  }

  it('is a role that is not the caller’s to give', async () => {
    const refused = { path: 'role', problem: 'NOT_A_CHOICE' };
    expect(await problemWith({ role: 'ANALYST' })).toEqual(refused);
    expect(await problemWith({ role: 'PLATFORM_ADMINISTRATOR' })).toEqual(refused);
    expect(await problemWith({}, town, asCaller(await aPerson(database), 'OFFICE_MANAGER'))).toEqual(refused);
    const consortium = await aTenant(database, { kind: 'CONSORTIUM' });
    const platform = asCaller(await aPerson(database), 'PLATFORM_ADMINISTRATOR');
    expect(await problemWith({}, consortium, platform)).toEqual(refused);
    expect(await problemWith({ role: 'ANALYST', offices: [] }, town, platform)).toEqual(refused);
    expect(await here.invite.execute(consortium, platform, wanted({ role: 'ANALYST', offices: [] }), 'it')).toMatchObject({ ok: true });
  });

  it('is an office that is not there, or is another municipality’s: nothing is written', async () => {
    const elsewhere = await anOffice(database, await aTenant(database));
    for (const unknown of [newId<'Office'>(), elsewhere.id] satisfies OfficeId[]) {
      expect(await problemWith({ offices: [office.id, unknown] })).toEqual({ path: 'officeIds', problem: 'NOT_FOUND' });
    }
    expect(await here.list.execute(town.id)).toHaveLength(1);
    expect(await auditOf(database, town.id)).toEqual([]);
  });

  it('is an office for those who work everywhere, and an end that is over', async () => {
    expect(await problemWith({ role: 'ADMINISTRATOR' })).toEqual({ path: 'officeIds', problem: 'NOT_A_CHOICE' });
    expect(await problemWith({ validUntil: new Date(NOW) })).toEqual({ path: 'validUntil', problem: 'OUT_OF_RANGE' });
  });
});

describe('a member', () => {
  it('who is suspended has no rights, at once in every process, until resumed', async () => {
    const { member, cookie } = await anOperator();
    const rights = [{ role: 'OPERATOR', offices: [office.id] }] as const;
    await rightsBecome(there, cookie, rights);
    const suspended = await here.change.execute(town, administrator, member.id, { suspended: true });
    expect(suspended).toMatchObject({ ok: true, value: { status: 'SUSPENDED' } });
    for (const process of [here, there]) await rightsBecome(process, cookie, []);
    expect(await there.change.execute(town, administrator, member.id, { suspended: false })).toMatchObject({ value: { status: 'ACTIVE' } });
    for (const process of [here, there]) await rightsBecome(process, cookie, rights);
  });

  it('gets other offices, and keeps what is not spoken of', async () => {
    const { member, cookie } = await anOperator({ validUntil: new Date('2027-06-30T00:00:00Z') });
    const other = await anOffice(database, town);
    const changed = await here.change.execute(town, administrator, member.id, { offices: [other.id, other.id] });
    expect(changed).toEqual({ ok: true, value: { ...member, status: 'ACTIVE', offices: [other.id] } });
    await rightsBecome(there, cookie, [{ role: 'OPERATOR', offices: [other.id] }]);
    expect(await here.change.execute(town, administrator, member.id, { validUntil: null })).toMatchObject({ value: { validUntil: null } });
    expect(await here.change.execute(town, administrator, member.id, { offices: [newId<'Office'>()] })).toEqual({
      ok: false,
      refusal: { code: 'INVALID', problems: [{ path: 'officeIds', problem: 'NOT_FOUND' }] },
    });
    expect(await here.list.execute(town.id)).toContainEqual({ ...member, status: 'ACTIVE', offices: [other.id], validUntil: null });
  });

  it('whose time is over has no rights from that instant on, wherever they were remembered', async () => {
    const until = new Date('2026-11-23T09:20:00Z');
    const { cookie } = await anOperator({ validUntil: until });
    for (const process of [here, there]) expect(await rightsIn(process, cookie)).toHaveLength(1);
    clock.set(new Date(until.getTime() - 1).toISOString());
    for (const process of [here, there]) expect(await rightsIn(process, cookie)).toHaveLength(1);
    clock.advance(1);
    for (const process of [here, there]) expect(await rightsIn(process, cookie)).toEqual([]);
  });

  it('whose one role is over keeps the other', async () => {
    const { personId, cookie } = await anOperator({ validUntil: new Date('2026-11-23T09:20:00Z') });
    expect(await accept(tokenOf(await invited({ role: 'OFFICE_MANAGER', offices: [] })), personId)).toMatchObject({ ok: true });
    await rightsBecome(here, cookie, [
      { role: 'OPERATOR', offices: [office.id] },
      { role: 'OFFICE_MANAGER', offices: [] },
    ]);
    clock.set('2026-11-23T09:20:00Z');
    expect(await rightsIn(here, cookie)).toEqual([{ role: 'OFFICE_MANAGER', offices: [] }]);
  });

  it('is invited in vain when their time is over before they answer', async () => {
    const late = await invited({ email: 'tardi@example.org', validUntil: new Date('2026-11-25T09:00:00Z') });
    clock.set('2026-11-25T09:00:00Z');
    expect(await accept(tokenOf(late), await aPerson(database))).toEqual({ ok: false, refusal: 'LINK_NOT_VALID' });
  });

  it('whose invitation is withdrawn gets another one when resumed', async () => {
    const member = await invited();
    const personId = await aPerson(database);
    expect(await here.change.execute(town, administrator, member.id, { suspended: true })).toMatchObject({
      value: { status: 'SUSPENDED' },
    });
    expect(await accept(tokenOf(member), personId)).toMatchObject({ ok: false });
    expect(await here.change.execute(town, administrator, member.id, { suspended: false })).toMatchObject({ value: { status: 'INVITED' } });
    expect(await invitationsSent(member)).toMatchObject([{ version: 1 }, { version: 2 }]);
    expect(await accept(tokenOf(member, 1), personId)).toMatchObject({ ok: false });
    expect(await accept(tokenOf(member, 2), personId)).toMatchObject({ ok: true });
  });

  it('is not found by whoever may not change them', async () => {
    const { member } = await anOperator();
    const notFound = { ok: false, refusal: { code: 'NOT_FOUND' } };
    const other = await aTenant(database);
    expect(await here.change.execute(other, administrator, member.id, { suspended: true })).toEqual(notFound);
    const manager = asCaller(await aPerson(database), 'OFFICE_MANAGER');
    expect(await here.change.execute(town, manager, member.id, { suspended: true })).toEqual(notFound);
    expect(await here.change.execute(town, administrator, newId<'Membership'>(), { suspended: true })).toEqual(notFound);
    expect(await here.change.execute(town, administrator, 'x', { suspended: true })).toEqual(notFound);
  });
});

describe('the last administrator', () => {
  const last = { ok: false, refusal: { code: 'LAST_ADMINISTRATOR' } };

  async function ownId(): Promise<string> {
    const [own] = await here.list.execute(town.id);
    if (!own) throw new Error('nobody works here');
    return own.id;
  }

  it('is neither suspended nor given an end, by whomever', async () => {
    const id = await ownId();
    expect(await here.change.execute(town, administrator, id, { suspended: true })).toEqual(last);
    expect(await here.change.execute(town, administrator, id, { validUntil: new Date('2027-01-01Z') })).toEqual(last);
    await invited({ role: 'ADMINISTRATOR', offices: [] });
    expect(await here.change.execute(town, administrator, id, { suspended: true })).toEqual(last);
  });

  it('is who stays when another’s time is over', async () => {
    const id = await ownId();
    await aColleague(database, here.keys, town.id, { role: 'ADMINISTRATOR', validUntil: new Date('2027-01-01T00:00:00Z') });
    expect(await here.change.execute(town, administrator, id, { validUntil: new Date('2027-02-01Z') })).toEqual(last);
    expect(await here.change.execute(town, administrator, id, { validUntil: new Date('2026-12-01Z') })).toMatchObject({ ok: true });
    expect(await here.change.execute(town, administrator, id, { validUntil: null })).toMatchObject({ ok: true });
  });

  it('is one of two who suspend each other at the same moment', async () => {
    const first = await ownId();
    const { id: second, session } = await aColleague(database, here.keys, town.id, { role: 'ADMINISTRATOR' });
    const outcomes = await Promise.all([
      here.change.execute(town, administrator, second, { suspended: true }),
      there.change.execute(town, session, first, { suspended: true }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes).toContainEqual(last);
  });
});

describe('what is kept of it', () => {
  it('says who did what to whom and why they might', async () => {
    const { member, personId } = await anOperator();
    await here.change.execute(town, administrator, member.id, { suspended: true });
    await here.change.execute(town, administrator, member.id, { suspended: false });
    await here.change.execute(town, administrator, member.id, { offices: [] });
    const of = { subject: 'Member', subjectId: member.id, actor: administrator.personId };
    expect(await auditOf(database, town.id)).toEqual([
      { action: 'invite', ...of, allowedBy: 'ADMINISTRATOR' },
      { action: 'accept', subject: 'Invitation', subjectId: member.id, actor: personId, person: personId, allowedBy: 'invitation' },
      { action: 'suspend', ...of, person: personId, allowedBy: 'ADMINISTRATOR' },
      { action: 'resume', ...of, person: personId, allowedBy: 'ADMINISTRATOR' },
      { action: 'change', ...of, person: personId, allowedBy: 'ADMINISTRATOR' },
    ]);
  });
});

it('lists who works here by name, nobody of elsewhere', async () => {
  await invited({ name: 'Zeno Abbate', email: 'z@example.org' });
  await invited({ name: 'Àngela Bux', email: 'a@example.org' });
  expect((await here.list.execute(town.id)).map(({ name }) => name)).toEqual(['Àngela Bux', 'Vito Lattanzi', 'Zeno Abbate']);
  expect(await here.list.execute((await aTenant(database)).id)).toEqual([]);
});
