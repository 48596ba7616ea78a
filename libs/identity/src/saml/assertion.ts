import { attributesOf } from './attribute-statement.js';
import { FEDERATION_RULES, type FederationRules } from './federation-rules.js';
import { instantOf, requireBegun, requireIssued, requireNotOver } from './instants.js';
import { requireIssuer } from './issuer.js';
import { refuse } from './refusal.js';
import type { IdentityProvider, Level, Login, PendingRequest, ServiceProvider } from './types.js';
import { BEARER, NAMESPACES, TRANSIENT_FORMAT } from './vocabulary.js';
import { attributeOf, childElements, childrenOf, onlyChild, textOf } from './xml-reader.js';

/** What a response is measured against. */
export interface Expected {
  readonly sp: ServiceProvider;
  readonly idp: IdentityProvider;
  readonly pending: PendingRequest;
  readonly now: Date;
}

const LEVEL = /^https:\/\/www\.spid\.gov\.it\/SpidL([123])$/;
/** Conditions that are understood. Another one could limit the assertion in a way we do not know (core, 2.5.1). */
const KNOWN_CONDITIONS = ['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction'];

/**
 * The login that an assertion states. Refuses what SPID's rules (and SAML's browser profile, 4.1.4.3) want refused.
 * @param assertion as it was signed, and nothing but that
 */
export function readAssertion(assertion: Element, expected: Expected): Omit<Login, 'responseId'> {
  const rules = FEDERATION_RULES[expected.sp.federation];
  const assertionId = attributeOf(assertion, 'ID');
  if (!assertionId) return refuse('STRUCTURE', 'the Assertion has no ID');
  if (attributeOf(assertion, 'Version') !== '2.0') refuse('STRUCTURE', 'the Assertion is of another version');
  const issuedAt = instantOf(attributeOf(assertion, 'IssueInstant'), 'IssueInstant of the Assertion');
  requireIssued(issuedAt, { earliest: expected.pending.issuedAt, now: expected.now, name: 'the Assertion' });
  requireIssuer(assertion, expected.idp.entityId, rules.issuerFormat);
  const subject = readSubject(assertion, expected, rules);
  const notOnOrAfter = readConditions(assertion, expected);
  const authentication = readAuthentication(assertion, expected, rules);
  const attributes = attributesOf(assertion, rules.strictAttributes);
  return { assertionId, issuer: expected.idp.entityId, ...subject, ...authentication, attributes, issuedAt, notOnOrAfter };
}

function readSubject(
  assertion: Element,
  expected: Expected,
  rules: FederationRules,
): Pick<Login, 'nameId' | 'nameQualifier' | 'nameIdFormat'> {
  const subject = onlyChild(assertion, NAMESPACES.saml, 'Subject');
  const nameIdElement = onlyChild(subject, NAMESPACES.saml, 'NameID');
  const nameId = textOf(nameIdElement);
  if (!nameId) return refuse('SUBJECT', 'there is no NameID');
  const nameIdFormat = attributeOf(nameIdElement, 'Format');
  const nameQualifier = attributeOf(nameIdElement, 'NameQualifier') ?? '';
  if (rules.transientSubject && nameIdFormat !== TRANSIENT_FORMAT) refuse('SUBJECT', 'the NameID is not transient');
  if (rules.transientSubject && nameQualifier === '') refuse('SUBJECT', 'the NameID has no NameQualifier');
  requireConfirmation(onlyChild(subject, NAMESPACES.saml, 'SubjectConfirmation'), expected);
  return { nameId, nameQualifier, ...(nameIdFormat === undefined ? {} : { nameIdFormat }) };
}

/** That whoever brings this assertion is the person it speaks of: it was made for this request and this address, and is fresh. */
function requireConfirmation(confirmation: Element | undefined, { sp, pending, now }: Expected): void {
  if (attributeOf(confirmation, 'Method') !== BEARER) refuse('SUBJECT', 'there is no bearer confirmation');
  const data = onlyChild(confirmation, NAMESPACES.saml, 'SubjectConfirmationData');
  if (!data) refuse('SUBJECT', 'there is no SubjectConfirmationData');
  if (attributeOf(data, 'Recipient') !== sp.acs) refuse('SUBJECT', 'the Recipient is another address');
  if (attributeOf(data, 'InResponseTo') !== pending.id) refuse('SUBJECT', 'the confirmation is of another request');
  const name = 'NotOnOrAfter of SubjectConfirmationData';
  requireNotOver(instantOf(attributeOf(data, 'NotOnOrAfter'), name), now, name);
}

/** Until when the assertion holds. */
function readConditions(assertion: Element, { sp, now }: Expected): Date {
  const conditions = onlyChild(assertion, NAMESPACES.saml, 'Conditions');
  if (!conditions) return refuse('AUDIENCE', 'there are no Conditions');
  requireBegun(instantOf(attributeOf(conditions, 'NotBefore'), 'NotBefore of Conditions'), now, 'NotBefore of Conditions');
  const notOnOrAfter = instantOf(attributeOf(conditions, 'NotOnOrAfter'), 'NotOnOrAfter of Conditions');
  requireNotOver(notOnOrAfter, now, 'NotOnOrAfter of Conditions');
  for (const { localName } of childElements(conditions)) {
    if (!KNOWN_CONDITIONS.includes(localName)) refuse('AUDIENCE', `an unknown condition ${localName}`);
  }
  const restrictions = childrenOf(conditions, NAMESPACES.saml, 'AudienceRestriction');
  const isForUs = (restriction: Element) =>
    childrenOf(restriction, NAMESPACES.saml, 'Audience').some((audience) => textOf(audience) === sp.entityId);
  if (restrictions.length === 0 || !restrictions.every(isForUs)) refuse('AUDIENCE', `it is not for ${sp.entityId}`);
  return notOnOrAfter;
}

function readAuthentication(
  assertion: Element,
  { pending }: Expected,
  { spidLevels }: FederationRules,
): Pick<Login, 'level' | 'sessionIndex'> {
  const statement = onlyChild(assertion, NAMESPACES.saml, 'AuthnStatement');
  const context = onlyChild(statement, NAMESPACES.saml, 'AuthnContext');
  if (!context) return refuse('LEVEL', 'there is no AuthnContext');
  const sessionIndex = attributeOf(statement, 'SessionIndex');
  const session = sessionIndex ? { sessionIndex } : {};
  if (!spidLevels) return { level: pending.level, ...session };
  const level = levelOf(textOf(onlyChild(context, NAMESPACES.saml, 'AuthnContextClassRef')));
  if (level < pending.level) refuse('LEVEL', `level ${level} instead of ${pending.level}`);
  return { level, ...session };
}

function levelOf(classRef: string | undefined): Level {
  switch (LEVEL.exec(classRef ?? '')?.[1]) {
    case '1':
      return 1;
    case '2':
      return 2;
    case '3':
      return 3;
    default:
      return refuse('LEVEL', 'AuthnContextClassRef is not a level of SPID');
  }
}
