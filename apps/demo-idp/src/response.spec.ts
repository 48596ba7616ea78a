import { beforeAll, describe, expect, it } from 'vitest';
import { buildResponse, type ResponsePlan } from './response.js';
import { NAMESPACE, STATUS } from './saml/names.js';
import { makeSigningKey, type SigningKey } from './saml/signing-key.js';
import { attributes, leaveOut, twice } from './xml/changes.js';
import { attributeOf, childOf, childrenOf, readXml, rewriteXml, textOf } from './xml/read.js';
import { signedRoot } from './xml/verify.js';

describe('buildResponse', () => {
  let key: SigningKey;
  let plan: ResponsePlan;

  beforeAll(async () => {
    key = await makeSigningKey('prova');
    plan = {
      issuer: 'https://idp.example/metadata',
      key,
      inResponseTo: '_request',
      destination: 'https://sp.example/acs?a=1&b=2',
      audience: 'https://sp.example/bari',
      attributes: [{ name: 'familyName', values: ['D’Amico & <figli>'] }],
    };
  });

  const assertionOf = (xml: string) => childOf(readXml(xml), NAMESPACE.assertion, 'Assertion')!;

  it('signs the Assertion and the whole, and says what it was told', () => {
    const built = buildResponse(plan);
    const root = signedRoot(built.xml, [key.certificate])!;
    expect(attributeOf(root, 'Destination')).toBe(plan.destination);
    expect(attributeOf(root, 'ID')).toBe(built.responseId);
    const assertion = assertionOf(built.xml);
    expect(childrenOf(assertion, NAMESPACE.signature, 'Signature')).toHaveLength(1);
    const statement = childOf(assertion, NAMESPACE.assertion, 'AttributeStatement');
    expect(textOf(childOf(statement, NAMESPACE.assertion, 'Attribute'))).toBe('D’Amico & <figli>');
    expect(Buffer.from(built.encoded, 'base64').toString('utf8')).toBe(built.xml);
  });

  it('puts the signature right after the Issuer', () => {
    const assertion = assertionOf(buildResponse(plan).xml);
    const names = Array.from(assertion.childNodes).map((node) => (node as Element).localName);
    expect(names).toEqual(['Issuer', 'Signature', 'Subject', 'Conditions', 'AuthnStatement', 'AttributeStatement']);
  });

  it('signs the Assertion so that it can stand alone', () => {
    const assertion = rewriteXml(assertionOf(buildResponse({ ...plan, sign: 'assertion' }).xml));
    expect(attributeOf(signedRoot(assertion, [key.certificate]), 'Version')).toBe('2.0');
  });

  it('is not taken for signed by another key, nor after an edit', async () => {
    const other = await makeSigningKey('altra');
    expect(signedRoot(buildResponse(plan).xml, [other.certificate])).toBeUndefined();
    const edited = buildResponse({ ...plan, afterSigning: (xml) => xml.replace('D’Amico', 'Lorusso') });
    expect(edited.xml).toContain('Lorusso');
    expect(signedRoot(edited.xml, [key.certificate])).toBeUndefined();
  });

  it('changes single elements before it signs', () => {
    const { xml } = buildResponse({
      ...plan,
      changes: { 'Assertion/Issuer': attributes({ Format: undefined }), NameID: leaveOut, Audience: twice },
    });
    expect(signedRoot(xml, [key.certificate])).toBeDefined();
    const assertion = assertionOf(xml);
    expect(childOf(assertion, NAMESPACE.assertion, 'Issuer')?.hasAttribute('Format')).toBe(false);
    expect(xml).not.toContain('NameID');
    expect(xml.match(/<saml:Audience>/g)).toHaveLength(2);
  });

  it('signs an Assertion without ID by another name for it', () => {
    const { xml } = buildResponse({ ...plan, sign: 'assertion', changes: { Assertion: attributes({ ID: undefined }) } });
    expect(assertionOf(xml).hasAttribute('ID')).toBe(false);
    expect(childrenOf(assertionOf(xml), NAMESPACE.signature, 'Signature')).toHaveLength(1);
  });

  it('has no Assertion when nobody got through', () => {
    const { xml } = buildResponse({ ...plan, sign: 'none', status: { code: STATUS.responder, message: 'ErrorCode nr25' } });
    expect(xml).toContain('ErrorCode nr25');
    expect(xml).not.toContain('Assertion');
    expect(xml).not.toContain('Signature');
  });
});
