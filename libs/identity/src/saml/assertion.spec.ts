import { describe, expect, it } from 'vitest';
import {
  answer,
  base64,
  type Edit,
  expectRefusal,
  identityProvider,
  inAssertion,
  NOW,
  pendingRequest,
  responseXml,
  serviceProvider,
  signResponse,
  swap,
} from './identity-provider.spec-helper.js';
import { verifyResponse } from './response.js';
import type { Federation, RefusalCode } from './types.js';

function expectedOf(federation: Federation) {
  const sp = serviceProvider(federation);
  return { sp, idp: identityProvider(federation), pending: pendingRequest({}, sp), now: NOW };
}
const spid = expectedOf('SPID');
const verify = (encoded: string, expected = spid) => verifyResponse(encoded, expected);
const drop = (what: string | RegExp) => swap(what, '');

describe('an assertion is refused', () => {
  const refusals: [RefusalCode, string, Edit][] = [
    ['SIGNATURE', 'without ID', drop(' ID="_assertion"')],
    ['SIGNATURE', 'with an empty ID', swap('"_assertion"', '""')],
    ['STRUCTURE', 'with the ID of the Response', swap('"_assertion"', '"_response"')],
    ['STRUCTURE', 'of version 1.1', swap('Version="2.0"', 'Version="1.1"')],
    ['TIME', 'without IssueInstant', drop(/ IssueInstant="[^"]*"/)],
    ['TIME', 'with an empty IssueInstant', swap(/IssueInstant="[^"]*"/, 'IssueInstant=""')],
    ['TIME', 'with a malformed IssueInstant', swap(/IssueInstant="[^"]*"/, 'IssueInstant="2026-11-21 10:00"')],
    ['TIME', 'issued before the request', swap('10:00:20Z', '09:58:59Z')],
    ['TIME', 'issued in the future', swap('10:00:20Z', '10:01:31Z')],
    ['ISSUER', 'with an empty Issuer', swap('>https://idp.example.it</saml:Issuer>', '></saml:Issuer>')],
    ['ISSUER', 'of another identity provider', swap('>https://idp.example.it</saml:Issuer>', '>https://other.example.it</saml:Issuer>')],
    ['ISSUER', 'whose Issuer has no Format', drop(/ Format="[^"]*"/)],
    ['ISSUER', 'whose Issuer has an empty Format', swap(/Format="[^"]*"/, 'Format=""')],
    ['ISSUER', 'whose Issuer has another Format', swap('nameid-format:entity', 'nameid-format:persistent')],
    ['SUBJECT', 'without Subject', drop(/<saml:Subject>[^]*<\/saml:Subject>/)],
    ['SUBJECT', 'with an empty Subject', swap(/<saml:Subject>[^]*<\/saml:Subject>/, '<saml:Subject/>')],
    ['SUBJECT', 'without NameID', drop(/<saml:NameID.*<\/saml:NameID>/)],
    ['SUBJECT', 'with an empty NameID', drop('_subject')],
    ['SUBJECT', 'with a blank NameID', swap('_subject', '  \n ')],
    ['SUBJECT', 'with two NameIDs', swap(/(<saml:NameID.*<\/saml:NameID>)/, '$1$1')],
    ['SUBJECT', 'with an element in the NameID', swap('_subject', '_<saml:b/>subject')],
    ['SUBJECT', 'whose NameID has no Format', drop(/ Format="[^"]*:transient"/)],
    ['SUBJECT', 'whose NameID has an empty Format', swap(/Format="[^"]*:transient"/, 'Format=""')],
    ['SUBJECT', 'whose NameID is persistent', swap('nameid-format:transient', 'nameid-format:persistent')],
    ['SUBJECT', 'whose NameID has no NameQualifier', drop(/ NameQualifier="[^"]*"/)],
    ['SUBJECT', 'whose NameID has an empty NameQualifier', swap(/NameQualifier="[^"]*"/, 'NameQualifier=""')],
    ['SUBJECT', 'without SubjectConfirmation', drop(/<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/)],
    ['SUBJECT', 'with two SubjectConfirmations', swap(/(<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>)/, '$1$1')],
    ['SUBJECT', 'without method of confirmation', drop(/ Method="[^"]*"/)],
    ['SUBJECT', 'with an empty method of confirmation', swap(/Method="[^"]*"/, 'Method=""')],
    ['SUBJECT', 'with another method of confirmation', swap('cm:bearer', 'cm:holder-of-key')],
    ['SUBJECT', 'without SubjectConfirmationData', drop(/<saml:SubjectConfirmationData[^>]*\/>/)],
    ['SUBJECT', 'without Recipient', drop(/ Recipient="[^"]*"/)],
    ['SUBJECT', 'with an empty Recipient', swap(/Recipient="[^"]*"/, 'Recipient=""')],
    ['SUBJECT', 'for another municipality’s address', swap(/Recipient="[^"]*"/, 'Recipient="https://altamura.example.it/spid/acs"')],
    ['SUBJECT', 'without InResponseTo', drop(' InResponseTo="_request"')],
    ['SUBJECT', 'with an empty InResponseTo', swap('InResponseTo="_request"', 'InResponseTo=""')],
    ['SUBJECT', 'that answers another request', swap('InResponseTo="_request"', 'InResponseTo="_other"')],
    ['TIME', 'without NotOnOrAfter of the confirmation', drop(' NotOnOrAfter="2026-11-21T10:05:00Z"')],
    ['TIME', 'with an empty NotOnOrAfter of the confirmation', swap(/NotOnOrAfter="[^"]*"/, 'NotOnOrAfter=""')],
    ['TIME', 'with a malformed NotOnOrAfter of the confirmation', swap(/NotOnOrAfter="[^"]*"/, 'NotOnOrAfter="2026.11.21"')],
    ['TIME', 'whose confirmation ends on 30 February', swap(/NotOnOrAfter="[^"]*"/, 'NotOnOrAfter="2027-02-30T10:00:00Z"')],
    ['TIME', 'whose confirmation is over', swap('10:05:00Z', '09:59:30Z')],
    ['AUDIENCE', 'without Conditions', drop(/<saml:Conditions.*<\/saml:Conditions>/)],
    ['TIME', 'with empty Conditions', swap(/<saml:Conditions.*<\/saml:Conditions>/, '<saml:Conditions/>')],
    ['TIME', 'without NotBefore', drop(/ NotBefore="[^"]*"/)],
    ['TIME', 'with an empty NotBefore', swap(/NotBefore="[^"]*"/, 'NotBefore=""')],
    ['TIME', 'with a malformed NotBefore', swap(/NotBefore="[^"]*"/, 'NotBefore="2026/11/21"')],
    ['TIME', 'not valid yet', swap(/NotBefore="[^"]*"/, 'NotBefore="2026-11-21T10:01:31Z"')],
    ['TIME', 'without end of validity', drop(/ NotOnOrAfter="[^"]*"(?=><saml:AudienceRestriction)/)],
    ['TIME', 'with an empty end of validity', swap(/NotOnOrAfter="[^"]*"(?=><saml:AudienceRestriction)/, 'NotOnOrAfter=""')],
    ['TIME', 'with a malformed end of validity', swap(/NotOnOrAfter="[^"]*"(?=><saml:AudienceRestriction)/, 'NotOnOrAfter="tomorrow"')],
    ['TIME', 'valid no more', swap(/NotOnOrAfter="[^"]*"(?=><saml:AudienceRestriction)/, 'NotOnOrAfter="2026-11-21T09:59:30Z"')],
    ['AUDIENCE', 'without AudienceRestriction', drop(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/)],
    ['AUDIENCE', 'without Audience', drop(/<saml:Audience>.*<\/saml:Audience>/)],
    ['AUDIENCE', 'with an empty Audience', swap(/<saml:Audience>.*<\/saml:Audience>/, '<saml:Audience/>')],
    ['AUDIENCE', 'for another municipality', swap('c_a662</saml:Audience>', 'c_a225</saml:Audience>')],
    [
      'AUDIENCE',
      'with one more restriction, to another municipality',
      swap('</saml:Conditions>', '<saml:AudienceRestriction><saml:Audience>x</saml:Audience></saml:AudienceRestriction></saml:Conditions>'),
    ],
    ['AUDIENCE', 'with a condition that nobody knows', swap('</saml:Conditions>', '<saml:Condition/></saml:Conditions>')],
    ['LEVEL', 'without AuthnStatement', drop(/<saml:AuthnStatement.*<\/saml:AuthnStatement>/)],
    ['LEVEL', 'with an empty AuthnStatement', swap(/<saml:AuthnStatement.*<\/saml:AuthnStatement>/, '<saml:AuthnStatement/>')],
    ['LEVEL', 'without AuthnContext', drop(/<saml:AuthnContext>.*<\/saml:AuthnContext>/)],
    ['LEVEL', 'with an empty AuthnContext', swap(/<saml:AuthnContext>.*<\/saml:AuthnContext>/, '<saml:AuthnContext/>')],
    ['LEVEL', 'with an empty level', drop('https://www.spid.gov.it/SpidL2')],
    ['LEVEL', 'below the level asked for', swap('SpidL2', 'SpidL1')],
    ['LEVEL', 'of a level that there is not', swap('SpidL2', 'SpidL4')],
    ['LEVEL', 'of a level by its old name', swap('https://www.spid.gov.it/SpidL2', 'urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL3')],
    ['LEVEL', 'of another’s level', swap('https://www.spid.gov.it/SpidL2', 'https://www.spid.gov.it.example.com/SpidL3')],
    ['ATTRIBUTES', 'without AttributeStatement', drop(/<saml:AttributeStatement>[^]*<\/saml:AttributeStatement>/)],
    ['ATTRIBUTES', 'without attributes', swap(/<saml:AttributeStatement>[^]*<\/saml:AttributeStatement>/, '<saml:AttributeStatement/>')],
    ['ATTRIBUTES', 'with an attribute outside its statement', drop(/<\/?saml:AttributeStatement>/g)],
    ['ATTRIBUTES', 'with an attribute without value', drop(/<saml:AttributeValue.*?<\/saml:AttributeValue>/)],
    ['ATTRIBUTES', 'with an empty value', drop('Nicolò')],
    ['ATTRIBUTES', 'with a blank value', swap('Nicolò', ' \n ')],
    ['ATTRIBUTES', 'with a value in elements', swap('Nicolò', '<saml:b>Nicolò</saml:b>')],
    ['ATTRIBUTES', 'with an attribute without name', drop(' Name="name"')],
    ['ATTRIBUTES', 'with the same attribute twice', swap('Name="name"', 'Name="fiscalNumber"')],
  ];
  it.each(refusals)('with %s: %s', (code, _what, edit) => {
    expectRefusal(verify(answer(inAssertion(edit))), code);
  });
});

describe('CIE', () => {
  const cie = expectedOf('CIE');
  const xml = responseXml(cie.sp);

  it('answers as SPID does, and need not say that its Issuer is an entity', () => {
    const silent = inAssertion(swap(/ Format="[^"]*:entity"/, ''));
    expect(verify(answer(undefined, xml), cie).ok).toBe(true);
    expect(verify(answer(silent, xml), cie)).toMatchObject({ ok: true, value: { nameId: '_subject', level: 2 } });
  });

  it.each<[RefusalCode, string, Edit]>([
    ['ISSUER', 'an Issuer that is something else', swap('nameid-format:entity', 'nameid-format:persistent')],
    ['SUBJECT', 'a persistent NameID', swap('nameid-format:transient', 'nameid-format:persistent')],
    ['LEVEL', 'a lower level', swap('SpidL2', 'SpidL1')],
    ['ATTRIBUTES', 'an empty attribute', swap('Nicolò', '')],
  ])('is refused with %s for %s', (code, _what, edit) => {
    expectRefusal(verify(answer(inAssertion(edit), xml), cie), code);
  });
});

describe('staff', () => {
  const staff = expectedOf('STAFF');
  const plain: Edit = (text) =>
    text
      .replaceAll(/ Format="[^"]*:entity"/g, '')
      .replace('nameid-format:transient', 'nameid-format:persistent')
      .replace(/ NameQualifier="[^"]*"/, '')
      .replace('https://www.spid.gov.it/SpidL2', 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport');
  const xml = plain(responseXml(staff.sp));

  it('enter through any SAML 2.0 identity provider: no format, qualifier or level of SPID', () => {
    expect(verify(answer(undefined, xml), staff)).toMatchObject({
      ok: true,
      value: { nameId: '_subject', nameQualifier: '', nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', level: 2 },
    });
  });

  it('may come with an attribute many times, or with none', () => {
    const repeated = answer(swap('Name="name"', 'Name="fiscalNumber"'), xml);
    expect(verify(repeated, staff)).toMatchObject({
      value: { attributes: new Map([['fiscalNumber', ['Nicolò', 'TINIT-RSSNCL80A01A662X']]]) },
    });
    const none = answer(swap(/<saml:AttributeStatement>[^]*<\/saml:AttributeStatement>/, ''), xml);
    expect(verify(none, staff)).toMatchObject({ value: { attributes: new Map() } });
  });

  it.each<[RefusalCode, string, Edit]>([
    ['ISSUER', 'of another identity provider', swap('>https://idp.example.it</saml:Issuer>', '>https://other.example.it</saml:Issuer>')],
    ['SUBJECT', 'without NameID', swap('_subject', '')],
    ['SUBJECT', 'for another address', swap(/Recipient="[^"]*"/, 'Recipient="https://x.example.it"')],
    ['SUBJECT', 'that nobody asked for', swap(' InResponseTo="_request"', '')],
    ['AUDIENCE', 'for another application', swap('c_a662</saml:Audience>', 'c_a225</saml:Audience>')],
    ['TIME', 'valid no more', swap(/10:05:00Z/g, '09:59:00Z')],
    ['LEVEL', 'without AuthnContext', swap(/<saml:AuthnContext>.*<\/saml:AuthnContext>/, '')],
  ])('are refused with %s: an assertion %s', (code, _what, edit) => {
    expectRefusal(verify(answer(inAssertion(edit), xml), staff), code);
  });

  it('are refused when only the Response is signed', () => {
    expect(verify(base64(signResponse(xml)), staff)).toMatchObject({ refusal: { code: 'SIGNATURE' } });
  });
});
