import type { ServiceProvider } from './types.js';
import { ENTITY_FORMAT } from './vocabulary.js';
import { element, type XmlElement } from './xml-writer.js';

/** xs:ID: not beginning with a digit. */
const XML_ID = /^[A-Za-z_][\w.-]*$/;

/**
 * What every message of ours says at its head.
 * @throws RangeError when the id cannot be the ID of an XML element
 */
export function messageAttributes(destination: string, { id, issuedAt }: { id: string; issuedAt: Date }): Record<string, string> {
  if (!XML_ID.test(id)) throw new RangeError('the ID of a message begins with a letter or _');
  return { ID: id, Version: '2.0', IssueInstant: issuedAt.toISOString(), Destination: destination };
}

/** Ourselves; SPID and CIE want it said that we are an entity. */
export function issuerOf({ federation, entityId }: ServiceProvider): XmlElement {
  return element('saml:Issuer', federation === 'STAFF' ? {} : { Format: ENTITY_FORMAT, NameQualifier: entityId }, entityId);
}
