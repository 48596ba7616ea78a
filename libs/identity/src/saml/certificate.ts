import 'reflect-metadata'; // Needed by @peculiar/x509, which declares its parts by decorators.
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  CertificatePolicies,
  DisplayText,
  id_ce_certificatePolicies,
  PolicyInformation,
  PolicyQualifierInfo,
  UserNotice,
} from '@peculiar/asn1-x509';
import {
  BasicConstraintsExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  PemConverter,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { SigningKey } from './types.js';

/** Whom a certificate is for, and how long. */
export interface CertificateSubject {
  readonly entityId: string;
  /** The body in full, with its accents: OrganizationName of the metadata. */
  readonly name: string;
  readonly ipaCode: string;
  /** The town of its seat. */
  readonly locality: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 3072 };
const URI = '2.5.4.83';
const ORGANIZATION_IDENTIFIER = '2.5.4.97';
const USER_NOTICE = '1.3.6.1.5.5.7.2.2';
/** Policies of SPID, with the texts that go with them. */
const POLICIES = { '1.3.76.16.6': 'agIDcert', '1.3.76.16.4.2.1': 'cert_SP_Pub' };

/**
 * A new RSA key of 3072 bits and its self-signed certificate, as public service providers of SPID make their own (Avviso 29 v3,
 * after ETSI EN 319 412-1): CN, O, uri = entityID, organizationIdentifier = `PA:IT-<ipa>`, C, L; policies agIDcert and cert_SP_Pub;
 * keyUsage, critical, digitalSignature and nonRepudiation. CIE and staff are content with the same.
 */
export async function serviceProviderCertificate(subject: CertificateSubject): Promise<SigningKey> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    keys,
    signingAlgorithm: ALGORITHM,
    notBefore: subject.notBefore,
    notAfter: subject.notAfter,
    name: new Name([
      { CN: [subject.name] },
      { O: [subject.name] },
      { [URI]: [subject.entityId] },
      { [ORGANIZATION_IDENTIFIER]: [`PA:IT-${subject.ipaCode}`] },
      { C: ['IT'] },
      { L: [subject.locality] },
    ]),
    extensions: [
      new BasicConstraintsExtension(false),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
      new Extension(id_ce_certificatePolicies, false, AsnConvert.serialize(policies())),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const privateKey = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { privateKey: PemConverter.encode(privateKey, 'PRIVATE KEY'), certificate: certificate.toString('pem') };
}

function policies(): CertificatePolicies {
  return new CertificatePolicies(
    Object.entries(POLICIES).map(([policyIdentifier, text]) => {
      const notice = new UserNotice({ explicitText: new DisplayText({ utf8String: text }) });
      const qualifier = new PolicyQualifierInfo({ policyQualifierId: USER_NOTICE, qualifier: AsnConvert.serialize(notice) });
      return new PolicyInformation({ policyIdentifier, policyQualifiers: [qualifier] });
    }),
  );
}
