import {
  attributes,
  type Change,
  content,
  element,
  isElement,
  leaveOut,
  markup,
  only,
  renamed,
  type ResponsePart,
  STATUS,
  type XmlNode,
} from '@casa/demo-idp';
import { CIE_ONLY, EVERYWHERE, type Limits, NATIONAL, refused, accepted, SPID_ONLY, type Variation } from './variation.js';

const LONG_AGO = '2018-01-01T00:00:00Z';
const LONG_AFTER = '2099-01-01T00:00:00Z';
const NO_INSTANT = 'ieri alle 12';
const ELSEWHERE = 'https://altrove.example/acs';
const PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
const ANYWHERE: Limits = { federations: EVERYWHERE };

function withChange(name: string, part: ResponsePart, change: Change, limits?: Limits): Variation {
  return refused(name, { changes: { [part]: change } }, limits);
}

/** The attribute left out, empty, and with each of the wrong values. */
function wrongAttribute(part: ResponsePart, attribute: string, limits: Limits, ...wrong: readonly string[]): readonly Variation[] {
  const values: readonly (string | undefined)[] = [undefined, '', ...wrong];
  return values.map((value) =>
    withChange(
      `${part}: ${attribute} ${value === undefined ? 'missing' : value === '' ? 'empty' : `«${value}»`}`,
      part,
      attributes({ [attribute]: value }),
      limits,
    ),
  );
}

/** The element left out, and there but empty. */
function wrongElement(part: ResponsePart, limits: Limits = ANYWHERE): readonly Variation[] {
  return [withChange(`${part}: missing`, part, leaveOut, limits), withChange(`${part}: empty`, part, content(), limits)];
}

const RESPONSE: readonly Variation[] = [
  ...wrongAttribute('Response', 'ID', ANYWHERE),
  refused('Response: ID missing; the Response unsigned', { sign: 'assertion', changes: { Response: attributes({ ID: undefined }) } }),
  ...wrongAttribute('Response', 'Version', ANYWHERE, '1.1', '2.1'),
  ...wrongAttribute('Response', 'IssueInstant', ANYWHERE, NO_INSTANT, LONG_AGO, LONG_AFTER),
  ...wrongAttribute('Response', 'InResponseTo', ANYWHERE, '_sconosciuta'),
  ...wrongAttribute('Response', 'Destination', ANYWHERE, ELSEWHERE),
  ...wrongElement('Response/Issuer'),
  withChange('Response/Issuer: another', 'Response/Issuer', content('https://altri.example/metadata')),
  withChange('Response/Issuer: Format «persistent»', 'Response/Issuer', attributes({ Format: PERSISTENT }), SPID_ONLY),
  ...wrongElement('Status'),
  withChange('StatusCode: missing', 'StatusCode', leaveOut),
  ...wrongAttribute('StatusCode', 'Value', ANYWHERE, STATUS.responder, `${STATUS.success} `),
  withChange('Response: another element', 'Response', renamed('samlp:ArtifactResponse')),
  withChange('Response: another protocol', 'Response', attributes({ 'xmlns:samlp': 'urn:oasis:names:tc:SAML:1.0:protocol' })),
];

const ASSERTION: readonly Variation[] = [
  withChange('Assertion: missing', 'Assertion', leaveOut),
  refused('Assertion: missing, nothing signed', { changes: { Assertion: leaveOut }, sign: 'none' }),
  withChange('Assertion: two', 'Assertion', (one) => [one, ...attributes({ ID: '_second' })(one)]),
  withChange('Assertion: not a SAML one', 'Assertion', attributes({ 'xmlns:saml': 'urn:oasis:names:tc:SAML:1.0:assertion' })),
  withChange('Assertion: called encrypted', 'Assertion', renamed('saml:EncryptedAssertion')),
  withChange('Assertion: inside an element that is none', 'Assertion', (one) => [element('samlp:Extensions', {}, one)]),
  ...wrongAttribute('Assertion', 'ID', ANYWHERE),
  ...wrongAttribute('Assertion', 'Version', ANYWHERE, '1.1'),
  ...wrongAttribute('Assertion', 'IssueInstant', ANYWHERE, NO_INSTANT, LONG_AGO, LONG_AFTER),
  ...wrongElement('Assertion/Issuer'),
  withChange('Assertion/Issuer: another', 'Assertion/Issuer', content('https://altri.example/metadata')),
  ...wrongAttribute('Assertion/Issuer', 'Format', SPID_ONLY, PERSISTENT),
];

