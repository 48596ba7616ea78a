import { type KeyObject, X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { refuse } from './refusal.js';
import { readXml } from './xml-reader.js';
import { signatureOf } from './xml-signature.js';

/**
 * The element as one of the certificates signed it, parsed anew from the very bytes that the signature covers: nothing else of the
 * document is proven. Only these keys are tried, never one that the message brings along. Refuses with SIGNATURE.
 * @param source the document that the element was read from, as it arrived
 * @param certificates base64 DER
 */
export function verifiedCopy(source: string, element: Element, certificates: readonly string[]): Element {
  const signature = signatureOf(element);
  const keys = certificates.map(publicKeyOf).filter((key) => key !== undefined);
  for (const key of keys) {
    const bytes = signedBytes(source, signature, key);
    if (bytes !== undefined) return readXml(bytes);
  }
  return refuse('SIGNATURE', `no registered key made the signature of the ${element.localName} as it is`);
}

/** What the key signed, in canonical form; undefined when it did not sign this. */
function signedBytes(source: string, signature: Element, key: KeyObject): string | undefined {
  const verifier = new SignedXml({ publicCert: key });
  try {
    verifier.loadSignature(signature);
    if (!verifier.checkSignature(source)) return undefined;
  } catch {
    // It throws on a signature of another key as on one that it cannot read, and says the document's text.
    return undefined;
  }
  const [bytes, ...others] = verifier.getSignedReferences();
  return others.length === 0 ? bytes : undefined;
}

/** The registered key; none when the certificate is not a certificate of an RSA key. */
export function publicKeyOf(certificate: string): KeyObject | undefined {
  try {
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
    return publicKey.asymmetricKeyType === 'rsa' ? publicKey : undefined;
  } catch {
    return undefined;
  }
}
