import type { IdentityProvider } from '../federation.js';
import { attributeOf, childOf, childrenOf, textOf } from '../xml/read.js';
import { isNear, readInstant } from './instants.js';
import { NAME_ID_FORMAT, NAMESPACE } from './names.js';
import type { ProblemList } from './problem.js';

const XML_ID = /^[A-Za-z_][\w.-]*$/;

/** The entityID that a message says it comes from. */
export function issuerOf(root: Element): string | undefined {
  return textOf(childOf(root, NAMESPACE.assertion, 'Issuer')) || undefined;
}

/** What every message of a service provider must have, whatever it asks. */
export function checkMessage(
  root: Element,
  list: ProblemList,
  { idp, destinations, now }: { readonly idp: IdentityProvider; readonly destinations: readonly string[]; readonly now: Date },
): void {
  list.require(XML_ID.test(attributeOf(root, 'ID') ?? ''), 'Manca l’attributo ID, o non è un xs:ID.', 11);
  list.require(attributeOf(root, 'Version') === '2.0', 'Version deve essere «2.0».', 9);
  const issuedAt = readInstant(attributeOf(root, 'IssueInstant'));
  list.require(issuedAt !== undefined, 'IssueInstant manca o non è un istante UTC (2026-01-31T12:00:00Z).', 13);
  list.require(!issuedAt || isNear(issuedAt, now), 'IssueInstant è lontano dall’ora di questo gestore.', 13);
  const destination = attributeOf(root, 'Destination');
  list.require(
    destination !== undefined && destinations.includes(destination),
    `Destination deve essere ${destinations.join(' oppure ')}, non «${destination ?? ''}».`,
    14,
  );
  const issuers = childrenOf(root, NAMESPACE.assertion, 'Issuer');
  list.require(issuers.length === 1, 'Ci deve essere un solo Issuer.', 10);
  if (idp.federation === 'spid') checkQualifiedIssuer(issuers[0], list);
}

function checkQualifiedIssuer(issuer: Element | undefined, list: ProblemList): void {
  list.require(
    attributeOf(issuer, 'Format') === NAME_ID_FORMAT.entity,
    `L’attributo Format di Issuer deve essere ${NAME_ID_FORMAT.entity}.`,
    10,
  );
  list.require(
    attributeOf(issuer, 'NameQualifier') === textOf(issuer),
    'L’attributo NameQualifier di Issuer deve ripetere l’entityID del fornitore di servizi.',
    10,
  );
}
