import type { PersonId, TenantId } from '@casa/contracts';
import { digestsOf, loginExchanges } from '@casa/identity';
import { newId } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { aTenant, testConfig, testDatabase, type TestDatabase, testScope, type TestScope, type TestTenant } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casa } from './casa.js';

const { CASA_DATA_KEYS: ring = '', CASA_LINK_KEY: linkKey = '' } = testConfig();
const keys = new DataKeys(ring, linkKey);

const ROSA = 'NNSRSO58B42F376W';
const NICOLA = 'SLVNCL95M30E155C';
const DAY_MS = 86_400_000;

let database: TestDatabase;
let access: TestScope;
let town: TestTenant;
let rosa: PersonId;

beforeAll(async () => {
  database = await testDatabase();
  access = await testScope(database, []);
  town = await aTenant(database, { slug: 'castelprova' });
  rosa = newId<'Person'>();
  await database.asSuperuser(
    `insert into person (id, fiscal_digest, identity_sealed, created_at, seen_at) values ($1, $2, 'sealed', now(), now())`,
    [rosa, digestsOf(keys, { fiscalCode: ROSA }).fiscal],
  );
  await exchange(town.id, '_rosa', new Date('2026-11-01T08:00:00Z'), ROSA);
  await exchange(town.id, '_nicola', new Date('2026-11-02T08:00:00Z'), NICOLA);
  await exchange(town.id, '_given-up', new Date('2026-11-03T08:00:00Z'));
  const other = await aTenant(database);
  await exchange(other.id, '_elsewhere', new Date('2026-11-01T08:00:00Z'), ROSA);
});

afterAll(async () => {
  await access.close();
  await database.drop();
});

/** A login as the application logs it; without a codice fiscale it was never answered. */
async function exchange(tenantId: TenantId, id: string, at: Date, fiscalCode?: string): Promise<void> {
  await access.scope.run({ tenantId }, (transaction) => {
    const sealed = (text: string) => keys.seal(text, `login_exchange ${id}`);
    loginExchanges.asked(transaction, tenantId, id, 'SPID', `https://idp.example/${id}`, sealed(`<AuthnRequest ID="${id}"/>`), at);
    if (fiscalCode !== undefined) {
      const response = Buffer.from(`<Response><AttributeValue>TINIT-${fiscalCode}</AttributeValue></Response>`).toString('base64');
      const answer = {
        ...{ responseId: `${id}-response`, assertionId: `${id}-assertion`, nameQualifier: `qualifier of ${id}`, outcome: 'OK' },
        subjectDigest: keys.digest(fiscalCode, 'login exchange subject'),
        responseSealed: sealed(response),
      };
      loginExchanges.answered(transaction, tenantId, id, answer, new Date(at.getTime() + 60_000));
    }
    return Promise.resolve();
  });
}

/** Ids of the logins that the command prints. */
async function found(...options: string[]): Promise<string[]> {
  const { code, output } = await casa(database, ['spid', 'log', 'castelprova', ...options]);
  expect(code).toBe(0);
  const ids = [...output.matchAll(/ request=(\S+)/g)].map(([, id]) => id!);
  expect(output).toContain(ids.length === 1 ? '1 login\n' : `${ids.length} logins\n`);
  return ids;
}

async function audited(): Promise<{ action: string; subjectId: string; allowedBy: string; person?: string }[]> {
  const rows = await database.asSuperuser('select content from audit_entry where tenant_id = $1 order by sequence', [town.id]);
  return rows.map(({ content }) => JSON.parse(content as string) as { action: string; subjectId: string; allowedBy: string });
}

