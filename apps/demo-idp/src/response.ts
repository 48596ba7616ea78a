import { randomUUID } from 'node:crypto';
import { classOfLevel, type Level, NAMESPACE, STATUS } from './saml/names.js';
import {
  type AssertedAttribute,
  responseElements,
  type ResponseChanges,
  type ResponseFacts,
  type ResponseStatus,
} from './saml/response-elements.js';
import type { SigningKey } from './saml/signing-key.js';
import { writeXml } from './xml/element.js';
import { childrenOf, readXml } from './xml/read.js';
import { signElement, type SignatureOptions } from './xml/sign.js';

const LIFETIME_MS = 5 * 60_000;

/** What is to be answered. Only the first six must be said: the rest makes a good answer of it, or whatever a test needs. */
export interface ResponsePlan {
  /** entityID of the identity provider that answers, and its key. */
  readonly issuer: string;
  readonly key: SigningKey;
  /** ID of the AuthnRequest. */
  readonly inResponseTo: string;
  /** The assertion consumer service. */
  readonly destination: string;
  /** entityID of the service provider. */
  readonly audience: string;
  readonly attributes: readonly AssertedAttribute[];

  readonly responseId?: string;
  readonly assertionId?: string;
  readonly issuedAt?: Date;
  readonly notOnOrAfter?: Date;
  /** How instants are written: with milliseconds unless said otherwise. */
  readonly writeInstant?: (instant: Date) => string;
  readonly nameId?: string;
  readonly nameQualifier?: string;
  readonly sessionIndex?: string;
  /** A SPID level, or the whole name of a class. */
  readonly level?: Level | string;
  /** Success unless said; any other comes without Assertion. */
  readonly status?: ResponseStatus;

  /** What becomes of single elements. */
  readonly changes?: ResponseChanges;
  /** What is signed: both unless said. */
  readonly sign?: 'both' | 'assertion' | 'response' | 'none';
  /** How; for the Assertion alone or the Response alone where said. */
  readonly signature?: Partial<SignatureOptions>;
  readonly assertionSignature?: Partial<SignatureOptions>;
  readonly responseSignature?: Partial<SignatureOptions>;
  /** Edits of the text: before any signature, between the Assertion's and the Response's, after both (where a document type goes). */
  readonly beforeSigning?: (xml: string) => string;
  readonly betweenSignatures?: (xml: string) => string;
  readonly afterSigning?: (xml: string) => string;
  /** How the document becomes the form's field: base64 of UTF-8 unless said. */
  readonly encode?: (xml: string) => string;
}

export interface BuiltResponse {
  readonly xml: string;
  /** The field SAMLResponse. */
  readonly encoded: string;
  readonly responseId: string;
  readonly assertionId: string;
  readonly nameId: string;
}

/** An answer exactly as planned, good or bad: nothing of it is checked. */
export function buildResponse(plan: ResponsePlan): BuiltResponse {
  const facts = factsOf(plan);
  const unsigned = edited(writeXml(...responseElements(facts, plan.changes ?? {})), plan.beforeSigning);
  const xml = edited(signed(unsigned, plan), plan.afterSigning);
  const { responseId, assertionId, nameId } = facts;
  return { xml, encoded: (plan.encode ?? encodeBase64)(xml), responseId, assertionId, nameId };
}

/** An xs:ID: it must not begin with a digit. */
export function newId(): string {
  return `_${randomUUID()}`;
}

export function encodeBase64(xml: string): string {
  return Buffer.from(xml, 'utf8').toString('base64');
}

function factsOf(plan: ResponsePlan): ResponseFacts {
  const issuedAt = plan.issuedAt ?? new Date();
  const notOnOrAfter = plan.notOnOrAfter ?? new Date(issuedAt.getTime() + LIFETIME_MS);
  const write = plan.writeInstant ?? ((instant) => instant.toISOString());
  const level = plan.level ?? 2;
  return {
    responseId: plan.responseId ?? newId(),
    assertionId: plan.assertionId ?? newId(),
    issuer: plan.issuer,
    destination: plan.destination,
    audience: plan.audience,
    inResponseTo: plan.inResponseTo,
    issuedAt: write(issuedAt),
    notOnOrAfter: write(notOnOrAfter),
    nameId: plan.nameId ?? newId(),
    nameQualifier: plan.nameQualifier ?? plan.issuer,
    sessionIndex: plan.sessionIndex,
    authnContextClass: typeof level === 'string' ? level : classOfLevel(level),
    attributes: plan.attributes,
    status: plan.status ?? { code: STATUS.success },
  };
}

function signed(unsigned: string, plan: ResponsePlan): string {
  const { sign = 'both', key } = plan;
  let xml = unsigned;
  if (sign === 'both' || sign === 'assertion') {
    const options = { key, ...plan.signature, ...plan.assertionSignature };
    for (let place = 1; place <= countAssertions(unsigned); place++) xml = signElement(xml, `${ASSERTIONS}[${place}]`, options);
  }
  xml = edited(xml, plan.betweenSignatures);
  if (sign === 'both' || sign === 'response') xml = signElement(xml, '/*', { key, ...plan.signature, ...plan.responseSignature });
  return xml;
}

const ASSERTIONS = `/*/*[local-name()='Assertion' and namespace-uri()='${NAMESPACE.assertion}']`;

/** Those directly in the Response: what is nested elsewhere is put there after signing. */
function countAssertions(xml: string): number {
  return childrenOf(readXml(xml), NAMESPACE.assertion, 'Assertion').length;
}

function edited(xml: string, edit: ((xml: string) => string) | undefined): string {
  return edit ? edit(xml) : xml;
}
