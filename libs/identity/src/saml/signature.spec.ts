import 'reflect-metadata';
import { createHash, sign } from 'node:crypto';
import { getVerifiedXml, parseDomFromString } from '@node-saml/node-saml/lib/xml.js';
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';
import { DOMParser } from '@xmldom/xmldom';
import { array, assert, asyncProperty, constantFrom, nat, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExclusiveCanonicalization } from 'xml-crypto';
import {
  answer,
  ASSERTION,
  base64,
  bodyOf,
  type Edit,
  ENVELOPED,
  EXCLUSIVE,
  expectRefusal,
  identityProvider,
  IDP_KEY,
  NOW,
  OUR_KEY,
  pendingRequest,
  responseXml,
  ROOT,
  RSA,
  serviceProvider,
  signAssertion,
  signElement,
  signResponse,
  STRANGER,
  swap,
} from './identity-provider.spec-helper.js';
import { verifyResponse } from './response.js';
import { readXml } from './xml-reader.js';

const expected = { sp: serviceProvider(), idp: identityProvider(), pending: pendingRequest(), now: NOW };
const verify = (xml: string) => verifyResponse(base64(xml), expected);
const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

/** The same document with its SignedInfo signed anew as it stands: for the forms that xml-crypto itself does not write. */
function resign(xml: string, hash = 'sha256', privateKey = IDP_KEY.privateKey): string {
  const signedInfo = new DOMParser().parseFromString(xml).getElementsByTagName('ds:SignedInfo')[0]!;
  const value = sign(hash, Buffer.from(new ExclusiveCanonicalization().process(signedInfo, {})), privateKey).toString('base64');
  return swap(/(<ds:SignatureValue>).*?(<\/ds:SignatureValue>)/, `$1${value}$2`)(xml.replace(/(<ds:SignatureValue>).*?</, '$1<'));
}

