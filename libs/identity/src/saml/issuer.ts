import { refuse } from './refusal.js';
import { ENTITY_FORMAT, NAMESPACES } from './vocabulary.js';
import { attributeOf, onlyChild, textOf } from './xml-reader.js';

/**
 * Refuses with ISSUER a message or an assertion that is not this entity's own.
 * @param formatNeeded whether the Issuer must say that it is an entity; otherwise it may be silent, but not say anything else
 */
export function requireIssuer(element: Element, entityId: string, formatNeeded = false): void {
  const name = `the Issuer of the ${element.localName}`;
  const issuer = onlyChild(element, NAMESPACES.saml, 'Issuer');
  if (!issuer || textOf(issuer) !== entityId) refuse('ISSUER', `${name} is not ${entityId}`);
  const format = attributeOf(issuer, 'Format');
  if (format === undefined ? formatNeeded : format !== ENTITY_FORMAT) refuse('ISSUER', `${name} has another Format`);
}
