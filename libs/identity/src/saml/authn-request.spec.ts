import { createVerify, X509Certificate } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type AuthnRequestDetails, authnRequest } from './authn-request.js';
import { bodyOf, identityProvider, ISSUED, OUR_KEY, serviceProvider, STRANGER } from './identity-provider.spec-helper.js';
import { verifiedCopy } from './verified-copy.js';
import type { Federation, Outgoing } from './types.js';
import { attributeOf, childElements, onlyChild, readXml, textOf } from './xml-reader.js';
import { NAMESPACES } from './vocabulary.js';

const details: AuthnRequestDetails = {
  id: '_request',
  issuedAt: ISSUED,
  level: 2,
  binding: 'redirect',
  relayState: 'k7-opaque',
  attributeSet: 99,
};
const request = (changes: Partial<AuthnRequestDetails> = {}, federation: Federation = 'SPID') =>
  authnRequest(serviceProvider(federation), identityProvider(federation), { ...details, ...changes });
const rootOf = ({ xml }: Outgoing) => readXml(xml);
const attributesOf = (element: Element) => Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]));
const namesOf = (element: Element) => childElements(element).map(({ localName }) => localName);

function queryOf(outgoing: Outgoing): { address: string; query: string; parameters: URLSearchParams } {
  if (!('redirect' in outgoing)) throw new Error('not redirected');
  const at = outgoing.redirect.indexOf('?');
  const query = outgoing.redirect.slice(at + 1);
  return { address: outgoing.redirect.slice(0, at), query, parameters: new URLSearchParams(query) };
}

