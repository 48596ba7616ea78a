import 'reflect-metadata';
import { createPrivateKey, X509Certificate as NodeCertificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { CertificatePolicies, id_ce_certificatePolicies, UserNotice } from '@peculiar/asn1-x509';
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, X509Certificate } from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import { serviceProviderCertificate } from './certificate.js';
import { bodyOf, serviceProvider } from './identity-provider.spec-helper.js';
import { spidMetadata } from './metadata.js';
import { verifiedCopy } from './verified-copy.js';
import { readXml } from './xml-reader.js';

const subject = {
  entityId: 'https://casa.example.it/pub-ag-full/c_a662',
  name: 'Comune di Forlì',
  ipaCode: 'c_a662',
  locality: 'Forlì',
  notBefore: new Date('2026-11-21T00:00:00.000Z'),
  notAfter: new Date('2029-11-21T00:00:00.000Z'),
};
const made = await serviceProviderCertificate(subject);
const certificate = new X509Certificate(made.certificate);

describe('the certificate of a service provider', () => {
  it('has the attributes that SPID asks for, and none of a natural person', () => {
    expect(certificate.subjectName.toJSON()).toEqual([
      { CN: ['Comune di Forlì'] },
      { O: ['Comune di Forlì'] },
      { '2.5.4.83': ['https://casa.example.it/pub-ag-full/c_a662'] },
      { '2.5.4.97': ['PA:IT-c_a662'] },
      { C: ['IT'] },
      { L: ['Forlì'] },
    ]);
    expect(certificate.issuer).toBe(certificate.subject);
  });

  it('has the policies, each with its text', () => {
    const extension = certificate.getExtension(id_ce_certificatePolicies)!;
    expect(extension.critical).toBe(false);
    const policies = AsnConvert.parse(extension.value, CertificatePolicies).map(({ policyIdentifier, policyQualifiers }) => [
      policyIdentifier,
      policyQualifiers?.map(({ qualifier }) => AsnConvert.parse(qualifier, UserNotice).explicitText?.toString()),
    ]);
    expect(policies).toEqual([
      ['1.3.76.16.6', ['agIDcert']],
      ['1.3.76.16.4.2.1', ['cert_SP_Pub']],
    ]);
  });

  it('is for seals, not for issuing', () => {
    const usage = certificate.getExtension(KeyUsagesExtension)!;
    expect(usage.critical).toBe(true);
    expect(usage.usages).toBe(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation);
    const constraints = certificate.getExtension(BasicConstraintsExtension)!;
    expect([constraints.ca, constraints.critical]).toEqual([false, false]);
  });

  it('is valid as long as was said, and signed by its own key of 3072 bits with SHA-256', () => {
    expect([certificate.notBefore, certificate.notAfter]).toEqual([subject.notBefore, subject.notAfter]);
    const node = new NodeCertificate(made.certificate);
    expect(node.publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072);
    expect(node.verify(node.publicKey)).toBe(true);
    expect(node.checkPrivateKey(createPrivateKey(made.privateKey))).toBe(true);
    expect(certificate.signatureAlgorithm).toMatchObject({ name: 'RSASSA-PKCS1-v1_5', hash: { name: 'SHA-256' } });
    expect(made.privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  });

  it('signs the metadata', () => {
    const xml = spidMetadata(serviceProvider('SPID', { keys: [made] }));
    expect(() => verifiedCopy(xml, readXml(xml), [bodyOf(made)])).not.toThrow();
  });
});