const SUBJECT: readonly Variation[] = [
  ...wrongElement('Subject'),
  ...wrongElement('NameID'),
  withChange('NameID: white space', 'NameID', content(' \n ')),
  ...wrongAttribute('NameID', 'Format', NATIONAL, PERSISTENT),
  ...wrongAttribute('NameID', 'NameQualifier', NATIONAL),
  ...wrongElement('SubjectConfirmation'),
  ...wrongAttribute('SubjectConfirmation', 'Method', ANYWHERE, 'urn:oasis:names:tc:SAML:2.0:cm:sender-vouches'),
  withChange('SubjectConfirmationData: missing', 'SubjectConfirmationData', leaveOut),
  ...wrongAttribute('SubjectConfirmationData', 'Recipient', ANYWHERE, ELSEWHERE),
  ...wrongAttribute('SubjectConfirmationData', 'InResponseTo', ANYWHERE, '_sconosciuta'),
  ...wrongAttribute('SubjectConfirmationData', 'NotOnOrAfter', ANYWHERE, NO_INSTANT, LONG_AGO),
];

const CONDITIONS: readonly Variation[] = [
  withChange('Conditions: missing', 'Conditions', leaveOut),
  withChange('Conditions: without anything', 'Conditions', () => [element('saml:Conditions')]),
  ...wrongAttribute('Conditions', 'NotBefore', NATIONAL),
  ...wrongAttribute('Conditions', 'NotOnOrAfter', NATIONAL),
  withChange(`Conditions: NotBefore «${NO_INSTANT}»`, 'Conditions', attributes({ NotBefore: NO_INSTANT })),
  withChange(`Conditions: NotBefore «${LONG_AFTER}»`, 'Conditions', attributes({ NotBefore: LONG_AFTER })),
  withChange(`Conditions: NotOnOrAfter «${NO_INSTANT}»`, 'Conditions', attributes({ NotOnOrAfter: NO_INSTANT })),
  withChange(`Conditions: NotOnOrAfter «${LONG_AGO}»`, 'Conditions', attributes({ NotOnOrAfter: LONG_AGO })),
  ...wrongElement('AudienceRestriction'),
  ...wrongElement('Audience'),
  refused('Audience: another municipality of the same aggregator', (_request, sp) => ({
    changes: { Audience: content(sp.entityId.replace(/[^/]+$/, 'altrove')) },
  })),
  refused('Audience: only begins like ours', (_request, sp) => ({ changes: { Audience: content(`${sp.entityId}-bis`) } })),
  refused('AudienceRestriction: one for us, one for others', {
    changes: {
      AudienceRestriction: (ours) => [ours, element('saml:AudienceRestriction', {}, element('saml:Audience', {}, 'https://altri.example'))],
    },
  }),
];

const AUTHENTICATION: readonly Variation[] = [
  ...wrongElement('AuthnStatement', NATIONAL),
  ...wrongElement('AuthnContext', NATIONAL),
  ...wrongElement('AuthnContextClassRef', NATIONAL),
  refused('AuthnContextClassRef: level 4', { level: 'https://www.spid.gov.it/SpidL4' }, NATIONAL),
  refused('AuthnContextClassRef: an older form', { level: 'urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL3' }, NATIONAL),
  refused('AuthnContextClassRef: level 1 for 2', { level: 1 }, { ...NATIONAL, level: 2 }),
  refused('AuthnContextClassRef: level 1 for 3', { level: 1 }, { ...NATIONAL, level: 3 }),
  refused('AuthnContextClassRef: level 2 for 3', { level: 2 }, { ...NATIONAL, level: 3 }),
  accepted('AuthnContextClassRef: level 2 for 1', { level: 2 }, { ...NATIONAL, level: 1 }),
  accepted('AuthnContextClassRef: level 3 for 1', { level: 3 }, { ...NATIONAL, level: 1 }),
  accepted('AuthnContextClassRef: level 3 for 2', { level: 3 }, { ...NATIONAL, level: 2 }),
];

