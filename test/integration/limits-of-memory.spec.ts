import { testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aMunicipality, type Municipality } from '../support/a-municipality.js';
import { freeStarts, wantedAt } from '../support/bookings.js';
import { runningApi, type RunningApi } from '../support/running-api.js';

/** What the API keeps of its answers, asked for over HTTP. */
let database: TestDatabase;
let api: RunningApi;
let bari: Municipality;
let altamura: Municipality;

beforeAll(async () => {
  database = await testDatabase();
  bari = await aMunicipality(database, 'bari');
  altamura = await aMunicipality(database, 'altamura');
  api = await runningApi(database);
});

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

const QUESTIONS = '{ faqs { question } }';

async function questions(of: Municipality, headers: Record<string, string> = {}): Promise<string> {
  const { body } = await api.ask(of.host, { query: QUESTIONS }, headers);
  return body;
}

/** Changes the questions behind the API's back: nobody is told. */
async function changeInSilence(of: Municipality, words: string): Promise<void> {
  await database.asSuperuser(
    `update faq set question = jsonb_build_object('it', $2::text, 'en', $2 || ' in English') where tenant_id = $1`,
    [of.tenant.id, words],
  );
}

describe('answers kept in memory', () => {
  it('are served until the municipality changes, and then are not', async () => {
    const before = await questions(bari);
    expect(before).toContain('Domanda di bari?');
    await changeInSilence(bari, 'Nuova domanda?');
    expect(await questions(bari)).toBe(before);
    await database.inTenant(bari.tenant.id, (client) => client.query(`select pg_notify('tenant_changed', $1)`, [bari.tenant.id]));
    await vi.waitFor(async () => expect(await questions(bari)).toContain('Nuova domanda?'));
  });

  it('are dropped for one municipality alone', async () => {
    const other = await questions(altamura);
    await changeInSilence(altamura, 'Mai vista?');
    await database.inTenant(bari.tenant.id, (client) => client.query(`select pg_notify('tenant_changed', $1)`, [bari.tenant.id]));
    await changeInSilence(bari, 'Terza domanda?');
    await vi.waitFor(async () => expect(await questions(bari)).toContain('Terza domanda?'));
    expect(await questions(altamura)).toBe(other);
  });

  it('are another municipality’s never', async () => {
    await questions(bari);
    expect(await questions(altamura)).not.toContain('Terza domanda?');
  });

  it('are another language’s never', async () => {
    await questions(bari);
    expect(await questions(bari, { 'accept-language': 'en' })).toContain('in English');
    expect(await questions(bari, { 'accept-language': 'it' })).not.toContain('in English');
  });

  it('have the media type that was asked for', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (const accept of ['application/json', 'application/graphql-response+json']) {
        expect((await api.ask(bari.host, { query: QUESTIONS }, { accept })).headers['content-type']).toContain(accept);
      }
      expect((await api.ask(bari.host, { query: QUESTIONS }, { accept: 'text/html' })).status).toBe(406);
    }
  });

  it('are never errors', async () => {
    const query = 'query ($after: String) { services(after: $after) { totalCount } }';
    for (let round = 0; round < 2; round += 1) {
      expect((await api.ask(bari.host, { query, variables: { after: 'nonsense' } })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
    expect((await api.ask(bari.host, { query })).errors).toBeUndefined();
  });

  it('are never of a mutation: the same one sent twice is done twice', async () => {
    const query = 'mutation { ratePage(input: { path: "/servizi", rating: 5 }) { __typename } }';
    const count = async () => (await database.asSuperuser('select count(*)::int as n from page_rating where rating = 5'))[0]?.['n'];
    await api.ask(bari.host, { query });
    await api.ask(bari.host, { query });
    expect(await count()).toBe(2);
  });

  it('are never of free time, which changes by the minute', async () => {
    const starts = await freeStarts(api, bari);
    const hold = 'mutation ($input: HoldSlotInput!) { holdSlot(input: $input) { __typename } }';
    const { data } = await api.ask(bari.host, { query: hold, variables: { input: wantedAt(bari, starts[0]!) } });
    expect(data).toEqual({ holdSlot: { __typename: 'SlotHeld' } });
    expect(await freeStarts(api, bari)).not.toContain(starts[0]);
  });

  it('are never of a document in which one field is not public', async () => {
    const query = `{ faqs { question } municipalities { totalCount } }`;
    await api.ask(bari.host, { query });
    await changeInSilence(bari, 'Quarta domanda?');
    expect((await api.ask(bari.host, { query })).body).toContain('Quarta domanda?');
  });

  it('show nothing of how they are kept', async () => {
    const { headers } = await api.ask(bari.host, { query: QUESTIONS });
    expect(Object.keys(headers).filter((name) => name.startsWith('casa-'))).toEqual([]);
  });
});