describe('casa spid log', () => {
  it.each([
    ['nothing in particular', [], ['_rosa', '_nicola', '_given-up']],
    ['the request', ['--request-id', '_nicola'], ['_nicola']],
    ['the response', ['--response-id', '_rosa-response'], ['_rosa']],
    ['its assertion', ['--response-id', '_rosa-assertion'], ['_rosa']],
    ['the identity provider', ['--issuer', 'https://idp.example/_given-up'], ['_given-up']],
    ['the codice fiscale, however typed', ['--subject', ROSA.toLowerCase()], ['_rosa']],
    ['the name qualifier', ['--name-qualifier', 'qualifier of _nicola'], ['_nicola']],
    ['the time from', ['--from', '2026-11-02'], ['_nicola', '_given-up']],
    ['the time to', ['--to', '2026-11-02T09:00:00+01:00'], ['_rosa']],
    ['two things', ['--from', '2026-11-02', '--subject', ROSA], []],
  ])('finds by %s', async (_case, options, ids) => {
    expect(await found(...options)).toEqual(ids);
  });

  it('says nothing of persons unless asked, and then tells the audit of whom', async () => {
    const quiet = await casa(database, ['spid', 'log', 'castelprova']);
    expect(quiet.output).not.toMatch(/TINIT|AuthnRequest/);
    const before = (await audited()).length;
    const { output } = await casa(database, ['spid', 'log', 'castelprova', '--to', '2026-11-02', '--messages']);
    expect(output).toContain('<AuthnRequest ID="_rosa"/>');
    expect(output).toContain(`TINIT-${ROSA}`);
    const [search, read, ...more] = (await audited()).slice(before);
    expect(more).toEqual([]);
    expect(search).toMatchObject({ action: 'search', subject: 'LoginExchange', subjectId: 'to' });
    expect(read).toMatchObject({
      action: 'read',
      subjectId: '_rosa',
      person: rosa,
      allowedBy: expect.stringMatching(/^casa spid log --messages, .+/) as string,
    });
  });

  it('is in the audit at each use, without what was searched for, and of whom where it is known', async () => {
    const before = (await audited()).length;
    await found('--subject', ROSA, '--request-id', '_nobody');
    await found('--subject', NICOLA);
    const entries = (await audited()).slice(before);
    expect(entries).toMatchObject([
      { action: 'search', subjectId: 'subject requestId', person: rosa },
      { action: 'search', subjectId: 'subject' },
    ]);
    expect(entries[1]).not.toHaveProperty('person');
    expect(JSON.stringify(entries)).not.toMatch(new RegExp(`${ROSA}|${NICOLA}|_nobody`));
    expect(await casa(database, ['audit', 'verify', 'castelprova'])).toMatchObject({ code: 0 });
  });

  it('shows nothing that the audit cannot tell of', async () => {
    await database.asSuperuser('revoke insert on audit_entry from casa_app');
    const { code, output } = await casa(database, ['spid', 'log', 'castelprova']);
    await database.asSuperuser('grant insert on audit_entry to casa_app');
    expect(code).toBe(1);
    expect(output).not.toContain('_rosa');
  });

  it.each(['yesterday', '2026-13-01', '2026-11-01T08:00'])('asks for an instant that is one: %s', async (text) => {
    const { code, output } = await casa(database, ['spid', 'log', 'castelprova', '--from', text]);
    expect(code).toBe(1);
    expect(output).toMatch(/^--from must be a day or an instant/);
  });
});

describe('casa spid prune', () => {
  it('deletes what is older than 24 months, in every municipality, however much', async () => {
    const now = Date.now();
    const other = await aTenant(database, { slug: 'altrove' });
    await exchange(other.id, '_kept', new Date(now - 729 * DAY_MS), ROSA);
    await database.asSuperuser(
      `insert into login_exchange (tenant_id, request_id, federation, issuer, request_sealed, requested_at)
       select $1, 'old-' || n, 'SPID', 'idp', 'sealed', $2 from generate_series(1, 2500) n`,
      [other.id, new Date(now - 733 * DAY_MS)],
    );
    const { code, output } = await casa(database, ['spid', 'prune']);
    expect(code).toBe(0);
    expect(output).toContain('altrove: 2500 deleted\n');
    expect(output).toContain('castelprova: 0 deleted\n');
    expect(await database.asSuperuser('select request_id from login_exchange where tenant_id = $1', [other.id])).toEqual([
      { request_id: '_kept' },
    ]);
  });
});