describe('a request to SPID', () => {
  it('says what the rules want, and nothing more', () => {
    const root = rootOf(request());
    expect(attributesOf(root)).toEqual({
      'xmlns:samlp': NAMESPACES.samlp,
      'xmlns:saml': NAMESPACES.saml,
      ID: '_request',
      Version: '2.0',
      IssueInstant: '2026-11-21T10:00:00.000Z',
      Destination: 'https://idp.example.it/sso/redirect',
      ForceAuthn: 'true',
      AssertionConsumerServiceIndex: '0',
      AttributeConsumingServiceIndex: '99',
    });
    expect(namesOf(root)).toEqual(['Issuer', 'NameIDPolicy', 'RequestedAuthnContext']);
    const issuer = onlyChild(root, NAMESPACES.saml, 'Issuer')!;
    const { entityId } = serviceProvider();
    expect(textOf(issuer)).toBe(entityId);
    expect(attributesOf(issuer)).toEqual({ Format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity', NameQualifier: entityId });
    expect(attributesOf(onlyChild(root, NAMESPACES.samlp, 'NameIDPolicy')!)).toEqual({
      Format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
    });
  });

  it.each([
    [1, undefined],
    [2, 'true'],
    [3, 'true'],
  ] as const)('of level %i asks for it or better, and for a fresh authentication: %s', (level, force) => {
    const root = rootOf(request({ level }));
    expect(attributeOf(root, 'ForceAuthn')).toBe(force);
    const context = onlyChild(root, NAMESPACES.samlp, 'RequestedAuthnContext')!;
    expect(attributesOf(context)).toEqual({ Comparison: 'minimum' });
    expect(childElements(context).map(textOf)).toEqual([`https://www.spid.gov.it/SpidL${level}`]);
  });

  it('by redirect is compressed, and signed over the query', () => {
    const outgoing = request();
    const { address, query, parameters } = queryOf(outgoing);
    expect(address).toBe('https://idp.example.it/sso/redirect');
    expect([...parameters.keys()]).toEqual(['SAMLRequest', 'RelayState', 'SigAlg', 'Signature']);
    expect(inflateRawSync(Buffer.from(parameters.get('SAMLRequest')!, 'base64')).toString()).toBe(outgoing.xml);
    expect(parameters.get('RelayState')).toBe('k7-opaque');
    expect(parameters.get('SigAlg')).toBe('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
    expect(outgoing.xml).not.toContain('Signature');
    const signed = createVerify('RSA-SHA256').update(query.slice(0, query.indexOf('&Signature=')));
    expect(signed.verify(new X509Certificate(OUR_KEY.certificate).publicKey, parameters.get('Signature')!, 'base64')).toBe(true);
  });

  it('goes after the query that the address already has', () => {
    const idp = identityProvider('SPID', { singleSignOn: { redirect: 'https://idp.example.it/sso?tenant=1' } });
    const outgoing = authnRequest(serviceProvider(), idp, details);
    expect('redirect' in outgoing && outgoing.redirect).toMatch(/^https:\/\/idp\.example\.it\/sso\?tenant=1&SAMLRequest=/);
  });

  it('by post is signed in the XML, after the Issuer', () => {
    const outgoing = request({ binding: 'post' });
    if (!('form' in outgoing)) throw new Error('not posted');
    expect(outgoing.form.action).toBe('https://idp.example.it/sso/post');
    expect(Object.keys(outgoing.form.fields)).toEqual(['SAMLRequest', 'RelayState']);
    expect(Buffer.from(outgoing.form.fields['SAMLRequest']!, 'base64').toString()).toBe(outgoing.xml);
    const document = readXml(outgoing.xml);
    expect(namesOf(document)).toEqual(['Issuer', 'Signature', 'NameIDPolicy', 'RequestedAuthnContext']);
    expect(attributeOf(document, 'Destination')).toBe('https://idp.example.it/sso/post');
    expect(attributeOf(verifiedCopy(outgoing.xml, document, [bodyOf(OUR_KEY)]), 'ID')).toBe('_request');
    expect(() => verifiedCopy(outgoing.xml, document, [bodyOf(STRANGER)])).toThrow('no registered key');
  });

  it('is signed by the first of several keys', () => {
    const outgoing = authnRequest(serviceProvider('SPID', { keys: [STRANGER, OUR_KEY] }), identityProvider(), {
      ...details,
      binding: 'post',
    });
    const document = readXml(outgoing.xml);
    expect(() => verifiedCopy(outgoing.xml, document, [bodyOf(STRANGER)])).not.toThrow();
  });

  it.each<[string, Partial<AuthnRequestDetails>]>([
    ['an ID that XML does not know', { id: '1-request' }],
    ['an ID with a quotation mark', { id: '_"' }],
    ['an address for a RelayState', { relayState: 'https://evil.example.it' }],
    ['no RelayState', { relayState: '' }],
    ['a RelayState that is too long', { relayState: 'x'.repeat(81) }],
  ])('is not made with %s', (_what, changes) => {
    expect(() => request(changes)).toThrow(RangeError);
  });

  it('is not made for a binding that the identity provider does not have', () => {
    const idp = identityProvider('SPID', { singleSignOn: { post: 'https://idp.example.it/sso/post' } });
    expect(() => authnRequest(serviceProvider(), idp, details)).toThrow(RangeError);
  });
});

it('a request to CIE always wants a fresh authentication', () => {
  for (const level of [1, 2, 3] as const) {
    const root = rootOf(request({ level, attributeSet: 0 }, 'CIE'));
    expect(attributeOf(root, 'ForceAuthn')).toBe('true');
    expect(textOf(childElements(onlyChild(root, NAMESPACES.samlp, 'RequestedAuthnContext')!)[0])).toBe(
      `https://www.spid.gov.it/SpidL${level}`,
    );
  }
});

it('a request to the staff’s identity provider is plain SAML', () => {
  const root = rootOf(request({}, 'STAFF'));
  expect(attributesOf(root)).toEqual({
    'xmlns:samlp': NAMESPACES.samlp,
    'xmlns:saml': NAMESPACES.saml,
    ID: '_request',
    Version: '2.0',
    IssueInstant: '2026-11-21T10:00:00.000Z',
    Destination: 'https://idp.example.it/sso/redirect',
    AssertionConsumerServiceURL: 'https://bari.example.it/sso/acs',
    ProtocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
  });
  expect(namesOf(root)).toEqual(['Issuer']);
  expect(attributesOf(onlyChild(root, NAMESPACES.saml, 'Issuer')!)).toEqual({});
});
