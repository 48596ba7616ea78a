import { IDENTITY_QUEUES } from '@casa/contracts';
import { systemClock } from '@casa/kernel';
import { aTenant, testDatabase, type TestDatabase, type TestTenant } from '@casa/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { identityProcess, type IdentityProcess } from '../identity/identity-process.js';
import { aPerson, asCaller, auditOf } from '../identity/people.js';
import { casa } from './casa.js';

const ANNA = ['--name', 'Anna Colella', '--email', 'anna@comune.example'];

let database: TestDatabase;
let identity: IdentityProcess;
let town: TestTenant;

beforeAll(async () => {
  database = await testDatabase();
  identity = await identityProcess(database, systemClock);
});

beforeEach(async () => {
  town = await aTenant(database);
});

afterAll(async () => {
  await identity[Symbol.asyncDispose]();
  await database.drop();
});

const employ = (role: string, options = ANNA, at = town.slug) => casa(database, ['member', 'employ', at, '--role', role, ...options]);

function members(tenant = town): Promise<Record<string, unknown>[]> {
  return database.asSuperuser('select id, role, status, language, invited_by, invitation_version from membership where tenant_id = $1', [
    tenant.id,
  ]);
}

describe('casa member employ', () => {
  it('invites the first administrator by mail, who takes it up when logged in', async () => {
    const { code, output } = await employ('administrator');
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('goes to anna@comune.example') as string });
    const [member, ...more] = await members();
    expect(more).toEqual([]);
    expect(member).toMatchObject({ role: 'ADMINISTRATOR', status: 'INVITED', language: 'it', invited_by: null, invitation_version: 1 });
    const jobs = await database.asSuperuser(`select data from pgboss.job where name = $1 and data ->> 'membershipId' = $2`, [
      IDENTITY_QUEUES.memberInvited,
      member!['id'],
    ]);
    expect(jobs).toEqual([{ data: { tenantId: town.id, membershipId: member!['id'], version: 1 } }]);
    const token = identity.references.make('invitation', town.id, String(member!['id']), 1);
    const accepted = await identity.accept.execute(town.id, asCaller(await aPerson(database)), token);
    expect(accepted).toMatchObject({ ok: true, value: { role: 'ADMINISTRATOR', name: 'Anna Colella' } });
    expect(await employ('administrator')).toMatchObject({
      code: 1,
      output: `Somebody with this address is ADMINISTRATOR at ${town.slug} already.\n`,
    });
  });

  it('is in the audit as done by who sits at the terminal, without a name', async () => {
    await employ('office-manager', [...ANNA, '--language', 'en']);
    const [member] = await members();
    expect(member).toMatchObject({ role: 'OFFICE_MANAGER', language: 'en' });
    const entries = await auditOf(database, town.id);
    expect(entries).toEqual([
      {
        action: 'invite',
        subject: 'Member',
        subjectId: member!['id'],
        allowedBy: expect.stringMatching(/^casa member employ, .+/) as string,
      },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Anna|example/);
  });

  it('asks anew whoever has not answered', async () => {
    await employ('administrator');
    await employ('administrator');
    expect(await members()).toMatchObject([{ invitation_version: 2 }]);
  });

  it('gives at the consortium the roles of the consortium, and elsewhere none of them', async () => {
    const agency = await aTenant(database, { kind: 'CONSORTIUM' });
    expect(await employ('platform-administrator', ANNA, agency.slug)).toMatchObject({ code: 0 });
    expect(await employ('administrator', ANNA, agency.slug)).toMatchObject({
      code: 1,
      output: `Nobody can be ADMINISTRATOR at ${agency.slug}.\n`,
    });
    expect(await employ('platform-administrator')).toMatchObject({ code: 1 });
    expect([await members(), await members(agency)].map((rows) => rows.length)).toEqual([0, 1]);
  });

  it.each([
    ['no address', 'administrator', ['--name', 'Anna', '--email', 'anna'], '--email must be'],
    ['an address with a line in it', 'administrator', ['--name', 'Anna', '--email', 'a@b.example\nBcc: c@d.example'], '--email must be'],
    ['no name', 'administrator', ['--name', ' ', '--email', 'a@b.example'], '--name must be'],
  ])('writes nothing with %s', async (_what, role, options, problem) => {
    const { code, output } = await employ(role, options);
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining(problem) as string });
    expect(await members()).toEqual([]);
  });

  it('knows no other municipality than those that are there', async () => {
    expect(await employ('administrator', ANNA, 'altrove')).toMatchObject({ code: 1, output: 'there is no municipality named altrove\n' });
  });
});
