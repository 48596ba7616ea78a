import { attributes, content, newId, RSA_SHA256, RSA_SHA512, WRAPPINGS, wrapSignature, type WrappingName } from '@casa/demo-idp';
import { accepted, type Altered, refused, type Variation } from './variation.js';

const SHA1 = 'http://www.w3.org/2000/09/xmldsig#sha1';
const SHA512 = 'http://www.w3.org/2001/04/xmlenc#sha512';
const RSA_SHA1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';
const HMAC_SHA1 = 'http://www.w3.org/2000/09/xmldsig#hmac-sha1';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const INCLUSIVE = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const EXCLUSIVE_WITH_COMMENTS = 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments';

const XSLT =
  '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116">' +
  '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/></ds:Transform>';

/** Whom an attacker wants to be. */
const VICTIM = 'TINIT-MSTPLA69T04A662M';

/** With both signed, and with the Assertion alone: the Response's check must not be the only one that notices. */
function refusedTwice(name: string, altered: Altered): readonly Variation[] {
  const alone: Altered = (request, sp) => ({ ...(typeof altered === 'function' ? altered(request, sp) : altered), sign: 'assertion' });
  return [refused(name, altered), refused(`${name}; the Response unsigned`, alone)];
}

const ABSENT: readonly Variation[] = [
  refused('nothing is signed', { sign: 'none' }),
  refused('only the Response is signed', { sign: 'response' }),
  accepted('only the Assertion is signed', { sign: 'assertion' }),
  accepted('signed with SHA-512', { signature: { algorithm: RSA_SHA512, digest: SHA512 } }),
  accepted('no KeyInfo', { signature: { shownCertificate: null } }),
];

const WRONG_KEY: readonly Variation[] = [
  ...refusedTwice('signed by a stranger', ({ strangerKey }) => ({ key: strangerKey })),
  ...refusedTwice('signed by a stranger who shows the right certificate', ({ strangerKey, asked }) => ({
    signature: { key: strangerKey, shownCertificate: asked.key.certificate },
  })),
  refused('the Response signed by a stranger', ({ strangerKey }) => ({ responseSignature: { key: strangerKey } })),
  refused('the Assertion signed by a stranger', ({ strangerKey }) => ({ assertionSignature: { key: strangerKey } })),
  ...refusedTwice('signed by another identity provider', ({ accomplice }) => ({ key: accomplice.key })),
  ...refusedTwice('another identity provider answers in its own name', ({ accomplice }) => ({
    issuer: accomplice.entityId,
    key: accomplice.key,
  })),
  refused('another identity provider puts its Assertion into an answer of the one that was asked', ({ accomplice, asked }) => ({
    issuer: accomplice.entityId,
    key: accomplice.key,
    sign: 'assertion',
    changes: { 'Response/Issuer': content(asked.entityId) },
  })),
  refused('the one that was asked puts another’s name on the Assertion', ({ accomplice }) => ({
    changes: { 'Assertion/Issuer': content(accomplice.entityId) },
  })),
];

const WEAK: readonly Variation[] = [
  ...refusedTwice('RSA with SHA-1', { signature: { algorithm: RSA_SHA1 } }),
  ...refusedTwice('digest with SHA-1', { signature: { digest: SHA1 } }),
  ...refusedTwice('HMAC with the certificate as secret', ({ asked: { key } }) => ({
    signature: { algorithm: HMAC_SHA1, key: { privateKey: key.certificate, certificate: key.certificate } },
  })),
  ...refusedTwice('inclusive canonicalization', { signature: { transforms: [ENVELOPED, INCLUSIVE], canonicalization: INCLUSIVE } }),
  ...refusedTwice('comments are signed too', { signature: { transforms: [ENVELOPED, EXCLUSIVE_WITH_COMMENTS] } }),
  ...refusedTwice('a signature of the whole document, by no ID', { signature: { wholeDocument: true } }),
];

function editedAfterwards(name: string, edit: (xml: string) => string): readonly Variation[] {
  return refusedTwice(name, { afterSigning: edit });
}

const AFTERWARDS: readonly Variation[] = [
  ...editedAfterwards('an attribute changed after signing', (xml) => xml.replace(/TINIT-\w{16}/, VICTIM)),
  refused('the Response’s ID changed after signing', {
    afterSigning: (xml) => xml.replace(/(<samlp:Response .*? ID=")[^"]+/, `$1${newId()}`),
  }),
  ...editedAfterwards('an empty signature', (xml) => xml.replace(/(<ds:SignatureValue>)[^<]+/g, '$1')),
  ...editedAfterwards('a truncated signature', (xml) => xml.replace(/(<ds:SignatureValue>)[^<]{8}/g, '$1')),
  ...editedAfterwards('an empty digest', (xml) => xml.replace(/(<ds:DigestValue>)[^<]+/g, '$1')),
  ...editedAfterwards('a comment in the digest', (xml) => xml.replace(/(<ds:DigestValue>)/g, '$1<!-- AAAA -->')),
  ...editedAfterwards('a second SignedInfo', (xml) => xml.replace(/<ds:SignedInfo>.*?<\/ds:SignedInfo>/g, (one) => `${one}${one}`)),
  ...editedAfterwards('no Reference', (xml) => xml.replace(/<ds:Reference .*?<\/ds:Reference>/g, '')),
  ...editedAfterwards('another algorithm’s name', (xml) => xml.replaceAll(RSA_SHA256, HMAC_SHA1)),
  ...editedAfterwards('an XSLT transform', (xml) => xml.replaceAll('<ds:Transforms>', `<ds:Transforms>${XSLT}`)),
  refused('one ID for Response and Assertion', () => {
    const id = newId();
    return { responseId: id, assertionId: id };
  }),
  refused('one ID for Assertion and another element', ({ id }) => ({
    sign: 'assertion',
    assertionId: `_twice${id}`,
    changes: { Status: attributes({ ID: `_twice${id}` }) },
  })),
];

const WRAPPED: readonly Variation[] = (Object.keys(WRAPPINGS) as WrappingName[]).map((name) =>
  refused(`signature wrapping ${name}`, {
    sign: WRAPPINGS[name].sign,
    afterSigning: (xml) => wrapSignature(xml, name, { attribute: 'fiscalNumber', value: VICTIM }),
  }),
);

/** Who signed, how, and what happened to it on the way. */
export const SIGNATURE_VARIATIONS: readonly Variation[] = [...ABSENT, ...WRONG_KEY, ...WEAK, ...AFTERWARDS, ...WRAPPED];
