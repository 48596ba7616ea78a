import { sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { describe, expect, it } from 'vitest';
import {
  base64,
  bodyOf,
  type Edit,
  expectRefusal,
  identityProvider,
  IDP_KEY,
  ISSUED,
  NOW,
  OUR_KEY,
  ROOT,
  serviceProvider,
  signElement,
  STRANGER,
  swap,
} from './identity-provider.spec-helper.js';
import { logoutRequest, type LogoutRequestDetails, logoutResponse } from './logout.js';
import { peekLogout, verifyLogoutRequest, verifyLogoutResponse } from './logout-verification.js';
import type { Binding, Incoming, Outgoing, RefusalCode, SigningKey } from './types.js';
import { attributeOf, childElements, readXml } from './xml-reader.js';

const sp = serviceProvider();
const idp = identityProvider();
const expected = { sp, idp, now: NOW };
const BINDINGS: Binding[] = ['redirect', 'post'];
const details: LogoutRequestDetails = {
  id: '_logout',
  issuedAt: ISSUED,
  nameId: '_subject',
  nameQualifier: 'https://idp.example.it',
  sessionIndex: '_session',
  binding: 'redirect',
  relayState: 'r1',
};

/** How the browser brings a message of ours to the other side. */
function arrived(outgoing: Outgoing): Incoming {
  if ('redirect' in outgoing) return { binding: 'redirect', query: new URL(outgoing.redirect).search.slice(1) };
  const { SAMLRequest, SAMLResponse, RelayState } = outgoing.form.fields;
  return { binding: 'post', message: SAMLRequest ?? SAMLResponse ?? '', ...(RelayState === undefined ? {} : { relayState: RelayState }) };
}

/** We, as the identity provider sees us: what we send, we also understand. */
const mirrored = (binding: Binding) => ({
  sp: serviceProvider('SPID', { entityId: idp.entityId, slo: `https://idp.example.it/slo/${binding}` }),
  idp: identityProvider('SPID', { entityId: sp.entityId, certificates: [bodyOf(OUR_KEY)] }),
  now: NOW,
});

const HEAD =
  'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" Version="2.0" IssueInstant="2026-11-21T10:00:20Z"';
const ISSUER = '<saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">https://idp.example.it</saml:Issuer>';
const DEMAND = `<samlp:LogoutRequest ${HEAD} ID="_demand" Destination="${sp.slo}">${ISSUER}<saml:NameID NameQualifier="https://idp.example.it">_subject</saml:NameID><samlp:SessionIndex>_session</samlp:SessionIndex></samlp:LogoutRequest>`;
const ANSWER = `<samlp:LogoutResponse ${HEAD} ID="_answer" InResponseTo="_logout" Destination="${sp.slo}">${ISSUER}<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:LogoutResponse>`;

interface Query {
  readonly key?: SigningKey;
  readonly hash?: string;
  readonly encode?: (value: string) => string;
  readonly relayState?: string;
}

/** What an identity provider sends by redirect. */
function redirected(xml: string, { key = IDP_KEY, hash = 'sha256', encode = encodeURIComponent, relayState }: Query = {}): Incoming {
  const parameter = xml.includes('LogoutRequest') ? 'SAMLRequest' : 'SAMLResponse';
  const relay = relayState === undefined ? '' : `&RelayState=${encode(relayState)}`;
  const algorithm = encode(`http://www.w3.org/2001/04/xmldsig-more#rsa-${hash}`);
  const text = `${parameter}=${encode(deflateRawSync(xml).toString('base64'))}${relay}&SigAlg=${algorithm}`;
  return { binding: 'redirect', query: `${text}&Signature=${encode(sign(hash, Buffer.from(text), key.privateKey).toString('base64'))}` };
}

const posted = (xml: string, key = IDP_KEY): Incoming => ({ binding: 'post', message: base64(signElement(xml, ROOT, { key })) });
const CARRIERS = { redirect: redirected, post: posted } as const;

describe.each(BINDINGS)('our logout request by %s', (binding) => {
  const outgoing = logoutRequest(sp, idp, { ...details, binding });

  it('names the subject as it was received, and the session', () => {
    const root = readXml(outgoing.xml);
    expect(attributeOf(root, 'Destination')).toBe(`https://idp.example.it/slo/${binding}`);
    const children = childElements(root).filter(({ localName }) => localName !== 'Signature');
    expect(children.map(({ localName, textContent }) => [localName, textContent])).toEqual([
      ['Issuer', sp.entityId],
      ['NameID', '_subject'],
      ['SessionIndex', '_session'],
    ]);
    expect(children.slice(0, 2).map((child) => [attributeOf(child, 'Format'), attributeOf(child, 'NameQualifier')])).toEqual([
      ['urn:oasis:names:tc:SAML:2.0:nameid-format:entity', sp.entityId],
      ['urn:oasis:names:tc:SAML:2.0:nameid-format:transient', 'https://idp.example.it'],
    ]);
  });

  it('is proven by our key', () => {
    const proven = {
      id: '_logout',
      nameId: '_subject',
      nameQualifier: 'https://idp.example.it',
      sessionIndexes: ['_session'],
      issuedAt: ISSUED,
      relayState: 'r1',
    };
    expect(verifyLogoutRequest(arrived(outgoing), mirrored(binding))).toEqual({ ok: true, value: proven });
  });

  it('is understood by node-saml', async () => {
    const saml = new SAML({ callbackUrl: 'https://x.example.it', issuer: 'x', idpCert: OUR_KEY.certificate, idpIssuer: sp.entityId });
    const incoming = arrived(outgoing);
    const read =
      incoming.binding === 'redirect'
        ? saml.validateRedirectAsync(Object.fromEntries(new URLSearchParams(incoming.query)), incoming.query)
        : saml.validatePostRequestAsync({ SAMLRequest: incoming.message });
    await expect(read).resolves.toMatchObject({
      loggedOut: true,
      profile: { ID: '_logout', nameID: '_subject', sessionIndex: '_session' },
    });
  });

  it('is answered; the answer may go elsewhere, and brings back what came along', () => {
    const elsewhere = identityProvider('SPID', { singleLogoutResponse: { [binding]: `https://idp.example.it/answers/${binding}` } });
    const response = { id: '_answer', issuedAt: ISSUED, inResponseTo: '_demand', binding, relayState: 'anything & all=of it' };
    const { sp: there, ...rest } = mirrored(binding);
    const reader = { ...rest, sp: { ...there, slo: `https://idp.example.it/answers/${binding}` } };
    expect(verifyLogoutResponse(arrived(logoutResponse(sp, elsewhere, response)), reader)).toEqual({
      ok: true,
      value: { inResponseTo: '_demand', outcome: 'COMPLETE', relayState: 'anything & all=of it' },
    });
    expect(attributeOf(readXml(logoutResponse(sp, idp, response).xml), 'Destination')).toBe(`https://idp.example.it/slo/${binding}`);
  });

  it('is not made for an identity provider without logout', () => {
    const without = identityProvider('SPID', { singleLogout: {} });
    expect(() => logoutRequest(sp, without, { ...details, binding })).toThrow(RangeError);
    expect(() => logoutResponse(sp, without, { id: '_a', issuedAt: ISSUED, inResponseTo: '_d', binding })).toThrow(RangeError);
  });
});

it('a logout request of staff names the subject in its own format', () => {
  const staff = logoutRequest(serviceProvider('STAFF'), idp, { ...details, nameQualifier: '', nameIdFormat: 'urn:x:persistent' });
  const [issuer, nameId] = childElements(readXml(staff.xml));
  expect([attributeOf(issuer, 'Format'), attributeOf(nameId, 'Format'), attributeOf(nameId, 'NameQualifier')]).toEqual([
    undefined,
    'urn:x:persistent',
    undefined,
  ]);
});

describe.each(BINDINGS)('a logout that begins at the identity provider, by %s', (binding) => {
  const carry = CARRIERS[binding];

  it('is demanded', () => {
    const demand = { id: '_demand', nameId: '_subject', nameQualifier: 'https://idp.example.it', sessionIndexes: ['_session'] };
    expect(verifyLogoutRequest(carry(DEMAND), expected)).toMatchObject({ ok: true, value: demand });
    expect(peekLogout(carry(DEMAND))).toEqual({ kind: 'REQUEST', issuer: 'https://idp.example.it' });
  });

  it('may be of all sessions, and in a hurry', () => {
    const all = DEMAND.replace(/<samlp:SessionIndex>.*<\/samlp:SessionIndex>/, '').replace(
      ' ID=',
      ' NotOnOrAfter="2026-11-21T10:01:00Z" ID=',
    );
    expect(verifyLogoutRequest(carry(all), expected)).toMatchObject({ ok: true, value: { sessionIndexes: [] } });
  });

  it.each<[RefusalCode, string, Edit]>([
    [binding === 'post' ? 'SIGNATURE' : 'STRUCTURE', 'without ID', swap(' ID="_demand"', ' ID=""')],
    ['STRUCTURE', 'of version 1.1', swap('"2.0"', '"1.1"')],
    ['STRUCTURE', 'that is an answer', () => ANSWER],
    ['ADDRESS', 'for another municipality', swap(sp.slo, 'https://altamura.example.it/spid/slo')],
    ['ADDRESS', 'without Destination', swap(/ Destination="[^"]*"/, '')],
    ['ISSUER', 'of another identity provider', swap('>https://idp.example.it</saml:Issuer>', '>https://other.example.it</saml:Issuer>')],
    ['ISSUER', 'of an Issuer that is no entity', swap('nameid-format:entity', 'nameid-format:persistent')],
    ['TIME', 'of long ago', swap('10:00:20Z', '09:49:29Z')],
    ['TIME', 'of tomorrow', swap('2026-11-21T10:00:20Z', '2026-11-22T10:00:20Z')],
    ['TIME', 'without instant', swap(/ IssueInstant="[^"]*"/, '')],
    ['TIME', 'that is over', swap(' ID=', ' NotOnOrAfter="2026-11-21T09:59:00Z" ID=')],
    ['SUBJECT', 'of nobody', swap(/<saml:NameID.*<\/saml:NameID>/, '')],
    ['SUBJECT', 'of an empty name', swap('_subject', ' ')],
  ])('is refused with %s: one %s', (code, _what, edit) => {
    expectRefusal(verifyLogoutRequest(carry(edit(DEMAND)), expected), code);
  });

  it('is refused when somebody else signed it, or nobody', () => {
    expectRefusal(
      verifyLogoutRequest(binding === 'post' ? posted(DEMAND, STRANGER) : redirected(DEMAND, { key: STRANGER }), expected),
      'SIGNATURE',
    );
    const unsigned: Incoming =
      binding === 'post'
        ? { binding, message: base64(DEMAND) }
        : { binding, query: `SAMLRequest=${encodeURIComponent(deflateRawSync(DEMAND).toString('base64'))}` };
    expectRefusal(verifyLogoutRequest(unsigned, expected), 'SIGNATURE');
    expect(peekLogout(unsigned)).toEqual({ kind: 'REQUEST', issuer: 'https://idp.example.it' });
  });

  const status = (code: string, subordinate = '') =>
    swap(
      /<samlp:StatusCode.*\/>/,
      `<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${code}">${subordinate && `<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${subordinate}"/>`}</samlp:StatusCode>`,
    );
  it.each<[string, Edit]>([
    ['COMPLETE', (xml) => xml],
    ['PARTIAL', status('Requester', 'PartialLogout')],
    ['PARTIAL', status('Success', 'PartialLogout')],
    ['FAILED', status('Responder')],
    ['FAILED', status('Requester', 'RequestDenied')],
  ])('ends %s', (outcome, edit) => {
    expect(verifyLogoutResponse(carry(edit(ANSWER)), expected)).toEqual({ ok: true, value: { inResponseTo: '_logout', outcome } });
  });

  it.each<[RefusalCode, string, Edit]>([
    ['ADDRESS', 'answers nothing', swap(' InResponseTo="_logout"', '')],
    ['ADDRESS', 'is for another municipality', swap(sp.slo, 'https://altamura.example.it/spid/slo')],
    ['ISSUER', 'is of another identity provider', swap('>https://idp.example.it<', '>https://other.example.it<')],
    ['STRUCTURE', 'has no status', swap(/<samlp:Status>.*<\/samlp:Status>/, '')],
    ['STRUCTURE', 'is a demand', () => DEMAND],
    ['TIME', 'is of long ago', swap('10:00:20Z', '09:40:00Z')],
  ])('is refused with %s when the answer %s', (code, _what, edit) => {
    expectRefusal(verifyLogoutResponse(carry(edit(ANSWER)), expected), code);
  });

  it('claims which request it answers', () => {
    expect(peekLogout(carry(ANSWER))).toEqual({ kind: 'RESPONSE', issuer: 'https://idp.example.it', inResponseTo: '_logout' });
  });
});

describe('a query', () => {
  const verify = (query: string) => verifyLogoutRequest({ binding: 'redirect', query }, expected);
  const queryOf = (options: Query = {}) => {
    const incoming = redirected(DEMAND, { relayState: 'a b+c', ...options });
    return incoming.binding === 'redirect' ? incoming.query : '';
  };

  it.each<[string, Query]>([
    ['as we write it', {}],
    ['in lower case', { encode: (value) => encodeURIComponent(value).replaceAll(/%../g, (escape) => escape.toLowerCase()) }],
    ['as forms do', { encode: (value) => new URLSearchParams({ value }).toString().slice('value='.length) }],
    ['with SHA-512', { hash: 'sha512' }],
  ])('is verified as it was escaped: %s', (_how, options) => {
    expect(verify(queryOf(options))).toMatchObject({ ok: true, value: { relayState: 'a b+c' } });
  });

  it('may have its parameters in any order, and others', () => {
    const shuffled = queryOf().split('&').reverse().join('&');
    expect(verify(`utm=x&${shuffled}`).ok).toBe(true);
  });

  it.each<[RefusalCode, string, (query: string) => string]>([
    ['SIGNATURE', 'another RelayState', swap('RelayState=a', 'RelayState=b')],
    ['SIGNATURE', 'no RelayState', swap(/&RelayState=[^&]*/, '')],
    ['SIGNATURE', 'a RelayState escaped otherwise', swap('RelayState=a', 'RelayState=%61')],
    ['SIGNATURE', 'SHA-1', swap('xmldsig-more%23rsa-sha256', 'xmldsig-more%23rsa-sha1')],
    ['SIGNATURE', 'another algorithm', swap('rsa-sha256', 'rsa-sha512')],
    ['SIGNATURE', 'no algorithm', swap(/&SigAlg=[^&]*/, '')],
    ['SIGNATURE', 'an empty signature', swap(/Signature=.*/, 'Signature=')],
    ['STRUCTURE', 'its algorithm twice', (query) => `${query}&${/SigAlg=[^&]*/.exec(query)?.[0] ?? ''}`],
    ['STRUCTURE', 'a second message', (query) => `${query}&SAMLRequest=x`],
    ['STRUCTURE', 'a response too', (query) => `${query}&SAMLResponse=x`],
    ['STRUCTURE', 'no message', swap(/SAMLRequest=[^&]*&/, '')],
    ['STRUCTURE', 'a demand as a response', swap('SAMLRequest=', 'SAMLResponse=')],
    ['STRUCTURE', 'another compression', (query) => `${query}&SAMLEncoding=x`],
    ['STRUCTURE', 'a broken escape', swap('RelayState=a', 'RelayState=%zz')],
  ])('is refused with %s for %s', (code, _what, edit) => {
    expectRefusal(verify(edit(queryOf())), code);
  });

  it('is refused with a RelayState that nobody keeps', () => {
    expectRefusal(verify(queryOf({ relayState: 'x'.repeat(1025) })), 'STRUCTURE');
    expect(peekLogout({ binding: 'redirect', query: '' })).toBeUndefined();
  });
});

it('a logout request of node-saml is understood', async () => {
  const saml = new SAML({
    callbackUrl: 'https://idp.example.it/acs',
    entryPoint: 'https://bari.example.it',
    logoutUrl: sp.slo,
    issuer: idp.entityId,
    idpCert: bodyOf(OUR_KEY),
    privateKey: IDP_KEY.privateKey,
    signatureAlgorithm: 'sha512',
    validateInResponseTo: ValidateInResponseTo.never,
  });
  const user = { issuer: sp.entityId, nameID: '_subject', nameIDFormat: 'urn:x', sessionIndex: '_session' };
  const url = new URL(await saml.getLogoutUrlAsync(user, 'r1', {}));
  const result = verifyLogoutRequest({ binding: 'redirect', query: url.search.slice(1) }, { ...expected, now: new Date() });
  expect(result).toMatchObject({ ok: true, value: { nameId: '_subject', sessionIndexes: ['_session'], relayState: 'r1' } });
});
