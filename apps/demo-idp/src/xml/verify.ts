import { SignedXml } from 'xml-crypto';
import { NAMESPACE } from '../saml/names.js';
import { attributeOf, childrenOf, readXml } from './read.js';
import { RSA_SHA256, RSA_SHA512 } from './sign.js';

export const SIGNATURE_ALGORITHMS: readonly string[] = [RSA_SHA256, RSA_SHA512];

/**
 * The root element as one of the certificates (PEM) signed it: parsed again from the very bytes the signature covers. Undefined
 * when there is not exactly one signature, over exactly the root, by one of these keys.
 */
export function signedRoot(xml: string, certificates: readonly string[]): Element | undefined {
  const root = readXml(xml);
  const [signature, ...others] = childrenOf(root, NAMESPACE.signature, 'Signature');
  if (!signature || others.length > 0) return undefined;
  for (const certificate of certificates) {
    const bytes = coveredBytes(xml, signature, certificate, attributeOf(root, 'ID') ?? '');
    if (bytes !== undefined) return readXml(bytes);
  }
  return undefined;
}

function coveredBytes(xml: string, signature: Element, publicCert: string, id: string): string | undefined {
  const verifier = new SignedXml({ publicCert });
  try {
    verifier.loadSignature(signature);
    if (!SIGNATURE_ALGORITHMS.includes(verifier.signatureAlgorithm ?? '')) return undefined;
    if (!verifier.checkSignature(xml)) return undefined;
  } catch {
    // xml-crypto throws for a wrong value and returns false for a wrong digest: for us both mean "not signed".
    return undefined;
  }
  const [bytes, ...others] = verifier.getSignedReferences();
  const [reference] = verifier.getReferences();
  return others.length === 0 && reference?.uri === `#${id}` ? bytes : undefined;
}
