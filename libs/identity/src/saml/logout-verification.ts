import type { Result } from '@casa/kernel';
import { decodePosted, decodeRedirected } from './encoding.js';
import { instantOf, REQUEST_LIFE_MS, requireIssued, requireNotOver } from './instants.js';
import { requireIssuer } from './issuer.js';
import { openMessage } from './message.js';
import { readRedirectQuery, requireQuerySignature } from './redirect-query.js';
import { refuse, settle } from './refusal.js';
import { statusOf, type Status } from './status.js';
import type { IdentityProvider, Incoming, SamlRefusal, ServiceProvider } from './types.js';
import { verifiedCopy } from './verified-copy.js';
import { NAMESPACES, PARTIAL_LOGOUT, PROTOCOL, SUCCESS } from './vocabulary.js';
import { attributeOf, childrenOf, onlyChild, textOf } from './xml-reader.js';

/** What a message at the logout address claims to be. */
export interface LogoutClaim {
  readonly kind: 'REQUEST' | 'RESPONSE';
  readonly issuer?: string;
  readonly inResponseTo?: string;
}

/** The identity provider demands that the sessions of this subject end. */
export interface LogoutDemand {
  readonly id: string;
  readonly nameId: string;
  readonly nameQualifier: string;
  /** None: all of the subject's sessions. */
  readonly sessionIndexes: readonly string[];
  readonly issuedAt: Date;
  /** To be given back with our answer. */
  readonly relayState?: string;
}

/** How our own logout request ended. PARTIAL: some other service could not be told (SPID, Regole tecniche: Single Logout). */
export interface LogoutOutcome {
  readonly inResponseTo: string;
  readonly outcome: 'COMPLETE' | 'PARTIAL' | 'FAILED';
  readonly relayState?: string;
}

/** Whom a logout message must come from, and reach. */
export interface ExpectedLogout {
  readonly sp: ServiceProvider;
  readonly idp: IdentityProvider;
  readonly now: Date;
}

const KINDS = { LogoutRequest: 'REQUEST', LogoutResponse: 'RESPONSE' } as const;
type Kind = keyof typeof KINDS;
/** SAML allows 80 bytes; some identity providers take more, and it only has to be given back. */
const MAX_RELAY_STATE = 1024;

/** Reads what a message at the logout address claims, WITHOUT any proof: only to choose how to verify it. Undefined: not readable. */
export function peekLogout(incoming: Incoming): LogoutClaim | undefined {
  const opened = settle(() => open(incoming, ['LogoutRequest', 'LogoutResponse']));
  if (!opened.ok) return undefined;
  const { root } = opened.value;
  const issuer = textOf(onlyChild(root, NAMESPACES.saml, 'Issuer'));
  const inResponseTo = attributeOf(root, 'InResponseTo');
  return {
    kind: KINDS[root.localName as Kind],
    ...(issuer === undefined ? {} : { issuer }),
    ...(inResponseTo === undefined ? {} : { inResponseTo }),
  };
}

/**
 * The logout that the identity provider demands, if it signed the demand: inside the XML (post) or over the query as it arrived
 * (redirect). It must be recent, addressed to us, and name its subject.
 */
export function verifyLogoutRequest(incoming: Incoming, expected: ExpectedLogout): Result<LogoutDemand, SamlRefusal> {
  return settle(() => {
    const { root, relayState } = prove(incoming, 'LogoutRequest', expected);
    const { id, issuedAt } = readHead(root, expected);
    const until = attributeOf(root, 'NotOnOrAfter');
    if (until !== undefined) requireNotOver(instantOf(until, 'NotOnOrAfter'), expected.now, 'NotOnOrAfter');
    const nameIdElement = onlyChild(root, NAMESPACES.saml, 'NameID');
    const nameId = textOf(nameIdElement);
    if (!nameId) return refuse('SUBJECT', 'there is no NameID');
    const nameQualifier = attributeOf(nameIdElement, 'NameQualifier') ?? '';
    const sessionIndexes = childrenOf(root, PROTOCOL, 'SessionIndex').flatMap((index) => textOf(index) || []);
    return { id, nameId, nameQualifier, sessionIndexes, issuedAt, ...relayState };
  });
}

/** How the logout that we asked for ended, if the identity provider signed that. Whether it answers a request of ours is the caller's to see. */
export function verifyLogoutResponse(incoming: Incoming, expected: ExpectedLogout): Result<LogoutOutcome, SamlRefusal> {
  return settle(() => {
    const { root, relayState } = prove(incoming, 'LogoutResponse', expected);
    readHead(root, expected);
    const inResponseTo = attributeOf(root, 'InResponseTo');
    if (!inResponseTo) return refuse('ADDRESS', 'it answers no request');
    return { inResponseTo, outcome: outcomeOf(statusOf(root)), ...relayState };
  });
}

interface Opened {
  readonly source: string;
  readonly root: Element;
  readonly relayState: { readonly relayState?: string };
}

function open(incoming: Incoming, kinds: readonly Kind[]): Opened {
  if (incoming.binding === 'redirect') {
    const { message, relayState } = readRedirectQuery(incoming.query);
    const source = decodeRedirected(message);
    return { source, root: openMessage(source, kinds), relayState: kept(relayState) };
  }
  const source = decodePosted(incoming.message);
  return { source, root: openMessage(source, kinds), relayState: kept(incoming.relayState) };
}

function kept(relayState: string | undefined): Opened['relayState'] {
  if (relayState === undefined) return {};
  if (relayState.length > MAX_RELAY_STATE) refuse('STRUCTURE', 'the RelayState is too long');
  return { relayState };
}

/** The message as it was signed. */
function prove(
  incoming: Incoming,
  kind: Kind,
  { idp }: ExpectedLogout,
): { readonly root: Element; readonly relayState: Opened['relayState'] } {
  const { source, root, relayState } = open(incoming, [kind]);
  if (incoming.binding === 'post') return { root: verifiedCopy(source, root, idp.certificates), relayState };
  const query = readRedirectQuery(incoming.query);
  if (query.parameter !== (kind === 'LogoutRequest' ? 'SAMLRequest' : 'SAMLResponse'))
    refuse('STRUCTURE', `a ${kind} as ${query.parameter}`);
  requireQuerySignature(query, idp.certificates);
  return { root, relayState };
}

function readHead(root: Element, { sp, idp, now }: ExpectedLogout): { readonly id: string; readonly issuedAt: Date } {
  const id = attributeOf(root, 'ID');
  if (!id) return refuse('STRUCTURE', `the ${root.localName} has no ID`);
  if (attributeOf(root, 'Version') !== '2.0') refuse('STRUCTURE', `the ${root.localName} is of another version`);
  if (attributeOf(root, 'Destination') !== sp.slo) refuse('ADDRESS', 'the Destination is another address');
  requireIssuer(root, idp.entityId);
  const issuedAt = instantOf(attributeOf(root, 'IssueInstant'), 'IssueInstant');
  requireIssued(issuedAt, { earliest: new Date(now.getTime() - REQUEST_LIFE_MS), now, name: `the ${root.localName}` });
  return { id, issuedAt };
}

function outcomeOf({ code, subordinate }: Status): LogoutOutcome['outcome'] {
  if (subordinate === PARTIAL_LOGOUT) return 'PARTIAL';
  return code === SUCCESS ? 'COMPLETE' : 'FAILED';
}
