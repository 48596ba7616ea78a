import { connect } from 'node:net';
import { testDatabase, type TestDatabase } from '@casa/testing';
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

/** Bytes as a hostile client sends them, and all that comes back until the server closes. */
function sent(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(api.port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (part) => parts.push(part));
    // The server may cut the connection while junk is still on its way: what it said before counts.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? undefined : reject(error),
    );
    socket.on('close', () => resolve(Buffer.concat(parts).toString('utf8')));
  });
}

const statusesOf = (answer: string): number[] => [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((match) => Number(match[1]));

const QUERY = '{"query":"{ __typename }"}';
const request = (host: string, more: readonly string[] = [], body = QUERY): string =>
  ['POST /graphql HTTP/1.1', `Host: ${host}`, 'Content-Type: application/json', `Content-Length: ${body.length}`, ...more, '', body].join(
    '\r\n',
  );
const CLOSE = ['Connection: close'];

describe('bytes that are no request', () => {
  it.each([
    { what: 'junk', bytes: () => '\x16\x03\x01\x02\0\x01\0\x01\xfc\r\n\r\n' },
    { what: 'a word', bytes: () => 'HELO mail.example\r\n\r\n' },
    { what: 'a method nobody knows', bytes: () => `FROBNICATE /graphql HTTP/1.1\r\nHost: ${bari.host}\r\n\r\n` },
    { what: 'no Host', bytes: () => 'GET /graphql HTTP/1.1\r\n\r\n' },
    { what: 'two Hosts', bytes: () => `GET /graphql HTTP/1.1\r\nHost: ${bari.host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n` },
    { what: 'two lengths', bytes: () => request(bari.host, ['Content-Length: 3', ...CLOSE]) },
    { what: 'a length and chunks, as smugglers send them', bytes: () => request(bari.host, ['Transfer-Encoding: chunked', ...CLOSE]) },
    { what: 'a length below zero', bytes: () => `POST /graphql HTTP/1.1\r\nHost: ${bari.host}\r\nContent-Length: -1\r\n\r\n` },
    { what: 'a header that begins with a blank', bytes: () => `GET /graphql HTTP/1.1\r\nHost: ${bari.host}\r\n : x\r\n\r\n` },
    { what: 'a NUL in a header', bytes: () => `GET /graphql HTTP/1.1\r\nHost: ${bari.host}\r\nX-A: a\0b\r\n\r\n` },
  ])('$what: 4xx and the connection is closed', async ({ bytes }) => {
    const statuses = statusesOf(await sent(bytes()));
    expect(statuses).toHaveLength(1);
    expect(statuses[0]).toBeGreaterThanOrEqual(400);
    expect(statuses[0]).toBeLessThan(500);
  });

  it('a header of 20,000 characters: 431', async () => {
    expect(statusesOf(await sent(request(bari.host, [`X-Long: ${'x'.repeat(20_000)}`])))).toEqual([431]);
  });

  it('a thousand headers: 4xx or an answer, never a defect', async () => {
    const headers = Array.from({ length: 1000 }, (_, index) => `X-${index}: 1`);
    for (const status of statusesOf(await sent(request(bari.host, [...headers, ...CLOSE])))) expect(status).toBeLessThan(500);
  });

  it('junk in one breath with a good request: the connection ends with 400', async () => {
    const statuses = statusesOf(await sent(`${request(bari.host)}\x00\x01 junk / HTTP\r\n\r\n`));
    expect(statuses.at(-1)).toBe(400);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });

  it('of two requests in one breath each is answered as its own municipality’s', async () => {
    const body = '{"query":"{ municipality { slug } }"}';
    const answer = await sent(request(bari.host, [], body) + request('nobody.example', CLOSE, body));
    expect(statusesOf(answer)).toEqual([200, 404]);
    expect(answer.match(/"slug":"bari"/g)).toHaveLength(1);
  });

  it('the server goes on as if nothing had been', async () => {
    expect((await api.ask(bari.host, { query: '{ __typename }' })).data).toEqual({ __typename: 'Query' });
  });
});

describe('hosts', () => {
  it.each([
    '',
    '[::1]',
    '127.0.0.1',
    'bari.localhost.evil.example',
    `${'a'.repeat(300)}.it`,
    'bari.localhost\u0000',
    '../etc',
    "' or 1=1 --",
  ])('nobody answers at «%s»', async (host) => {
    const statuses = statusesOf(await sent(request(host, CLOSE)));
    expect(statuses).toHaveLength(1);
    expect([400, 404]).toContain(statuses[0]);
  });

  it('X-Forwarded-Host is believed from a named proxy, and names one municipality', async () => {
    const answer = await sent(
      request('nobody.example', [`X-Forwarded-Host: ${bari.host}`, ...CLOSE], '{"query":"{ municipality { slug } }"}'),
    );
    expect(answer).toContain('"slug":"bari"');
  });
});
