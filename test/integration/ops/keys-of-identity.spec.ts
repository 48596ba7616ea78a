import { randomBytes } from 'node:crypto';
import type { PersonId } from '@casa/contracts';
import { openContact, openIdentity, type PersonClaims, sealContact, sealIdentity } from '@casa/identity';
import { newId } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { aTenant, testConfig, testDatabase, type TestDatabase, type TestTenant } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casa } from './casa.js';
import { forgottenColumns } from './sealed-columns.js';

const { CASA_DATA_KEYS: oldRing = '', CASA_LINK_KEY: linkKey = '' } = testConfig();
const fresh = `fresh:${randomBytes(32).toString('base64')}`;
const old = new DataKeys(oldRing, linkKey);
const onlyFresh = new DataKeys(fresh, linkKey);
const CLAIMS = { fiscalCode: 'BNCMRA85T41A662X', givenName: 'Maria', familyName: 'Bianchi' };

let database: TestDatabase;
let town: TestTenant;

beforeAll(async () => {
  database = await testDatabase();
  town = await aTenant(database);
});

afterAll(() => database.drop());

/** Somebody as they are stored once they have logged in; an address of their own they may have given or not. */
async function aPerson(email?: string): Promise<PersonId> {
  const id = newId<'Person'>();
  await database.asSuperuser(
    `insert into person (id, foreign_digest, identity_sealed, contact_sealed, created_at, seen_at) values ($1, $2, $3, $4, now(), now())`,
    [id, randomBytes(32), sealIdentity(old, id, CLAIMS), email === undefined ? null : sealContact(old, id, email)],
  );
  return id;
}

/** A row of each table, as the application seals it; a login that nobody has answered has no response. */
async function aRowOfEach(person: PersonId): Promise<Record<string, string>> {
  const [session, member, delegation, key] = Array.from({ length: 4 }, () => newId());
  const bound = {
    'session.subject_sealed': `session.subject_sealed ${session!}`,
    'membership.name_sealed': `membership.name_sealed ${member!}`,
    'membership.email_sealed': `membership.email_sealed ${member!}`,
    'delegation.represented_sealed': `delegation.represented_sealed ${delegation!}`,
    'delegation.delegate_sealed': `delegation.delegate_sealed ${delegation!}`,
    'delegation.reason_sealed': `delegation.reason_sealed ${delegation!}`,
    'service_provider_key.private_key_sealed': `service_provider_key.private_key_sealed ${key!}`,
    'login_exchange.request_sealed': 'login_exchange _asked',
  };
  const seal = (column: keyof typeof bound) => old.seal(column, bound[column]);
  const write = (sql: string, ...values: unknown[]) => database.asSuperuser(sql, values);
  await write(
    `insert into session (tenant_id, id, person_id, token_digest, federation, level, identity_provider, subject_sealed, subject_digest, device,
                          begun_at, seen_at, idle_until, ends_at)
     values ($1, $2, $3, 'token', 'SPID', 1, 'idp', $4, 'subject', 'Firefox', now(), now(), now(), now())`,
    ...[town.id, session, person, seal('session.subject_sealed')],
  );
  await write(
    `insert into membership (tenant_id, id, role, status, name_sealed, email_sealed, email_digest, language, invitation_ends_at, created_at, changed_at)
     values ($1, $2, 'OPERATOR', 'INVITED', $3, $4, 'digest', 'it', now(), now(), now())`,
    ...[town.id, member, seal('membership.name_sealed'), seal('membership.email_sealed')],
  );
  await write(
    `insert into delegation (tenant_id, id, person_id, represented_id, kind, status, delegate_sealed, represented_sealed, reason_sealed, valid_until, created_at)
     values ($1, $2, $3, $3, 'PARENT', 'REFUSED', $4, $5, $6, now(), now())`,
    ...[town.id, delegation, person, seal('delegation.delegate_sealed')],
    ...[seal('delegation.represented_sealed'), seal('delegation.reason_sealed')],
  );
  await write(
    `insert into service_provider_key (tenant_id, id, private_key_sealed, certificate, position, created_at) values ($1, $2, $3, 'PEM', 1, now())`,
    ...[town.id, key, seal('service_provider_key.private_key_sealed')],
  );
  await write(
    `insert into login_exchange (tenant_id, request_id, federation, issuer, request_sealed, requested_at) values ($1, '_asked', 'SPID', 'idp', $2, now())`,
    ...[town.id, seal('login_exchange.request_sealed')],
  );
  await write(
    `insert into login_exchange (tenant_id, request_id, federation, issuer, request_sealed, requested_at, response_sealed)
     values ($1, '_answered', 'SPID', 'idp', $2, now(), $3)`,
    ...[town.id, old.seal('request', 'login_exchange _answered'), old.seal('response', 'login_exchange _answered')],
  );
  return bound;
}

