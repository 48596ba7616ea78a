import type { Result } from '@casa/kernel';
import { type Expected, readAssertion } from './assertion.js';
import { decodePosted } from './encoding.js';
import { instantOf, REQUEST_LIFE_MS, requireIssued } from './instants.js';
import { requireIssuer } from './issuer.js';
import { openMessage } from './message.js';
import { refuse, settle } from './refusal.js';
import { requireSuccess, statusOf } from './status.js';
import type { Login, SamlRefusal } from './types.js';
import { verifiedCopy } from './verified-copy.js';
import { NAMESPACES } from './vocabulary.js';
import { attributeOf, onlyChild, textOf } from './xml-reader.js';
import { isSigned } from './xml-signature.js';

/** What a response says it answers, and who says so. */
export interface ResponseClaim {
  readonly inResponseTo?: string;
  readonly issuer?: string;
}

/**
 * Reads what a response claims, WITHOUT any proof: only to find the pending request, and with it the identity provider to verify against.
 * @param encoded the form's field `SAMLResponse`
 * @returns undefined when it cannot be read at all: too large, no XML, a document type in it, another message
 */
export function peekResponse(encoded: string): ResponseClaim | undefined {
  const opened = settle(() => openMessage(decodePosted(encoded), ['Response']));
  if (!opened.ok) return undefined;
  const inResponseTo = attributeOf(opened.value, 'InResponseTo');
  const issuer = textOf(onlyChild(opened.value, NAMESPACES.saml, 'Issuer'));
  return { ...(inResponseTo === undefined ? {} : { inResponseTo }), ...(issuer === undefined ? {} : { issuer }) };
}

/**
 * The login that a response proves, or why it proves none (SPID, Regole tecniche: Response; SAML profiles, 4.1.4.3).
 *
 * The Assertion must be signed by a registered key of the identity provider that was asked; the Response too when it bears a signature.
 * What is read of a signed element is read from the bytes that were signed. Errors of SPID (a Response without Assertion) arrive unsigned.
 * That a request is answered once only is the caller's to see to: it alone can take the pending request out of the store.
 * @param encoded the form's field `SAMLResponse`
 */
export function verifyResponse(encoded: string, expected: Expected): Result<Login, SamlRefusal> {
  return settle(() => {
    requireOwnRequest(expected);
    const source = decodePosted(encoded);
    const message = openMessage(source, ['Response']);
    const { certificates } = expected.idp;
    const response = isSigned(message) ? verifiedCopy(source, message, certificates) : message;
    const responseId = readResponse(response, expected);
    requireSuccess(statusOf(response));
    const assertion = onlyChild(message, NAMESPACES.saml, 'Assertion');
    if (!assertion) return refuse('STRUCTURE', 'there is not exactly one Assertion');
    return { responseId, ...readAssertion(verifiedCopy(source, assertion, certificates), expected) };
  });
}

/** The request must be of this municipality, to this identity provider, and not forgotten. */
function requireOwnRequest({ sp, idp, pending, now }: Expected): void {
  if (pending.entityId !== sp.entityId || pending.acs !== sp.acs) refuse('ADDRESS', 'the request was made by another service provider');
  if (pending.identityProvider !== idp.entityId || idp.federation !== sp.federation)
    refuse('ISSUER', 'the request was made to another identity provider');
  if (now.getTime() - pending.issuedAt.getTime() > REQUEST_LIFE_MS) refuse('TIME', 'the request is too old');
}

function readResponse(response: Element, { sp, idp, pending, now }: Expected): string {
  const id = attributeOf(response, 'ID');
  if (!id) return refuse('STRUCTURE', 'the Response has no ID');
  if (attributeOf(response, 'Version') !== '2.0') refuse('STRUCTURE', 'the Response is of another version');
  if (attributeOf(response, 'InResponseTo') !== pending.id) refuse('ADDRESS', 'it answers another request');
  if (attributeOf(response, 'Destination') !== sp.acs) refuse('ADDRESS', 'the Destination is another address');
  requireIssuer(response, idp.entityId);
  const issuedAt = instantOf(attributeOf(response, 'IssueInstant'), 'IssueInstant of the Response');
  requireIssued(issuedAt, { earliest: pending.issuedAt, now, name: 'the Response' });
  return id;
}
