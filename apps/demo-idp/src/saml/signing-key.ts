import 'reflect-metadata';
import { KeyUsageFlags, KeyUsagesExtension, PemConverter, X509CertificateGenerator } from '@peculiar/x509';

/** A private key and the certificate that shows its public half, both PEM. */
export interface SigningKey {
  readonly privateKey: string;
  readonly certificate: string;
}

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
const YEARS = 10;

/** A new key with a certificate that it signs itself: in SAML the metadata, not an authority, makes a key trusted. */
export async function makeSigningKey(commonName: string, now = new Date()): Promise<SigningKey> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + YEARS);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [commonName] }, { O: ['Casa del Cittadino, dimostrazione'] }, { C: ['IT'] }],
    notBefore: now,
    notAfter,
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true)],
  });
  return {
    privateKey: `${PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')}\n`,
    certificate: certificate.toString('pem'),
  };
}

/** A certificate as metadata and signatures carry it: base64 of its DER, in one line. */
export function certificateBody(pem: string): string {
  return pem.replace(/-----[^-]+-----|\s/g, '');
}

/** The PEM of a certificate as metadata carry it, with whatever white space. */
export function certificatePem(body: string): string {
  const lines = body.replace(/\s/g, '').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
