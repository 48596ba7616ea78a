import 'reflect-metadata';
import { doesNotMatch, equal } from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { X509CertificateGenerator, PemConverter } from '@peculiar/x509';
import { SignedXml } from 'xml-crypto';
import type { Result } from '@casa/kernel';
import type { Federation, IdentityProvider, PendingRequest, RefusalCode, SamlRefusal, ServiceProvider, SigningKey } from './types.js';

/** A key with a certificate of no particular form. */
async function makeKey(name: string): Promise<SigningKey> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({ keys, name: `CN=${name}`, signingAlgorithm: algorithm });
  const privateKey = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { privateKey, certificate: certificate.toString('pem') };
}

/** Of the service provider, of the identity provider, and of somebody nobody knows. */
export const [OUR_KEY, IDP_KEY, STRANGER] = await Promise.all([makeKey('sp'), makeKey('idp'), makeKey('stranger')]);

export const bodyOf = ({ certificate }: SigningKey): string => new X509Certificate(certificate).raw.toString('base64');

export const NOW = new Date('2026-11-21T10:00:30.000Z');
export const ISSUED = new Date('2026-11-21T10:00:00.000Z');

const HOME = 'https://bari.example.it';
const PATHS = { SPID: 'spid', CIE: 'cie', STAFF: 'sso' } as const;

export function serviceProvider(federation: Federation = 'SPID', changes: Partial<ServiceProvider> = {}): ServiceProvider {
  return {
    federation,
    entityId: 'https://casa.example.it/pub-ag-full/c_a662',
    acs: `${HOME}/${PATHS[federation]}/acs`,
    slo: `${HOME}/${PATHS[federation]}/slo`,
    keys: [OUR_KEY],
    organization: { name: 'Comune di Bari', displayName: 'Bari', url: HOME },
    ipaCode: 'c_a662',
    belfioreCode: 'A662',
    contact: { email: 'spid@comune.bari.example.it', telephone: '+39080123456' },
    aggregator: {
      name: 'Città Metropolitana di Bari',
      vatNumber: 'IT08000000000',
      fiscalCode: '80000110728',
      ipaCode: 'cmba',
      belfioreCode: 'A662',
      email: 'spid@cittametropolitana.example.it',
      telephone: '+39080654321',
    },
    attributeSets: [{ index: 0, name: 'Servizi online', attributes: ['name', 'familyName', 'dateOfBirth', 'fiscalNumber'] }],
    ...changes,
  };
}

export function identityProvider(federation: Federation = 'SPID', changes: Partial<IdentityProvider> = {}): IdentityProvider {
  return {
    federation,
    entityId: 'https://idp.example.it',
    name: 'IdP di prova',
    singleSignOn: { redirect: 'https://idp.example.it/sso/redirect', post: 'https://idp.example.it/sso/post' },
    singleLogout: { redirect: 'https://idp.example.it/slo/redirect', post: 'https://idp.example.it/slo/post' },
    certificates: [bodyOf(IDP_KEY)],
    ...changes,
  };
}

export function pendingRequest(changes: Partial<PendingRequest> = {}, sp = serviceProvider()): PendingRequest {
  const request = { id: '_request', identityProvider: 'https://idp.example.it', issuedAt: ISSUED, level: 2 } as const;
  return { ...request, acs: sp.acs, entityId: sp.entityId, ...changes };
}

/** A change to the text of a document. One that changes nothing fails: then the test would show nothing. */
export type Edit = (xml: string) => string;

export function swap(from: string | RegExp, to: string): Edit {
  return (xml) => {
    const changed = xml.replace(from, to);
    if (changed === xml) throw new Error(`nothing to change: ${String(from)}`);
    return changed;
  };
}

/** In the assertion, after its begin. */
export function inAssertion(edit: Edit): Edit {
  return (xml) => {
    const at = xml.indexOf('<saml:Assertion');
    if (at < 0) throw new Error('there is no assertion');
    return xml.slice(0, at) + edit(xml.slice(at));
  };
}

const ENTITY = 'Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity"';

