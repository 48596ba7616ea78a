import { SignedXml } from 'xml-crypto';
import type { SigningKey } from '../saml/signing-key.js';

export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const RSA_SHA512 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512';
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const HMAC = /#hmac-/;

export interface SignatureOptions {
  readonly key: SigningKey;
  /** In KeyInfo: the key's own certificate unless another is said, or none at all. */
  readonly shownCertificate?: string | null;
  readonly algorithm?: string;
  readonly digest?: string;
  readonly canonicalization?: string;
  readonly transforms?: readonly string[];
  /** `URI=""`: the whole document, whatever its ID. */
  readonly wholeDocument?: boolean;
}

/** Signs the element that the XPath finds; the signature is put where SAML wants it: after the Issuer, before all the rest. */
export function signElement(xml: string, xpath: string, options: SignatureOptions): string {
  const { key, algorithm = RSA_SHA256, canonicalization = EXCLUSIVE_C14N } = options;
  const signer = new SignedXml({ privateKey: key.privateKey, signatureAlgorithm: algorithm, canonicalizationAlgorithm: canonicalization });
  if (HMAC.test(algorithm)) signer.enableHMAC();
  const shown = options.shownCertificate === undefined ? key.certificate : options.shownCertificate;
  signer.getKeyInfoContent = () => (shown === null ? null : SignedXml.getKeyInfoContent({ publicCert: shown, prefix: 'ds' }));
  signer.addReference({
    xpath,
    digestAlgorithm: options.digest ?? SHA256,
    transforms: [...(options.transforms ?? [ENVELOPED, EXCLUSIVE_C14N])],
    isEmptyUri: options.wholeDocument ?? false,
  });
  signer.computeSignature(xml, { prefix: 'ds', location: { reference: `${xpath}/*[not(local-name()='Issuer')][1]`, action: 'before' } });
  return signer.getSignedXml();
}
