import { beforeAll, describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { buildResponse } from './response.js';
import { NAMESPACE } from './saml/names.js';
import { makeSigningKey, type SigningKey } from './saml/signing-key.js';
import { WRAPPINGS, wrapSignature, type WrappingName } from './signature-wrapping.js';
import { readXml } from './xml/read.js';

const NAMES = Object.keys(WRAPPINGS) as WrappingName[];

describe('wrapSignature', () => {
  let key: SigningKey;

  beforeAll(async () => {
    key = await makeSigningKey('prova');
  });

  it('knows the eight forms', () => {
    expect(NAMES).toEqual(['XSW1', 'XSW2', 'XSW3', 'XSW4', 'XSW5', 'XSW6', 'XSW7', 'XSW8']);
  });

  it.each(NAMES)('%s keeps every signature valid, over the genuine person alone', (name) => {
    const { xml } = buildResponse({
      issuer: 'https://idp.example/metadata',
      key,
      inResponseTo: '_request',
      destination: 'https://sp.example/acs',
      audience: 'https://sp.example/bari',
      attributes: [{ name: 'fiscalNumber', values: ['GENUINE'] }],
      sign: WRAPPINGS[name].sign,
    });
    const wrapped = wrapSignature(xml, name, { attribute: 'fiscalNumber', value: 'FORGED' });
    const signed = signedBytes(wrapped, key);
    expect(signed.length).toBeGreaterThan(0);
    for (const bytes of signed) {
      expect(bytes).toContain('GENUINE');
      expect(bytes).not.toContain('FORGED');
    }
    expect(wrapped).toContain('FORGED');
  });
});

/** As a verifier sees it that looks for signatures anywhere: what each of them covers. */
function signedBytes(xml: string, key: SigningKey): readonly string[] {
  const signatures = Array.from(readXml(xml).getElementsByTagNameNS(NAMESPACE.signature, 'Signature'));
  return signatures.flatMap((signature) => {
    const verifier = new SignedXml({ publicCert: key.certificate });
    verifier.loadSignature(signature);
    expect(verifier.checkSignature(xml)).toBe(true);
    return verifier.getSignedReferences();
  });
}
