import { SignedXml } from 'xml-crypto';
import { RSA_SHA256, SHA256 } from './signature-algorithms.js';
import type { SigningKey } from './types.js';
import { ENVELOPED_SIGNATURE, EXCLUSIVE_C14N } from './vocabulary.js';

/** Where our own signature stands, as SAML's schemas want it. */
const PLACES = {
  first: { reference: '/*', action: 'prepend' },
  afterIssuer: { reference: "/*/*[local-name()='Issuer']", action: 'after' },
} as const;

/** The document with its root signed (SPID: enveloped, exclusive canonicalisation, RSA-SHA256), the certificate in KeyInfo. */
export function signXml(xml: string, key: SigningKey, place: keyof typeof PLACES): string {
  const signer = new SignedXml({
    privateKey: key.privateKey,
    publicCert: key.certificate,
    signatureAlgorithm: RSA_SHA256,
    canonicalizationAlgorithm: EXCLUSIVE_C14N,
  });
  signer.addReference({ xpath: '/*', transforms: [ENVELOPED_SIGNATURE, EXCLUSIVE_C14N], digestAlgorithm: SHA256 });
  signer.computeSignature(xml, { prefix: 'ds', location: PLACES[place] });
  return signer.getSignedXml();
}
