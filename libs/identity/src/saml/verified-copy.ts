import { createHash, type KeyObject, timingSafeEqual, verify, X509Certificate } from 'node:crypto';
import { ExclusiveCanonicalization } from 'xml-crypto';
import { refuse } from './refusal.js';
import { readXml } from './xml-reader.js';
import { signatureOf, type XmlSignature } from './xml-signature.js';

const canonicalizer = new ExclusiveCanonicalization();

/**
 * The element as one of the certificates signed it, parsed anew from the very bytes that the signature covers: nothing else of the
 * document is proven. Only these keys are tried, never one that the message brings along. Refuses with SIGNATURE.
 *
 * The canonical form is xml-crypto's. Its SignedXml would parse the document twice more and search it by XPath (nine tenths of
 * node-saml's time) to find what is known here: the one signature, and the element it is a child of. A spec compares the two.
 * @param certificates base64 DER
 */
export function verifiedCopy(element: Element, certificates: readonly string[]): Element {
  const signature = signatureOf(element);
  const signedInfo = Buffer.from(canonicalizer.process(signature.signedInfo, {}));
  const proven = certificates.map(publicKeyOf).some((key) => key && verify(signature.hash, signedInfo, key, signature.value));
  if (!proven) refuse('SIGNATURE', `no registered key made the signature of the ${element.localName}`);
  const covered = withoutSignature(element, signature);
  const digest = createHash(signature.digestHash).update(covered).digest();
  if (digest.length !== signature.digest.length || !timingSafeEqual(digest, signature.digest)) {
    refuse('SIGNATURE', `the ${element.localName} was changed after it was signed`);
  }
  return readXml(covered);
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

/** The canonical form of the element with its signature taken out, which is put back in its place. */
function withoutSignature(element: Element, signature: XmlSignature): string {
  const inclusiveNamespacesPrefixList = [...signature.prefixes];
  const ancestorNamespaces = inclusiveNamespacesPrefixList.flatMap((prefix) => {
    const namespaceURI = element.lookupNamespaceURI(prefix);
    return namespaceURI ? [{ prefix, namespaceURI }] : [];
  });
  const next = signature.element.nextSibling;
  element.removeChild(signature.element);
  try {
    return canonicalizer.process(element, { inclusiveNamespacesPrefixList, ancestorNamespaces });
  } finally {
    element.insertBefore(signature.element, next);
  }
}