describe('casa keys rotate', () => {
  it('seals with the first key what identity keeps, and each text is still that of its row', async () => {
    const bound = await aRowOfEach(await aPerson());
    const settings = { CASA_DATA_KEYS: `${fresh},${oldRing}` };
    const { code, output } = await casa(database, ['keys', 'rotate'], settings);
    expect(code).toBe(0);
    expect(output).toContain('login exchange: 2 sealed anew');
    expect((await casa(database, ['keys', 'rotate'], settings)).output).not.toContain('sealed anew\n');

    for (const [place, boundTo] of Object.entries(bound)) {
      const [table, column] = place.split('.');
      const rows = await database.asSuperuser(`select ${column!} as text from ${table!}`);
      expect(rows.map(({ text }) => openedOr(text as string, boundTo))).toContain(place);
    }
    const exchanges = await database.asSuperuser('select response_sealed as text from login_exchange order by request_id');
    expect(exchanges.map(({ text }) => text && onlyFresh.open(text as string, 'login_exchange _answered'))).toEqual(['response', null]);
  });

  it('seals every person anew, once each, wherever they were, and leaves the rest of them as it was', async () => {
    await aTenant(database);
    const [silent, reachable] = [await aPerson(), await aPerson('rosa@example.org')];
    // The change-over before this one was interrupted, or their address is newer than the key.
    const halfway = await aPerson();
    const ring = new DataKeys(`${fresh},${oldRing}`, linkKey);
    await database.asSuperuser('update person set contact_sealed = $2 where id = $1', [
      halfway,
      sealContact(ring, halfway, 'ada@example.org'),
    ]);
    const { code, output } = await casa(database, ['keys', 'rotate'], { CASA_DATA_KEYS: `${fresh},${oldRing}` });
    expect(code).toBe(0);
    expect(output).toContain('person: 3 sealed anew');
    expect(output).toContain('the others may leave CASA_DATA_KEYS');
    expect(await stored(silent)).toEqual({ identity: CLAIMS, contact: null, version: 0 });
    expect(await stored(reachable)).toEqual({ identity: CLAIMS, contact: 'rosa@example.org', version: 0 });
    expect(await stored(halfway)).toEqual({ identity: CLAIMS, contact: 'ada@example.org', version: 0 });
  });

  it('does not say that the old keys may leave when a person cannot be opened, and keeps them as they were', async () => {
    const lost = await aPerson();
    const other = new DataKeys(`lost:${randomBytes(32).toString('base64')}`, linkKey);
    const sealed = sealIdentity(other, lost, CLAIMS);
    await database.asSuperuser('update person set identity_sealed = $2 where id = $1', [lost, sealed]);
    const { code, output } = await casa(database, ['keys', 'rotate'], { CASA_DATA_KEYS: `${fresh},${oldRing}` });
    expect(code).toBe(1);
    expect(output).not.toContain('may leave');
    expect(await database.asSuperuser('select identity_sealed as text from person where id = $1', [lost])).toEqual([{ text: sealed }]);
    await database.asSuperuser('delete from person where id = $1', [lost]);
  });

  it('forgets no column that is sealed', async () => {
    expect(await forgottenColumns(database, 'identity')).toEqual([]);
  });
});

/** What the first key alone opens of a person. */
async function stored(id: PersonId): Promise<{ identity: PersonClaims; contact: string | null; version: unknown }> {
  const [row] = await database.asSuperuser('select identity_sealed, contact_sealed, contact_version as version from person where id = $1', [
    id,
  ]);
  const contact = row!['contact_sealed'] as string | null;
  return {
    identity: openIdentity(onlyFresh, id, row!['identity_sealed'] as string),
    contact: contact && openContact(onlyFresh, id, contact),
    version: row!['version'],
  };
}

function openedOr(text: string, boundTo: string): string | undefined {
  try {
    return onlyFresh.open(text, boundTo);
  } catch {
    return undefined;
  }
}
