import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMunicipality, type Municipality } from '../support/a-municipality.js';
import { freeStarts, wantedAt } from '../support/bookings.js';
import { type GraphqlAnswer, runningApi, type RunningApi } from '../support/running-api.js';
import { expectNothingOfTheInside } from '../support/says-nothing-of-the-inside.js';

const SERVICE = 'query Service($slug: String!) { service(slug: $slug) { name } }';
const HOLD =
  'mutation Hold($input: HoldSlotInput!) { holdSlot(input: $input) { __typename ... on InvalidInput { fields { path code message } } } }';
const NEWS = 'query News { news { totalCount } }';
const DEEP = 'query Deep { services(first: 100) { edges { node { offices { services { offices { services { id } } } } } } } }';
const PAGE = 'query Page($first: Int!, $after: String) { services(first: $first, after: $after) { totalCount } }';
const TRUSTED = [SERVICE, HOLD, NEWS, DEEP, PAGE];

const digest = (document: string) => createHash('sha256').update(document).digest('hex');
const persisted = (document: string) => ({ persistedQuery: { version: 1, sha256Hash: digest(document) } });

const folder = mkdtempSync(join(tmpdir(), 'casa-documents-'));
let database: TestDatabase;
let api: RunningApi;
let bari: Municipality;

beforeAll(async () => {
  const file = join(folder, 'documents.json');
  writeFileSync(file, JSON.stringify(Object.fromEntries(TRUSTED.map((document) => [digest(document), document]))));
  database = await testDatabase();
  bari = await aMunicipality(database, 'bari');
  api = await runningApi(database, { CASA_TRUSTED_DOCUMENTS: file });
});

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const trusted = (document: string, variables: object, headers: Record<string, string> = {}): Promise<GraphqlAnswer> =>
  api.ask(bari.host, { extensions: persisted(document), variables }, headers);

const codes = ({ errors }: GraphqlAnswer) => errors?.map(({ extensions }) => extensions.code);

describe('documents shipped with the release', () => {
  it('are known by their digest alone', async () => {
    expect((await trusted(SERVICE, { slug: bari.service.slug })).data).toEqual({ service: { name: bari.service.name } });
  });

  it('are known by their text as well', async () => {
    expect((await api.ask(bari.host, { query: SERVICE, variables: { slug: 'none' } })).data).toEqual({ service: null });
  });

  it('are held to no cost: the portal’s build was', async () => {
    expect((await trusted(DEEP, {})).errors).toBeUndefined();
  });

  it.each([
    { what: 'missing', document: SERVICE, variables: {} },
    { what: 'null', document: SERVICE, variables: { slug: null } },
    { what: 'of another type', document: SERVICE, variables: { slug: { $ne: 1 } } },
    { what: 'a number too large', document: PAGE, variables: { first: 2 ** 31 } },
    { what: 'no number', document: PAGE, variables: { first: '50' } },
    {
      what: 'an instant without its offset',
      document: HOLD,
      variables: { input: { serviceId: 'a', officeId: 'b', startsAt: '2026-11-23T09:30:00' } },
    },
    {
      what: 'a field that is not there',
      document: HOLD,
      variables: { input: { serviceId: 'a', officeId: 'b', startsAt: '2026-11-23T09:30:00Z', __proto: 1 } },
    },
    {
      what: 'an enum’s value that is none',
      document: HOLD,
      variables: { input: { serviceId: 'a', officeId: 'b', startsAt: '2026-11-23T09:30:00Z', channel: 'PIGEON' } },
    },
  ])('refuse a variable that is $what, as any document does', async ({ document, variables }) => {
    const answer = await trusted(document, variables);
    expect({ status: answer.status, codes: codes(answer) }).toEqual({ status: 400, codes: ['BAD_USER_INPUT'] });
    expectNothingOfTheInside(answer);
  });

  it('keep the code of what a field refuses', async () => {
    const answer = await trusted(PAGE, { first: 0 });
    expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
    expectNothingOfTheInside(answer);
    expect(codes(await trusted(PAGE, { first: 10, after: 'nonsense' }))).toEqual(['BAD_USER_INPUT']);
  });

  it('take the defaults of the schema', async () => {
    const [startsAt] = await freeStarts(api, bari);
    const { channel: _default, ...input } = wantedAt(bari, startsAt!);
    expect((await trusted(HOLD, { input })).data).toEqual({ holdSlot: { __typename: 'SlotHeld' } });
  });

  it('speak the language of the caller', async () => {
    const input = { serviceId: 'none', officeId: bari.office.id, startsAt: '2026-11-23T09:30:00Z' };
    const problem = async (language: string) => {
      const { data } = await trusted(HOLD, { input }, { 'accept-language': language });
      return (data?.['holdSlot'] as { fields: { path: string; message: string }[] }).fields;
    };
    expect(await problem('it')).toEqual([{ path: 'serviceId', code: 'NOT_FOUND', message: 'Non trovato.' }]);
    expect(await problem('en')).toEqual([{ path: 'serviceId', code: 'NOT_FOUND', message: 'Not found.' }]);
  });
});

describe('documents of anybody else', () => {
  const STRANGE = '{ municipality { slug } }';

  it('are not known by a digest', async () => {
    expect(codes(await api.ask(bari.host, { extensions: persisted(STRANGE) }))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });

  it('are answered with their text, and never learned', async () => {
    for (let round = 0; round < 2; round += 1) {
      expect((await api.ask(bari.host, { query: STRANGE, extensions: persisted(STRANGE) })).data).toEqual({
        municipality: { slug: 'bari' },
      });
      expect(codes(await api.ask(bari.host, { extensions: persisted(STRANGE) }))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    }
  });

  it.each(['__proto__', 'constructor', '', 'toString', 'apq:', '../../etc/passwd'])('are not found as «%s»', async (sha256Hash) => {
    const answer = await api.ask(bari.host, { extensions: { persistedQuery: { version: 1, sha256Hash } } });
    expect({ status: answer.status, codes: codes(answer) }).toEqual({ status: 400, codes: ['PERSISTED_QUERY_NOT_FOUND'] });
  });

  it.each([{ sha256Hash: { a: 1 } }, { sha256Hash: ['x'] }, { sha256Hash: 7 }, {}])('are not found under %j', async (rest) => {
    const answer = await api.ask(bari.host, { extensions: { persistedQuery: { version: 1, ...rest } } });
    expect({ status: answer.status, codes: codes(answer) }).toEqual({ status: 400, codes: ['PERSISTED_QUERY_NOT_FOUND'] });
  });
});

describe('a defect of ours', () => {
  it.each([
    { whose: 'a shipped document', call: { extensions: persisted(NEWS) } },
    { whose: 'any document', call: { query: '{ news { totalCount } }' } },
  ])('is told as such and as nothing more: $whose', async ({ call }) => {
    await database.asSuperuser('alter table news_item rename to news_item_away');
    const answer = await api.ask(bari.host, call);
    await database.asSuperuser('alter table news_item_away rename to news_item');
    expect(answer.errors).toEqual([
      {
        message: 'Something went wrong on our side. Please try again.',
        locations: expect.any(Array) as unknown,
        path: ['news'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ]);
    expect(answer.body).not.toMatch(/news_item|relation|42P01|\n\s+at /);
  });
});
