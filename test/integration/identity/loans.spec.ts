import type { Member, MemberChange, WantedMember } from '@casa/identity';
import { newId } from '@casa/kernel';
import type { CallerSession } from '@casa/platform/authz';
import { anOffice, aTenant, fixedClock, type TestDatabase, testDatabase, type TestOffice, type TestTenant } from '@casa/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { identityProcess, type IdentityProcess } from './identity-process.js';
import { aColleague, aPerson, asCaller, aSession, auditOf } from './people.js';

const NOW = '2026-11-23T09:00:00Z';
const UNTIL = new Date('2026-11-23T09:20:00Z');
const AGREEMENT = 'Convenzione n. 12 del 3 marzo 2026';
const clock = fixedClock(NOW);

let database: TestDatabase;
let identity: IdentityProcess;
let town: TestTenant;
let lender: TestTenant;
let office: TestOffice;
let administrator: CallerSession;

beforeAll(async () => {
  database = await testDatabase();
  identity = await identityProcess(database, clock);
});

beforeEach(async () => {
  clock.set(NOW);
  [town, lender] = [await aTenant(database), await aTenant(database)];
  identity.towns.add(town, lender);
  office = await anOffice(database, town);
  ({ session: administrator } = await aColleague(database, identity.keys, town.id, { role: 'ADMINISTRATOR' }));
});

afterAll(async () => {
  await identity[Symbol.asyncDispose]();
  await database.drop();
});

/** An operator whom the other municipality lends for twenty minutes, but for what a test wants otherwise. */
async function invite(given: Partial<WantedMember> = {}): Promise<Awaited<ReturnType<IdentityProcess['invite']['execute']>>> {
  const lent: WantedMember = {
    ...{ name: 'Vito Denora', email: 'vito@example.org', role: 'OPERATOR', offices: [office.id] },
    ...{ validUntil: UNTIL, loan: { lentBy: lender.id, agreement: AGREEMENT } },
    ...given,
  };
  return identity.invite.execute(town, administrator, lent, 'it');
}

async function invited(given?: Partial<WantedMember>): Promise<Member> {
  const outcome = await invite(given);
  if (!outcome.ok) throw new Error(`not invited: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

/** Somebody who took such an invitation up, and the cookie they are logged in with. */
async function lentOperator(): Promise<{ member: Member; cookie: string }> {
  const member = await invited();
  const personId = await aPerson(database);
  const token = identity.references.make('invitation', town.id, member.id, 1);
  expect(await identity.accept.execute(town.id, asCaller(personId), token)).toMatchObject({ ok: true });
  return { member, cookie: await aSession(database, town.id, personId) };
}

function change(id: string, wish: MemberChange): ReturnType<IdentityProcess['change']['execute']> {
  return identity.change.execute(town, administrator, id, wish);
}

function problem(path: string, problem: string): unknown {
  return { ok: false, refusal: { code: 'INVALID', problems: [{ path, problem }] } };
}

describe('an operator whom another municipality lends', () => {
  it('works here at virtual desks, is listed as lent, and works here no more from the instant the loan is over', async () => {
    const { member, cookie } = await lentOperator();
    const loan = { lentBy: lender.id, agreement: AGREEMENT };
    expect(await identity.list.execute(town.id)).toContainEqual({ ...member, status: 'ACTIVE', loan });
    const rights = async () => (await identity.sessions.callerOf(town.id, cookie))?.session?.given;
    expect(await rights()).toEqual([{ role: 'OPERATOR', offices: [office.id], lentBy: lender.id }]);
    clock.set(UNTIL.toISOString());
    expect(await rights()).toEqual([]);
  });

  it('is lent until some day, at most twelve months ahead', async () => {
    expect(await invite({ validUntil: null })).toEqual(problem('validUntil', 'REQUIRED'));
    expect(await invite({ validUntil: new Date('2027-11-25T00:00:00Z') })).toEqual(problem('validUntil', 'OUT_OF_RANGE'));
    expect(await invite({ validUntil: new Date('2027-11-23T22:59:59Z') })).toMatchObject({ ok: true });
  });

  it('comes from another municipality that is there', async () => {
    const consortium = await aTenant(database, { kind: 'CONSORTIUM' });
    identity.towns.add(consortium);
    for (const lentBy of [town.id, consortium.id, newId<'Tenant'>()]) {
      expect(await invite({ loan: { lentBy, agreement: AGREEMENT } })).toEqual(problem('loan.municipalityId', 'NOT_A_CHOICE'));
    }
  });

  it('does the work of offices, and decides nobody’s', async () => {
    expect(await invite({ role: 'ADMINISTRATOR', offices: [] })).toEqual(problem('role', 'NOT_A_CHOICE'));
    expect(await invite({ role: 'OFFICE_MANAGER' })).toMatchObject({ ok: true });
  });

  it('is lent longer by another act, and never without end', async () => {
    const { member } = await lentOperator();
    const until = new Date('2027-09-30T21:59:59Z');
    const agreement = 'Convenzione n. 3 del 1° febbraio 2027';
    const loan = { lentBy: lender.id, agreement };
    expect(await change(member.id, { validUntil: until, agreement })).toMatchObject({ value: { validUntil: until, loan } });
    expect(await change(member.id, { offices: [] })).toMatchObject({ value: { validUntil: until, loan } });
    expect(await change(member.id, { validUntil: null })).toEqual(problem('validUntil', 'REQUIRED'));
    expect(await change(member.id, { validUntil: new Date('2028-01-01Z') })).toEqual(problem('validUntil', 'OUT_OF_RANGE'));
    expect(await identity.list.execute(town.id)).toContainEqual(expect.objectContaining({ validUntil: until, loan }));
  });

  it('becomes the municipality’s own when invited anew as such, and by no change', async () => {
    await invited();
    const own = await invited({ validUntil: null, loan: null });
    expect(own).toMatchObject({ loan: null, validUntil: null });
    expect(await change(own.id, { agreement: AGREEMENT })).toEqual(problem('agreement', 'NOT_A_CHOICE'));
    expect(await identity.list.execute(town.id)).toContainEqual(expect.objectContaining({ name: 'Vito Denora', loan: null }));
  });

  it('is in the audit with who lends, under which act and until when; the lender’s says nothing of it', async () => {
    const { member } = await lentOperator();
    await change(member.id, { suspended: true });
    const terms = { lentBy: lender.id, agreement: AGREEMENT, until: UNTIL.toISOString() };
    expect(await auditOf(database, town.id)).toMatchObject(['invite', 'accept', 'suspend'].map((action) => ({ action, terms })));
    expect(await auditOf(database, lender.id)).toEqual([]);
  });
});

it('of somebody of the municipality’s own the database keeps no loan, and of a loan its end', async () => {
  await lentOperator();
  for (const broken of ['valid_until = null', 'loan_agreement = null', 'lent_by = tenant_id', 'lent_by = null']) {
    await expect(
      database.asSuperuser(`update membership set ${broken} where tenant_id = $1 and lent_by is not null`, [town.id]),
    ).rejects.toMatchObject({ constraint: 'membership_loan' });
  }
});
