import { IDENTITY_QUEUES, type PersonId } from '@casa/contracts';
import { aTenant, fixedClock, type TestDatabase, testDatabase, type TestTenant } from '@casa/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { identityProcess, type IdentityProcess } from './identity-process.js';
import { aPerson, asCaller, auditOf } from './people.js';

const NOW = '2026-11-23T09:00:00Z';
const HOUR_MS = 3_600_000;
const NOT_VALID = { ok: false, refusal: 'LINK_NOT_VALID' };
const clock = fixedClock(NOW);

let database: TestDatabase;
let identity: IdentityProcess;
let town: TestTenant;
let personId: PersonId;

beforeAll(async () => {
  database = await testDatabase();
  identity = await identityProcess(database, clock);
});

beforeEach(async () => {
  clock.set(NOW);
  town = await aTenant(database);
  personId = await aPerson(database);
});

afterAll(async () => {
  await identity[Symbol.asyncDispose]();
  await database.drop();
});

async function change(email = 'anna@example.org'): Promise<void> {
  await identity.changeContact.execute(town.id, asCaller(personId), email, 'it');
}

function confirm(token: string, by = personId, tenant = town): ReturnType<IdentityProcess['confirmContact']['execute']> {
  return identity.confirmContact.execute(tenant.id, asCaller(by), token);
}

function link(version: number, tenant = town): string {
  return identity.references.make('contact-email', tenant.id, personId, version);
}

async function stored(): Promise<Record<string, unknown> | undefined> {
  const [row] = await database.asSuperuser('select * from person where id = $1', [personId]);
  return row;
}

describe('an address of one’s own choice', () => {
  it('is kept sealed and unconfirmed, and its letter asked for by ids alone', async () => {
    await change();
    const row = await stored();
    expect(JSON.stringify(row)).not.toContain('anna');
    expect(row).toMatchObject({ contact_verified_at: null, contact_version: 1 });
    const jobs = await database.asSuperuser(`select data from pgboss.job where name = $1 and data ->> 'personId' = $2`, [
      IDENTITY_QUEUES.contactChanged,
      personId,
    ]);
    expect(jobs).toEqual([{ data: { tenantId: town.id, personId, version: 1 } }]);
  });

  it('is confirmed by its link, and again by the same one', async () => {
    await change();
    expect(await confirm(link(1))).toEqual({ ok: true, value: 'anna@example.org' });
    expect(await stored()).toMatchObject({ contact_verified_at: new Date(NOW) });
    expect(await confirm(link(1))).toEqual({ ok: true, value: 'anna@example.org' });
  });

  it('is confirmed within a day', async () => {
    await change();
    clock.advance(24 * HOUR_MS);
    expect(await confirm(link(1))).toEqual(NOT_VALID);
    expect(await stored()).toMatchObject({ contact_verified_at: null });
    clock.advance(-1);
    expect(await confirm(link(1))).toMatchObject({ ok: true });
  });

  it('takes the place of the one before, whose link is void and whose confirmation too', async () => {
    await change();
    await confirm(link(1));
    await change('bruna@example.org');
    expect(await stored()).toMatchObject({ contact_verified_at: null });
    expect(await confirm(link(1))).toEqual(NOT_VALID);
    expect(await confirm(link(2))).toEqual({ ok: true, value: 'bruna@example.org' });
  });

  it('is confirmed by nobody else, nowhere else, and by no other link', async () => {
    await change();
    const token = link(1);
    const stranger = await aPerson(database);
    const other = await aTenant(database);
    expect(await confirm(token, stranger)).toEqual(NOT_VALID);
    expect(await confirm(token, personId, other)).toEqual(NOT_VALID);
    expect(await confirm(link(1, other), personId, town)).toEqual(NOT_VALID);
    expect(await confirm(link(0))).toEqual(NOT_VALID);
    expect(await confirm(identity.references.make('invitation', town.id, personId, 1))).toEqual(NOT_VALID);
    for (const wrong of ['', 'x', `${token.slice(0, 40)}${token[40] === 'A' ? 'B' : 'A'}${token.slice(41)}`]) {
      expect(await confirm(wrong)).toEqual(NOT_VALID);
    }
    expect(await stored()).toMatchObject({ contact_verified_at: null });
  });

  it('leaves its trace in the audit, without the address', async () => {
    await change();
    await confirm(link(1));
    const of = { subject: 'OwnContact', subjectId: personId, actor: personId, person: personId };
    expect(await auditOf(database, town.id)).toEqual([
      { action: 'change', ...of, allowedBy: 'own session' },
      { action: 'confirm', ...of, allowedBy: 'link' },
    ]);
  });
});

it('of somebody who never gave one no link confirms anything', async () => {
  expect(await confirm(link(0))).toEqual(NOT_VALID);
});
