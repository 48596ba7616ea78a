import type { Change } from '../xml/changes.js';
import { element, type XmlElement, type XmlNode } from '../xml/element.js';
import { ATTRIBUTE_NAME_FORMAT, BEARER, NAME_ID_FORMAT, NAMESPACE, STATUS } from './names.js';

/** Every element of a Response, by name; where a name comes twice, with its parent's. */
export type ResponsePart =
  | 'Response'
  | 'Response/Issuer'
  | 'Status'
  | 'StatusCode'
  | 'StatusCode/StatusCode'
  | 'StatusMessage'
  | 'Assertion'
  | 'Assertion/Issuer'
  | 'Subject'
  | 'NameID'
  | 'SubjectConfirmation'
  | 'SubjectConfirmationData'
  | 'Conditions'
  | 'AudienceRestriction'
  | 'Audience'
  | 'AuthnStatement'
  | 'AuthnContext'
  | 'AuthnContextClassRef'
  | 'AttributeStatement'
  | 'Attribute'
  | 'AttributeValue';

/** What becomes of single elements on their way into the document. */
export type ResponseChanges = Readonly<Partial<Record<ResponsePart, Change>>>;

export interface AssertedAttribute {
  readonly name: string;
  readonly values: readonly string[];
  /** XML Schema type: `string` unless said. */
  readonly type?: string;
}

export interface ResponseStatus {
  readonly code: string;
  readonly subCode?: string;
  readonly message?: string;
}

/** Everything a Response says. */
export interface ResponseFacts {
  readonly responseId: string;
  readonly assertionId: string;
  readonly issuer: string;
  readonly destination: string;
  readonly audience: string;
  readonly inResponseTo: string;
  readonly issuedAt: string;
  readonly notOnOrAfter: string;
  readonly nameId: string;
  readonly nameQualifier: string;
  readonly sessionIndex: string | undefined;
  readonly authnContextClass: string;
  readonly attributes: readonly AssertedAttribute[];
  readonly status: ResponseStatus;
}

type Part = (name: ResponsePart, whole: XmlElement) => readonly XmlNode[];

/** The Response as SPID describes it, each element passed through its change; without an Assertion unless the status is Success. */
export function responseElements(facts: ResponseFacts, changes: ResponseChanges): readonly XmlNode[] {
  const part: Part = (name, whole) => changes[name]?.(whole) ?? [whole];
  const attributes = {
    'xmlns:samlp': NAMESPACE.protocol,
    'xmlns:saml': NAMESPACE.assertion,
    ID: facts.responseId,
    Version: '2.0',
    IssueInstant: facts.issuedAt,
    InResponseTo: facts.inResponseTo,
    Destination: facts.destination,
  };
  const assertion = facts.status.code === STATUS.success ? part('Assertion', assertionElement(facts, part)) : [];
  return part(
    'Response',
    element(
      'samlp:Response',
      attributes,
      ...part('Response/Issuer', issuerElement(facts)),
      ...part('Status', statusElement(facts.status, part)),
      ...assertion,
    ),
  );
}

function issuerElement({ issuer }: ResponseFacts): XmlElement {
  return element('saml:Issuer', { Format: NAME_ID_FORMAT.entity }, issuer);
}

function statusElement({ code, subCode, message }: ResponseStatus, part: Part): XmlElement {
  const inner = subCode === undefined ? [] : part('StatusCode/StatusCode', element('samlp:StatusCode', { Value: subCode }));
  const said = message === undefined ? [] : part('StatusMessage', element('samlp:StatusMessage', {}, message));
  return element('samlp:Status', {}, ...part('StatusCode', element('samlp:StatusCode', { Value: code }, ...inner)), ...said);
}

function assertionElement(facts: ResponseFacts, part: Part): XmlElement {
  return element(
    'saml:Assertion',
    { ID: facts.assertionId, Version: '2.0', IssueInstant: facts.issuedAt },
    ...part('Assertion/Issuer', issuerElement(facts)),
    ...part('Subject', subjectElement(facts, part)),
    ...part('Conditions', conditionsElement(facts, part)),
    ...part('AuthnStatement', authnStatementElement(facts, part)),
    ...(facts.attributes.length === 0 ? [] : part('AttributeStatement', attributeStatementElement(facts, part))),
  );
}

function subjectElement(facts: ResponseFacts, part: Part): XmlElement {
  const nameId = element('saml:NameID', { Format: NAME_ID_FORMAT.transient, NameQualifier: facts.nameQualifier }, facts.nameId);
  const data = element('saml:SubjectConfirmationData', {
    Recipient: facts.destination,
    InResponseTo: facts.inResponseTo,
    NotOnOrAfter: facts.notOnOrAfter,
  });
  const confirmation = element('saml:SubjectConfirmation', { Method: BEARER }, ...part('SubjectConfirmationData', data));
  return element('saml:Subject', {}, ...part('NameID', nameId), ...part('SubjectConfirmation', confirmation));
}

function conditionsElement(facts: ResponseFacts, part: Part): XmlElement {
  const audience = part('Audience', element('saml:Audience', {}, facts.audience));
  return element(
    'saml:Conditions',
    { NotBefore: facts.issuedAt, NotOnOrAfter: facts.notOnOrAfter },
    ...part('AudienceRestriction', element('saml:AudienceRestriction', {}, ...audience)),
  );
}

function authnStatementElement(facts: ResponseFacts, part: Part): XmlElement {
  const classRef = part('AuthnContextClassRef', element('saml:AuthnContextClassRef', {}, facts.authnContextClass));
  return element(
    'saml:AuthnStatement',
    { AuthnInstant: facts.issuedAt, SessionIndex: facts.sessionIndex },
    ...part('AuthnContext', element('saml:AuthnContext', {}, ...classRef)),
  );
}

function attributeStatementElement(facts: ResponseFacts, part: Part): XmlElement {
  const attributes = facts.attributes.flatMap(({ name, values, type = 'string' }) => {
    const typed = { 'xmlns:xs': NAMESPACE.schema, 'xmlns:xsi': NAMESPACE.instance, 'xsi:type': `xs:${type}` };
    const children = values.flatMap((value) => part('AttributeValue', element('saml:AttributeValue', typed, value)));
    return part('Attribute', element('saml:Attribute', { Name: name, NameFormat: ATTRIBUTE_NAME_FORMAT }, ...children));
  });
  return element('saml:AttributeStatement', {}, ...attributes);
}