describe('a signature is accepted', () => {
  it.each([
    ['sha256', 'http://www.w3.org/2001/04/xmlenc#sha256'],
    ['sha512', 'http://www.w3.org/2001/04/xmlenc#sha512'],
  ])('by RSA with %s', (hash, digestMethod) => {
    const assertion = new DOMParser().parseFromString(responseXml()).getElementsByTagName('saml:Assertion')[0]!;
    const digest = createHash(hash).update(new ExclusiveCanonicalization().process(assertion, {})).digest('base64');
    const xml = signAssertion(responseXml())
      .replace(RSA('sha256'), RSA(hash))
      .replace('http://www.w3.org/2001/04/xmlenc#sha256', digestMethod)
      .replace(/<ds:DigestValue>.*?</, `<ds:DigestValue>${digest}<`);
    expect(verify(resign(xml, hash)).ok).toBe(true);
  });

  it('with the prefixes of xsi:type named, as Shibboleth does', () => {
    const xml = signElement(responseXml(), ASSERTION, { prefixList: ['xs'] });
    expect(xml).toContain('<InclusiveNamespaces PrefixList="xs"');
    // The first transform is not one of canonicalisation, and names no prefixes.
    const asShibboleth = swap(/(enveloped-signature")><InclusiveNamespaces[^>]*\/><\/ds:Transform>/, '$1/>')(xml);
    expect(verify(resign(asShibboleth)).ok).toBe(true);
  });

  it('with prefixes that are declared above the assertion', () => {
    const declared = ' xmlns:xs="http://www.w3.org/2001/XMLSchema"';
    const above = swap(' ID="_response"', `${declared} ID="_response"`)(swap(declared, '')(responseXml()));
    const xml = signElement(above, ASSERTION, { prefixList: ['xs'] });
    const asShibboleth = swap(/(enveloped-signature")><InclusiveNamespaces[^>]*\/><\/ds:Transform>/, '$1/>')(xml);
    expect(verify(resign(asShibboleth)).ok).toBe(true);
    expectRefusal(verify(resign(asShibboleth).replace(declared, ' xmlns:xs="urn:other"')), 'SIGNATURE');
  });

  it('without the certificate in it', () => {
    expect(verify(signAssertion(responseXml()).replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, '')).ok).toBe(true);
  });
});

describe('a signature is refused', () => {
  const signedBy = (signing: Parameters<typeof signElement>[2]) => signElement(responseXml(), ASSERTION, signing);

  it.each<[string, string]>([
    ['of the Response alone', signResponse(responseXml())],
    ['that is not there', responseXml()],
    ['by a key that nobody knows, whose certificate comes along', signedBy({ key: STRANGER })],
    ['by our own key', signedBy({ key: OUR_KEY })],
    ['by RSA with SHA-1', signedBy({ signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' })],
    ['of a SHA-1 digest', signedBy({ digest: 'http://www.w3.org/2000/09/xmldsig#sha1' })],
    ['of the inclusive canonical form', signedBy({ transforms: [ENVELOPED, C14N] })],
    ['of the canonical form with comments', signedBy({ transforms: [ENVELOPED, `${EXCLUSIVE}WithComments`] })],
    ['canonicalised inclusively', signedBy({ canonicalization: C14N })],
    ['canonicalised with comments', signedBy({ canonicalization: `${EXCLUSIVE}WithComments` })],
    ['enveloped only', signedBy({ transforms: [ENVELOPED] })],
    ['not enveloped', signedBy({ transforms: [EXCLUSIVE] })],
    ['canonicalised twice', signedBy({ transforms: [ENVELOPED, EXCLUSIVE, EXCLUSIVE] })],
    ['in the wrong order', signedBy({ transforms: [EXCLUSIVE, ENVELOPED] })],
  ])('%s', (_what, xml) => {
    expectRefusal(verify(xml), 'SIGNATURE');
  });

  it('of the Response, when that of the Assertion is valid', () => {
    expectRefusal(verify(signElement(signAssertion(responseXml()), ROOT, { key: STRANGER })), 'SIGNATURE');
  });

  it('of the Assertion, when that of the Response is valid', () => {
    expectRefusal(verify(signResponse(signElement(responseXml(), ASSERTION, { key: STRANGER }))), 'SIGNATURE');
  });

  const tampered: [string, Edit][] = [
    ['the subject', swap('>_subject<', '>_other<')],
    ['an attribute', swap('Nicolò', 'Nicola')],
    ['the name of an attribute', swap('Name="name"', 'Name="familyName"')],
    ['the level', swap('SpidL2', 'SpidL3')],
    ['a white space', swap('<saml:Subject>', '<saml:Subject> ')],
    ['the digest', swap(/<ds:DigestValue>(.)/, '<ds:DigestValue>A$1')],
    ['the signature', swap(/<ds:SignatureValue>(.)/, '<ds:SignatureValue>A$1')],
    ['an empty signature', swap(/<ds:SignatureValue>.*?</, '<ds:SignatureValue><')],
    ['the algorithm', swap('#rsa-sha256', '#rsa-sha512')],
    ['an HMAC instead of RSA', swap('2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#hmac-sha1')],
    ['a second SignedInfo', swap(/(<ds:SignedInfo>.*<\/ds:SignedInfo>)/, '$1$1')],
    ['a second SignatureValue', swap(/(<ds:SignatureValue>.*<\/ds:SignatureValue>)/, '$1$1')],
    ['a second signature', swap(/(<ds:Signature .*<\/ds:Signature>)/, '$1$1')],
    ['an object', swap('</ds:Signature>', '<ds:Object/></ds:Signature>')],
    ['KeyInfo first', swap(/(<ds:SignedInfo>.*)(<ds:KeyInfo>.*<\/ds:KeyInfo>)/, '$2$1')],
    ['a comment in the signature', swap(/<ds:SignedInfo>/, '<ds:SignedInfo><!-- x -->')],
    [
      'another namespace around it',
      swap(/<ds:Signature xmlns:ds="([^"]*)">(.*)<\/ds:Signature>/, '<x:Signature xmlns:x="urn:x" xmlns:ds="$1">$2</x:Signature>'),
    ],
    ['another namespace', swap('xmlns:ds="http://www.w3.org/2000/09/xmldsig#"', 'xmlns:ds="http://www.w3.org/2000/09/xmldsig"')],
  ];
  it.each(tampered)('when after signing is changed: %s', (_what, edit) => {
    expectRefusal(verify(edit(signAssertion(responseXml()))), 'SIGNATURE');
  });

  const vouchedFor: [string, Edit][] = [
    ['RSA with SHA-384', swap('#rsa-sha256', '#rsa-sha384')],
    ['the reference', swap('URI="#_assertion"', 'URI="#_response"')],
    ['the reference to everything', swap('URI="#_assertion"', 'URI=""')],
    ['no reference', swap(' URI="#_assertion"', '')],
    ['a reference elsewhere', swap('URI="#_assertion"', 'URI="https://evil.example.it/#_assertion"')],
    ['a quotation mark in the reference', swap('URI="#_assertion"', `URI="#_assertion' or '1'='1"`)],
    ['a second reference', swap(/(<ds:Reference .*<\/ds:Reference>)/, '$1$1')],
    ['a comment in the reference', swap(/<ds:Transforms>/, '<!-- x --><ds:Transforms>')],
    [
      'a stylesheet',
      swap(
        '<ds:Transforms>',
        '<ds:Transforms><ds:Transform><xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/></ds:Transform>',
      ),
    ],
    ['an XPath', swap(/(<ds:Transform Algorithm="[^"]*enveloped-signature") ?\/>/, '$1><ds:XPath>1</ds:XPath></ds:Transform>')],
    [
      'prefixes of the wrong transform',
      swap(
        /(enveloped-signature") ?\/>/,
        '$1><ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="xs"/></ds:Transform>',
      ),
    ],
    [
      'an HMAC truncated to nothing',
      swap(/(<ds:SignatureMethod [^>]*?) ?\/>/, '$1><ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>'),
    ],
  ];
  it.each(vouchedFor)('even if the identity provider vouches for it: %s', (_what, edit) => {
    expectRefusal(verify(resign(edit(signAssertion(responseXml())))), 'SIGNATURE');
  });

  it('of a transform that is followed by another in its prefix list', () => {
    const xml = signElement(responseXml(), ASSERTION, { prefixList: ['xs'] });
    const plain = swap(/(enveloped-signature")><InclusiveNamespaces[^>]*\/><\/ds:Transform>/, '$1/>')(xml);
    expect(verify(resign(plain)).ok).toBe(true);
    expectRefusal(verify(resign(swap(/(<InclusiveNamespaces[^>]*\/>)/, '$1<ds:XPath>1</ds:XPath>')(plain))), 'SIGNATURE');
  });

  it('by a key that is no RSA key, even if it is registered', async () => {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
    const signingAlgorithm = { name: 'ECDSA', hash: 'SHA-256' };
    const certificate = await X509CertificateGenerator.createSelfSigned({ keys, name: 'CN=ec', signingAlgorithm });
    const privateKey = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
    const idp = identityProvider('SPID', { certificates: [Buffer.from(certificate.rawData).toString('base64')] });
    const xml = resign(signAssertion(responseXml()), 'sha256', privateKey);
    expectRefusal(verifyResponse(base64(xml), { ...expected, idp }), 'SIGNATURE');
  });

  it('only for what was changed: signed anew without a change it is valid', () => {
    expect(verify(resign(signAssertion(responseXml()))).ok).toBe(true);
  });

  it('by a key that is registered with somebody else', () => {
    const idp = identityProvider('SPID', { certificates: [bodyOf(STRANGER)] });
    expectRefusal(verifyResponse(answer(), { ...expected, idp }), 'SIGNATURE');
  });

  it('where the registered certificate is no certificate', () => {
    const idp = identityProvider('SPID', { certificates: ['bm90IGEgY2VydGlmaWNhdGU='] });
    expectRefusal(verifyResponse(answer(), { ...expected, idp }), 'SIGNATURE');
    expect(verifyResponse(answer(), { ...expected, idp: { ...idp, certificates: [bodyOf(IDP_KEY)] } }).ok).toBe(true);
  });
});

/** The bytes that node-saml takes for proven in the same document, if any. */
async function provenByNodeSaml(xml: string): Promise<string | null> {
  try {
    const root = (await parseDomFromString(xml)).documentElement;
    return getVerifiedXml(xml, root.getElementsByTagName('saml:Assertion')[0]!, [IDP_KEY.certificate]);
  } catch {
    return null;
  }
}

/** Ways to write the same: the canonical form hides them, most of the time. */
const REWRITTEN: [RegExp, string][] = [
  [/ (?=[\w:]+=")/g, '\n   '],
  [/="([^"']*)"/g, "='$1'"],
  [/ ?\/>/g, '  />'],
  [/<([\w:]+)([^<>]*)\/>/g, '<$1$2></$1>'],
  [/>/g, '><!-- x -->'],
  [/>(?=\s)/g, '> '],
  [/[a-z](?=[a-z]+<)/g, '&#x78;'],
  [/N(?=icol)/g, '&#78;'],
  [/\n/g, '\r\n'],
];

it('is proven by node-saml too whenever it is proven here, and covers the same', { timeout: 60_000 }, async () => {
  const genuine = signAssertion(responseXml());
  const edits = array(tuple(constantFrom(...REWRITTEN), nat(60)), { minLength: 1, maxLength: 3 });
  let proven = 0;
  await assert(
    asyncProperty(edits, async (chosen) => {
      const xml = chosen.reduce((text, [[pattern, replacement], at]) => rewrite(text, pattern, replacement, at), genuine);
      const ours = verify(xml);
      if (!ours.ok) return;
      proven += 1;
      const theirs = readXml((await provenByNodeSaml(xml)) ?? '');
      const values = Array.from(theirs.getElementsByTagName('saml:AttributeValue'), ({ textContent }) => textContent);
      expect([...ours.value.attributes.values()].flat()).toEqual(values);
      expect(theirs.getElementsByTagName('saml:NameID')[0]?.textContent).toBe(ours.value.nameId);
    }),
    { numRuns: 60 },
  );
  expect(proven).toBeGreaterThan(10);
});

/** The text with one match of the pattern replaced: the one at that place, counted round. */
function rewrite(text: string, pattern: RegExp, replacement: string, at: number): string {
  const matches = [...text.matchAll(pattern)];
  const match = matches[at % Math.max(matches.length, 1)];
  if (!match) return text;
  const [found] = match;
  return (
    text.slice(0, match.index) +
    found.replace(new RegExp(pattern.source.replace(/\(\?=.*\)$/, '')), replacement) +
    text.slice(match.index + found.length)
  );
}
