import { testDatabase, type TestDatabase } from '@casa/testing';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMunicipality, type Municipality } from '../support/a-municipality.js';
import { runningApi, type RunningApi } from '../support/running-api.js';

let database: TestDatabase;
let api: RunningApi;
let bari: Municipality;

beforeAll(async () => {
  database = await testDatabase();
  bari = await aMunicipality(database, 'bari');
  api = await runningApi(database);
});

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

/** What the audits call fetch: it must name a host, which fetch itself does not let anybody do. */
async function fetchFromBari(
  input: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Response> {
  const { pathname, search } = new URL(input);
  // A text given to fetch without a type is text/plain.
  const implied = init.body !== undefined && !init.headers?.['content-type'] ? { 'content-type': 'text/plain;charset=UTF-8' } : {};
  const answer = await api.call({
    host: bari.host,
    path: pathname + search,
    ...init,
    headers: { accept: '*/*', ...implied, ...init.headers },
  });
  return new Response(answer.body, {
    status: answer.status,
    headers: Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]),
  });
}

describe('GraphQL over HTTP, as the graphql-http package audits it', () => {
  const audits = serverAudits({ url: 'http://api.invalid/graphql', fetchFn: fetchFromBari });

  it('is audited on every requirement of the suite', () => {
    expect(audits.filter(({ name }) => name.startsWith('MUST')).length).toBeGreaterThanOrEqual(12);
    expect(audits.filter(({ name }) => name.startsWith('SHOULD')).length).toBeGreaterThanOrEqual(20);
  });

  it.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok');
  });
});