const isName: Parameters<typeof only>[0] = (attribute) => attribute.attributes['Name'] === 'name';

const ATTRIBUTES: readonly Variation[] = [
  ...wrongElement('AttributeStatement', NATIONAL),
  withChange(
    'Attribute: one without name and value',
    'Attribute',
    only(isName, () => [element('saml:Attribute')]),
    NATIONAL,
  ),
  withChange('Attribute: one without value', 'Attribute', only(isName, content()), NATIONAL),
  withChange('AttributeValue: all empty', 'AttributeValue', content(), NATIONAL),
  withChange('AttributeValue: all nil', 'AttributeValue', (value) => [{ ...value, attributes: NIL, content: [] }], NATIONAL),
];

const NIL = { 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', 'xsi:nil': 'true' };

const TOLERATED: readonly Variation[] = [
  accepted('the honest answer', {}),
  accepted('Response/Issuer: without Format', { changes: { 'Response/Issuer': attributes({ Format: undefined }) } }),
  accepted('Assertion/Issuer: without Format', { changes: { 'Assertion/Issuer': attributes({ Format: undefined }) } }, CIE_ONLY),
  accepted('NameID: white space around it', { changes: { NameID: (one) => content('\n    ', ...one.content, '\n  ')(one) } }),
  accepted('Attribute: without NameFormat', { changes: { Attribute: attributes({ NameFormat: undefined }) } }),
  accepted('AttributeValue: without type', { changes: { AttributeValue: attributes({ 'xsi:type': undefined }) } }),
  accepted('AttributeValue: escaped characters', { attributes: [...named('D’Amico & Figli <>')] }),
  accepted('white space between elements', {
    changes: { Response: spaced, Assertion: spaced, Subject: spaced, Conditions: spaced, AttributeStatement: spaced },
  }),
  accepted('comments between elements', { changes: { Response: commented, Assertion: commented } }),
  accepted('the request’s own instant', ({ issuedAt }) => ({ issuedAt })),
  accepted('whole seconds', { writeInstant: (instant) => instant.toISOString().replace(/\.\d+/, '') }),
  accepted('microseconds', { writeInstant: (instant) => instant.toISOString().replace('Z', '123Z') }),
  accepted('30 seconds ahead of our clock', ({ clock }) => ({ issuedAt: after(clock.now(), 30) })),
  refused('5 minutes ahead of our clock', ({ clock }) => ({ issuedAt: after(clock.now(), 300) })),
  refused('expired 5 minutes ago', ({ clock }) => ({ notOnOrAfter: after(clock.now(), -300) })),
  accepted('an XML declaration', { beforeSigning: (xml) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}` }),
];

/** Of an Assertion's elements, those that carry a text are left alone. */
function spaced(whole: Parameters<Change>[0]): ReturnType<Change> {
  const space = markup('\n  ');
  return [{ ...whole, content: whole.content.flatMap<XmlNode>((node) => (isElement(node) ? [space, node] : [node])) }];
}

/** As the official checker's own documents have them. */
function commented(whole: Parameters<Change>[0]): ReturnType<Change> {
  return [{ ...whole, content: whole.content.flatMap<XmlNode>((node) => [markup('<!-- Signature here -->'), node]) }];
}

function named(familyName: string) {
  return ['name', 'familyName', 'fiscalNumber'].map((name) => ({
    name,
    values: [name === 'fiscalNumber' ? 'TINIT-RNRNNA80C58A662G' : familyName],
  }));
}

function after(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1000);
}

/** Every element and attribute of an answer: missing, empty, wrong; and what must be taken all the same. */
export const ELEMENT_VARIATIONS: readonly Variation[] = [
  ...RESPONSE,
  ...ASSERTION,
  ...SUBJECT,
  ...CONDITIONS,
  ...AUTHENTICATION,
  ...ATTRIBUTES,
  ...TOLERATED,
];