/** What SPID's identity providers answer, unsigned. */
export function responseXml(sp = serviceProvider()): string {
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_response" Version="2.0" IssueInstant="2026-11-21T10:00:20Z" InResponseTo="_request" Destination="${sp.acs}">
  <saml:Issuer ${ENTITY}>https://idp.example.it</saml:Issuer>
  <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
  <saml:Assertion xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ID="_assertion" Version="2.0" IssueInstant="2026-11-21T10:00:20Z">
    <saml:Issuer ${ENTITY}>https://idp.example.it</saml:Issuer>
    <saml:Subject>
      <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient" NameQualifier="https://idp.example.it">_subject</saml:NameID>
      <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData InResponseTo="_request" NotOnOrAfter="2026-11-21T10:05:00Z" Recipient="${sp.acs}"/></saml:SubjectConfirmation>
    </saml:Subject>
    <saml:Conditions NotBefore="2026-11-21T10:00:00Z" NotOnOrAfter="2026-11-21T10:05:00Z"><saml:AudienceRestriction><saml:Audience>${sp.entityId}</saml:Audience></saml:AudienceRestriction></saml:Conditions>
    <saml:AuthnStatement AuthnInstant="2026-11-21T10:00:20Z" SessionIndex="_session"><saml:AuthnContext><saml:AuthnContextClassRef>https://www.spid.gov.it/SpidL2</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>
    <saml:AttributeStatement>
      <saml:Attribute Name="name" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic"><saml:AttributeValue xsi:type="xs:string">Nicolò</saml:AttributeValue></saml:Attribute>
      <saml:Attribute Name="fiscalNumber"><saml:AttributeValue xsi:type="xs:string">TINIT-RSSNCL80A01A662X</saml:AttributeValue></saml:Attribute>
    </saml:AttributeStatement>
  </saml:Assertion>
</samlp:Response>`;
}

/** How something is signed, where it is not as it should be. */
export interface Signing {
  readonly key?: SigningKey;
  readonly signature?: string;
  readonly digest?: string;
  readonly canonicalization?: string;
  readonly transforms?: readonly string[];
  readonly prefixList?: readonly string[];
}

export const RSA = (hash: string) => `http://www.w3.org/2001/04/xmldsig-more#rsa-${hash}`;
export const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
export const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** Signs the element found by the XPath, its signature standing after its Issuer. Signs whatever it is told to. */
export function signElement(xml: string, xpath: string, signing: Signing = {}): string {
  const key = signing.key ?? IDP_KEY;
  const signer = new SignedXml({
    privateKey: key.privateKey,
    publicCert: key.certificate,
    signatureAlgorithm: signing.signature ?? RSA('sha256'),
    canonicalizationAlgorithm: signing.canonicalization ?? EXCLUSIVE,
  });
  signer.addReference({
    xpath,
    transforms: [...(signing.transforms ?? [ENVELOPED, EXCLUSIVE])],
    digestAlgorithm: signing.digest ?? 'http://www.w3.org/2001/04/xmlenc#sha256',
    inclusiveNamespacesPrefixList: [...(signing.prefixList ?? [])],
  });
  signer.computeSignature(xml, { prefix: 'ds', location: { reference: `${xpath}/*[local-name()='Issuer']`, action: 'after' } });
  return signer.getSignedXml();
}

export const ROOT = '/*';
export const ASSERTION = "/*/*[local-name()='Assertion']";

export const signAssertion: Edit = (xml) => signElement(xml, ASSERTION);
export const signResponse: Edit = (xml) => signElement(xml, ROOT);

export const base64 = (xml: string): string => Buffer.from(xml).toString('base64');

/** The response with this change, then signed: only the assertion, as most identity providers do. */
export function answer(edit: Edit = (xml) => xml, xml = responseXml()): string {
  return base64(signAssertion(edit(xml)));
}

/** Refused for this reason, and the log is not told whom it was about. */
export function expectRefusal(result: Result<unknown, SamlRefusal>, code: RefusalCode): void {
  equal(result.ok ? 'no refusal' : result.refusal.code, code, JSON.stringify(result));
  doesNotMatch(JSON.stringify(result), /_subject|Nicolò|RSSNCL/);
}
