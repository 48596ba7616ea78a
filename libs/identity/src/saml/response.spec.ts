import { describe, expect, it } from 'vitest';
import {
  answer,
  base64,
  bodyOf,
  type Edit,
  expectRefusal,
  identityProvider,
  IDP_KEY,
  ISSUED,
  NOW,
  OUR_KEY,
  pendingRequest,
  responseXml,
  serviceProvider,
  signAssertion,
  signResponse,
  STRANGER,
  swap,
} from './identity-provider.spec-helper.js';
import { peekResponse, verifyResponse } from './response.js';
import type { Level, PendingRequest, RefusalCode } from './types.js';

const expected = { sp: serviceProvider(), idp: identityProvider(), pending: pendingRequest(), now: NOW };
const verify = (encoded: string, changes: Partial<typeof expected> = {}) => verifyResponse(encoded, { ...expected, ...changes });

describe('a response as it should be', () => {
  const login = {
    responseId: '_response',
    assertionId: '_assertion',
    issuer: 'https://idp.example.it',
    nameId: '_subject',
    nameQualifier: 'https://idp.example.it',
    nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
    sessionIndex: '_session',
    level: 2,
    attributes: new Map([
      ['name', ['Nicolò']],
      ['fiscalNumber', ['TINIT-RSSNCL80A01A662X']],
    ]),
    issuedAt: new Date('2026-11-21T10:00:20.000Z'),
    notOnOrAfter: new Date('2026-11-21T10:05:00.000Z'),
  };

  it('is the login that its assertion states', () => {
    expect(verify(answer())).toEqual({ ok: true, value: login });
  });

  it('may be signed as a whole too', () => {
    expect(verify(base64(signResponse(signAssertion(responseXml()))))).toEqual({ ok: true, value: login });
  });

  it('may be signed by any of the registered keys', () => {
    const idp = identityProvider('SPID', { certificates: [bodyOf(OUR_KEY), 'bm90IGEgY2VydGlmaWNhdGU=', bodyOf(IDP_KEY)] });
    expect(verify(answer(), { idp })).toEqual({ ok: true, value: login });
  });

  const tolerated: [string, Edit][] = [
    ['an IssueInstant equal to the request’s', swap('IssueInstant="2026-11-21T10:00:20Z"', 'IssueInstant="2026-11-21T10:00:00Z"')],
    ['the milliseconds of the request cut off', swap('10:00:20Z', '10:00:00Z')],
    ['milliseconds', swap(/10:00:20Z/g, '10:00:20.123Z')],
    ['microseconds', swap(/10:00:20Z/g, '10:00:20.123456Z')],
    ['instants without zone, as SAML itself writes them', swap(/10:00:20Z/g, '10:00:20.123456')],
    ['a clock half a minute ahead', swap(/10:00:20Z/g, '10:01:00Z')],
    ['a clock half a minute late', swap(/10:00:20Z/g, '09:59:30Z')],
    ['NotBefore half a minute ahead', swap('NotBefore="2026-11-21T10:00:00Z"', 'NotBefore="2026-11-21T10:01:00Z"')],
    ['white space around the NameID', swap('>_subject<', '>\n      _subject\n   <')],
    ['white space around the Issuer', swap(/>https:\/\/idp\.example\.it<\/saml:Issuer>/g, '>\n https://idp.example.it </saml:Issuer>')],
    ['white space around the Audience', swap(/<saml:Audience>(.*?)<\/saml:Audience>/, '<saml:Audience> $1 </saml:Audience>')],
    ['attributes without NameFormat', swap(/ NameFormat="[^"]*"/, '')],
    ['a Response whose Issuer has no Format', swap(/ Format="[^"]*:entity"/, '')],
    ['an XML declaration', (xml) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`],
    ['a byte order mark', (xml) => `\uFEFF<?xml version="1.0"?>${xml}`],
    ['comments', swap('<samlp:Status>', '<!-- of no account --><samlp:Status>')],
    ['one more Audience', swap('<saml:Audience>', '<saml:Audience>https://other.example.it</saml:Audience><saml:Audience>')],
    ['OneTimeUse', swap('</saml:Conditions>', '<saml:OneTimeUse/></saml:Conditions>')],
    ['other line ends', swap(/\n/g, '\r\n')],
  ];
  it.each(tolerated)('may have %s', (_what, edit) => {
    expect(verify(answer(edit))).toMatchObject({ ok: true, value: { nameId: '_subject' } });
  });

  it('may be of a request of this very millisecond', () => {
    expect(verify(answer(), { pending: pendingRequest({ issuedAt: new Date('2026-11-21T10:00:20.999Z') }) }).ok).toBe(true);
  });

  it('need not have a session at the identity provider', () => {
    const result = verify(answer(swap(' SessionIndex="_session"', '')));
    expect(result).toMatchObject({ ok: true });
    expect(result.ok && 'sessionIndex' in result.value).toBe(false);
  });

  it.each<[Level, Level]>([
    [1, 1],
    [1, 2],
    [1, 3],
    [2, 2],
    [2, 3],
    [3, 3],
  ])('may reach, asked for level %i, level %i', (asked, reached) => {
    const encoded = answer((xml) => xml.replace('SpidL2', `SpidL${reached}`));
    expect(verify(encoded, { pending: pendingRequest({ level: asked }) })).toMatchObject({ ok: true, value: { level: reached } });
  });
});

describe('a response is refused', () => {
  const acs = expected.sp.acs;
  const drop = (what: string | RegExp) => swap(what, '');
  const refusals: [RefusalCode, string, Edit][] = [
    ['STRUCTURE', 'without ID', drop(' ID="_response"')],
    ['STRUCTURE', 'with an empty ID', swap('"_response"', '""')],
    ['STRUCTURE', 'of version 1.1', swap('Version="2.0"', 'Version="1.1"')],
    ['STRUCTURE', 'without version', drop(' Version="2.0"')],
    ['TIME', 'without IssueInstant', drop(/ IssueInstant="[^"]*"/)],
    ['TIME', 'with an empty IssueInstant', swap(/IssueInstant="[^"]*"/, 'IssueInstant=""')],
    ['TIME', 'with a day for an IssueInstant', swap(/IssueInstant="[^"]*"/, 'IssueInstant="2026-11-21"')],
    ['TIME', 'with an IssueInstant that is no day', swap(/IssueInstant="[^"]*"/, 'IssueInstant="2026-02-30T10:00:20Z"')],
    ['TIME', 'with an IssueInstant of another zone', swap(/IssueInstant="[^"]*"/, 'IssueInstant="2026-11-21T10:00:20+01:00"')],
    ['TIME', 'issued before the request', swap('10:00:20Z', '09:58:59Z')],
    ['TIME', 'issued in the future', swap('10:00:20Z', '10:01:31Z')],
    ['ADDRESS', 'without InResponseTo', drop(' InResponseTo="_request"')],
    ['ADDRESS', 'with an empty InResponseTo', swap('InResponseTo="_request"', 'InResponseTo=""')],
    ['ADDRESS', 'that answers another request', swap('InResponseTo="_request"', 'InResponseTo="_other"')],
    ['ADDRESS', 'without Destination', drop(` Destination="${acs}"`)],
    ['ADDRESS', 'with an empty Destination', swap(`Destination="${acs}"`, 'Destination=""')],
    ['ADDRESS', 'for another municipality', swap(`Destination="${acs}"`, 'Destination="https://altamura.example.it/spid/acs"')],
    ['ADDRESS', 'for an address that begins like ours', swap(`Destination="${acs}"`, `Destination="${acs}/other"`)],
    ['ISSUER', 'without Issuer', drop(/<saml:Issuer.*?<\/saml:Issuer>/)],
    ['ISSUER', 'with an empty Issuer', swap('>https://idp.example.it</saml:Issuer>', '></saml:Issuer>')],
    ['ISSUER', 'of another identity provider', swap('>https://idp.example.it</saml:Issuer>', '>https://other.example.it</saml:Issuer>')],
    ['ISSUER', 'with two Issuers', swap(/(<saml:Issuer.*?<\/saml:Issuer>)/, '$1$1')],
    ['ISSUER', 'whose Issuer has another Format', swap('nameid-format:entity', 'nameid-format:persistent')],
    ['ISSUER', 'whose Issuer has an empty Format', swap(/Format="[^"]*"/, 'Format=""')],
    ['STRUCTURE', 'without Status', drop(/<samlp:Status>.*<\/samlp:Status>/)],
    ['STRUCTURE', 'with an empty Status', swap(/<samlp:Status>.*<\/samlp:Status>/, '<samlp:Status/>')],
    ['STRUCTURE', 'with a StatusCode that says nothing', drop(/ Value="[^"]*"/)],
    ['STRUCTURE', 'with an empty StatusCode', swap(/ Value="[^"]*"/, ' Value=""')],
    ['STRUCTURE', 'with two StatusCodes', swap(/(<samlp:StatusCode.*?\/>)/, '$1$1')],
    ['STATUS', 'that was no success, assertion or not', swap('status:Success', 'status:Responder')],
  ];
  it.each(refusals)('with %s: %s', (code, _what, edit) => {
    expectRefusal(verify(answer(edit)), code);
  });

  it('without an assertion, though it says success', () => {
    const xml = responseXml().replace(/<saml:Assertion[^]*<\/saml:Assertion>/, '');
    expect(verify(base64(xml))).toMatchObject({ refusal: { code: 'STRUCTURE' } });
  });

  const pendings: [RefusalCode, string, Partial<PendingRequest>][] = [
    ['ISSUER', 'to another identity provider', { identityProvider: 'https://other.example.it' }],
    ['ADDRESS', 'by another municipality', { entityId: 'https://casa.example.it/pub-ag-full/c_a225' }],
    ['ADDRESS', 'for another address', { acs: 'https://altamura.example.it/spid/acs' }],
    ['ADDRESS', 'by another id', { id: '_other' }],
    ['TIME', 'more than ten minutes ago', { issuedAt: new Date(NOW.getTime() - 600_001) }],
    ['TIME', 'after the response', { issuedAt: new Date(NOW.getTime() + 60_000) }],
    ['LEVEL', 'for a higher level', { level: 3 }],
  ];
  it.each(pendings)('with %s: the request was made %s', (code, _what, changes) => {
    expectRefusal(verify(answer(), { pending: pendingRequest(changes) }), code);
  });

  it('of a municipality at another: neither its address nor its audience fits', () => {
    const altamura = serviceProvider('SPID', {
      entityId: 'https://casa.example.it/pub-ag-full/c_a225',
      acs: 'https://altamura.example.it/spid/acs',
    });
    expect(verify(answer(), { sp: altamura, pending: pendingRequest({}, altamura) })).toMatchObject({ refusal: { code: 'ADDRESS' } });
    const redirected = answer(swap(/https:\/\/bari\.example\.it\/spid\/acs/g, altamura.acs));
    expect(verify(redirected, { sp: altamura, pending: pendingRequest({}, altamura) })).toMatchObject({ refusal: { code: 'AUDIENCE' } });
  });

  it('by an identity provider that answers for another, with a key of its own', () => {
    const xml = responseXml().replaceAll('>https://idp.example.it</saml:Issuer>', '>https://other.example.it</saml:Issuer>');
    expect(verify(answer(undefined, xml))).toMatchObject({ refusal: { code: 'ISSUER' } });
    const other = identityProvider('SPID', { entityId: 'https://other.example.it', certificates: [bodyOf(STRANGER)] });
    expect(verify(answer(undefined, xml), { idp: other, pending: pendingRequest({ identityProvider: other.entityId }) })).toMatchObject({
      refusal: { code: 'SIGNATURE' },
    });
  });

  it('by an identity provider of another federation', () => {
    expect(verify(answer(), { idp: identityProvider('STAFF') })).toMatchObject({ refusal: { code: 'ISSUER' } });
  });
});

describe('a response that reports an error', () => {
  const failed = (code: string, subordinate: string, message: string) =>
    base64(
      responseXml()
        .replace(/<saml:Assertion[^]*<\/saml:Assertion>/, '')
        .replace(
          /<samlp:Status>.*<\/samlp:Status>/,
          `<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${code}">${subordinate && `<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${subordinate}"/>`}</samlp:StatusCode>${message && `<samlp:StatusMessage>${message}</samlp:StatusMessage>`}</samlp:Status>`,
        ),
    );

  it.each([19, 20, 21, 22, 23, 25, 30])('number %i is about the person, signed or not', (number) => {
    const encoded = failed('Responder', 'AuthnFailed', `ErrorCode nr${number}`);
    expect(verify(encoded)).toMatchObject({ refusal: { code: 'USER', spidError: number } });
    const signed = base64(signResponse(Buffer.from(encoded, 'base64').toString()));
    expect(verify(signed)).toMatchObject({ refusal: { code: 'USER', spidError: number } });
  });

  it.each([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18])('number %i is about our request', (number) => {
    const encoded = failed('Requester', 'RequestUnsupported', `ErrorCode nr${String(number).padStart(2, '0')}`);
    expect(verify(encoded)).toMatchObject({ refusal: { code: 'OUR_REQUEST', spidError: number } });
  });

  it.each([1, 7, 24, 26, 29, 31, 99])('number %i is neither', (number) => {
    expect(verify(failed('Responder', 'AuthnFailed', `ErrorCode nr${number}`))).toMatchObject({
      refusal: { code: 'STATUS', spidError: number },
    });
  });

  it.each<[RefusalCode, string, string, string]>([
    ['USER', 'Responder', 'AuthnFailed', ''],
    ['USER', 'Responder', 'AuthnFailed', 'the user said no'],
    ['OUR_REQUEST', 'Requester', 'RequestUnsupported', ''],
    ['OUR_REQUEST', 'VersionMismatch', '', ''],
    ['STATUS', 'Responder', '', ''],
    ['STATUS', 'Responder', 'RequestDenied', 'ErrorCode'],
  ])('without number is %s when it is %s %s', (code, status, subordinate, message) => {
    const { refusal } = { refusal: undefined, ...verify(failed(status, subordinate, message)) };
    expect(refusal).toMatchObject({ code });
    expect(refusal).not.toHaveProperty('spidError');
  });

  it('must be of our request and of the identity provider that was asked', () => {
    const encoded = failed('Responder', 'AuthnFailed', 'ErrorCode nr25');
    expect(verify(encoded, { pending: pendingRequest({ id: '_other' }) })).toMatchObject({ refusal: { code: 'ADDRESS' } });
    const other = identityProvider('SPID', { entityId: 'https://other.example.it' });
    expect(verify(encoded, { idp: other, pending: pendingRequest({ identityProvider: other.entityId }) })).toMatchObject({
      refusal: { code: 'ISSUER' },
    });
  });

  it('cannot make a login of itself by a success inside a failure', () => {
    const nested =
      '<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:StatusCode>';
    expect(verify(answer(swap(/<samlp:StatusCode.*?\/>/, nested)))).toMatchObject({ refusal: { code: 'STATUS' } });
  });
});

describe('peekResponse', () => {
  it('says which request is answered, and by whom, without any proof', () => {
    expect(peekResponse(base64(responseXml()))).toEqual({ inResponseTo: '_request', issuer: 'https://idp.example.it' });
    expect(ISSUED < NOW).toBe(true);
  });

  it('says only what is there', () => {
    const bare = '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/>';
    expect(peekResponse(base64(bare))).toEqual({});
  });

  it.each([
    ['nothing', ''],
    ['no base64', '<samlp:Response/>'],
    ['no XML', base64('hello')],
    ['no response', base64('<samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" InResponseTo="_request"/>')],
    ['no namespace', base64('<Response InResponseTo="_request"/>')],
    ['a document type', base64(`<!DOCTYPE samlp:Response>${responseXml()}`)],
    ['more than anybody answers', base64(responseXml() + ' '.repeat(131_072))],
  ])('says nothing of %s', (_what, encoded) => {
    expect(peekResponse(encoded)).toBeUndefined();
  });
});
