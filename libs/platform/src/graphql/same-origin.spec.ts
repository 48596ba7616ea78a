import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { foreignRefusal } from './same-origin.js';

const JSON_TYPE = { 'content-type': 'application/json' };

function statusOf(method: string, headers: Record<string, string>, hostname = 'servizi.comune.bari.ba.it'): unknown {
  const refusal = foreignRefusal({ method, headers, hostname } as unknown as FastifyRequest);
  return refusal && (refusal.extensions['http'] as { status: number }).status;
}

describe('foreignRefusal', () => {
  it.each([
    ['a program', {}],
    ['the site’s own page', { 'sec-fetch-site': 'same-origin', origin: 'https://servizi.comune.bari.ba.it' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['an older browser on the site’s own page', { origin: 'https://SERVIZI.comune.bari.ba.it' }],
    ['a developer’s port', { origin: 'http://servizi.comune.bari.ba.it:3000' }],
  ])('lets %s ask', (_who, headers) => {
    expect(statusOf('GET', headers)).toBeUndefined();
    expect(statusOf('POST', { ...JSON_TYPE, ...headers })).toBeUndefined();
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['a word that is none', { 'sec-fetch-site': '' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that begins alike', { origin: 'https://servizi.comune.bari.ba.it.evil.example' }],
    ['an origin that ends alike', { origin: 'https://evil-servizi.comune.bari.ba.it' }],
    ['no origin at all', { origin: 'null' }],
    ['an origin that is none', { origin: 'servizi.comune.bari.ba.it' }],
    ['a liar', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
  ])('refuses %s', (_who, headers) => {
    expect(statusOf('GET', headers)).toBe(403);
    expect(statusOf('POST', { ...JSON_TYPE, ...headers })).toBe(403);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON', 'application/json;'])(
    'takes a POST of «%s»',
    (type) => {
      expect(statusOf('POST', { 'content-type': type })).toBeUndefined();
    },
  );

  it.each([
    '',
    'text/plain',
    'text/plain; application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=application/json',
    'application/jsonp',
    'application/json-seq',
    ' application/json',
  ])('refuses a POST of «%s», which a page of another site could send', (type) => {
    expect(statusOf('POST', { 'content-type': type })).toBe(415);
  });
});
