import { CIE_ATTRIBUTES, SPID_ATTRIBUTES } from './attribute-names.js';
import { InvalidServiceProvider, requireAttributes, signedMetadata, telephoneNumber } from './metadata-document.js';
import type { ServiceProvider } from './types.js';
import { element, type XmlElement } from './xml-writer.js';

/**
 * A municipality's metadata for SPID, as a public body aggregated by the consortium, profile Full (Avvisi 19 v4 and 29 v3).
 * @throws InvalidServiceProvider when AgID would not take it
 */
export function spidMetadata(sp: ServiceProvider): string {
  requireAttributes(sp.attributeSets, SPID_ATTRIBUTES);
  if (sp.entityId.includes('?')) throw new InvalidServiceProvider('an entityID has no query string');
  const { aggregator } = sp;
  if (aggregator.vatNumber !== undefined && !/^[A-Z]{2}\w+$/.test(aggregator.vatNumber)) {
    throw new InvalidServiceProvider('a VAT number begins with the code of its country');
  }
  const contacts = [
    spidContact(
      'aggregator',
      [
        optional('spid:IPACode', aggregator.ipaCode),
        optional('spid:VATNumber', aggregator.vatNumber),
        optional('spid:FiscalCode', aggregator.fiscalCode),
        element('spid:PublicServicesFullAggregator', {}),
      ],
      aggregator,
    ),
    spidContact('aggregated', [element('spid:IPACode', {}, sp.ipaCode), element('spid:Public', {})], {
      name: sp.organization.name,
      ...sp.contact,
    }),
  ];
  return signedMetadata(sp, { prefix: 'spid', transient: true, language: 'it', contacts });
}

/**
 * A municipality's metadata for CIE: itself as administrative contact, the consortium as technical one (Manuale operativo CIE).
 * @throws InvalidServiceProvider when the Ministry would not take it: also without the consortium's IPA and Belfiore codes
 */
export function cieMetadata(sp: ServiceProvider): string {
  requireAttributes(sp.attributeSets, CIE_ATTRIBUTES);
  const { aggregator } = sp;
  if (!aggregator.ipaCode || !aggregator.belfioreCode)
    throw new InvalidServiceProvider('CIE asks for the IPA and Belfiore codes of the consortium');
  const contacts = [
    cieContact('administrative', { ...sp.contact, ipaCode: sp.ipaCode, belfioreCode: sp.belfioreCode, name: sp.organization.name }),
    cieContact('technical', { ...aggregator, ipaCode: aggregator.ipaCode, belfioreCode: aggregator.belfioreCode }),
  ];
  // The name of a set is an identifier there, in no language.
  return signedMetadata(sp, { prefix: 'cie', transient: true, language: '', contacts });
}

/**
 * A municipality's metadata for its own identity provider (Entra ID, ADFS, Keycloak): plain SAML 2.0.
 * @throws InvalidServiceProvider when a telephone number or an attribute set is not well formed
 */
export function staffMetadata(sp: ServiceProvider): string {
  const { name, email, telephone } = sp.aggregator;
  const contacts = [contact({ contactType: 'technical' }, [], { name, email, telephone })];
  return signedMetadata(sp, { transient: false, language: 'it', contacts });
}

interface Contact {
  readonly name: string;
  readonly email: string;
  readonly telephone: string;
}

function spidContact(role: 'aggregator' | 'aggregated', extensions: readonly (XmlElement | undefined)[], who: Contact): XmlElement {
  return contact({ contactType: 'other', 'spid:entityType': `spid:${role}` }, extensions, who);
}

function cieContact(role: 'administrative' | 'technical', who: Contact & { ipaCode: string; belfioreCode: string }): XmlElement {
  const extensions = [
    element('cie:Public', {}),
    element('cie:IPACode', {}, who.ipaCode),
    element('cie:Municipality', {}, who.belfioreCode.toUpperCase()),
  ];
  return contact({ contactType: role }, extensions, who);
}

function contact(attributes: XmlElement['attributes'], extensions: readonly (XmlElement | undefined)[], who: Contact): XmlElement {
  return element(
    'md:ContactPerson',
    attributes,
    extensions.length > 0 ? element('md:Extensions', {}, ...extensions) : undefined,
    element('md:Company', {}, who.name),
    element('md:EmailAddress', {}, who.email),
    telephoneNumber(who.telephone),
  );
}

function optional(name: XmlElement['name'], value: string | undefined): XmlElement | undefined {
  return value ? element(name, {}, value) : undefined;
}
