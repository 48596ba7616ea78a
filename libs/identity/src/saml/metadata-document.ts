import { createHash, X509Certificate } from 'node:crypto';
import { signXml } from './sign-xml.js';
import type { AttributeSet, ServiceProvider, SigningKey } from './types.js';
import { BASIC_ATTRIBUTE_FORMAT, BINDINGS, type Prefix, PROTOCOL, TRANSIENT_FORMAT } from './vocabulary.js';
import { element, writeXml, type XmlElement } from './xml-writer.js';

/** A service provider that no federation would take. */
export class InvalidServiceProvider extends Error {}

/** What differs between the metadata of the federations. */
export interface MetadataParts {
  /** Namespace of the federation's own elements. */
  readonly prefix?: Prefix;
  /** Whether NameIDs must be transient. */
  readonly transient: boolean;
  /** Language of the names of attribute sets. */
  readonly language: string;
  readonly contacts: readonly XmlElement[];
}

/**
 * The signed metadata of a service provider: one EntityDescriptor with one SPSSODescriptor, in the order of the schema
 * (saml-schema-metadata-2.0.xsd; SPID Avviso 29). The same every time, while the service provider is the same.
 */
export function signedMetadata(sp: ServiceProvider, { prefix, transient, language, contacts }: MetadataParts): string {
  const descriptor = element(
    'md:EntityDescriptor',
    { entityID: sp.entityId, ID: `_${createHash('sha256').update(sp.entityId).digest('hex')}` },
    element(
      'md:SPSSODescriptor',
      { protocolSupportEnumeration: PROTOCOL, AuthnRequestsSigned: 'true', WantAssertionsSigned: 'true' },
      ...sp.keys.map(keyDescriptor),
      element('md:SingleLogoutService', { Binding: BINDINGS.redirect, Location: sp.slo }),
      element('md:SingleLogoutService', { Binding: BINDINGS.post, Location: sp.slo }),
      transient ? element('md:NameIDFormat', {}, TRANSIENT_FORMAT) : undefined,
      element('md:AssertionConsumerService', { Binding: BINDINGS.post, Location: sp.acs, index: '0', isDefault: 'true' }),
      ...sp.attributeSets.map((set) => attributeConsumingService(set, language)),
    ),
    element(
      'md:Organization',
      {},
      element('md:OrganizationName', { 'xml:lang': 'it' }, sp.organization.name),
      element('md:OrganizationDisplayName', { 'xml:lang': 'it' }, sp.organization.displayName),
      element('md:OrganizationURL', { 'xml:lang': 'it' }, sp.organization.url),
    ),
    ...contacts,
  );
  return signXml(writeXml(descriptor, ['md', 'ds', ...(prefix ? [prefix] : [])]), sp.keys[0], 'first');
}

/** @throws InvalidServiceProvider when a set is empty, repeats an attribute, or asks for one that is not allowed */
export function requireAttributes(sets: readonly AttributeSet[], allowed: readonly string[]): void {
  if (sets.length === 0) throw new InvalidServiceProvider('there is no attribute set');
  if (new Set(sets.map(({ index }) => index)).size < sets.length)
    throw new InvalidServiceProvider('two attribute sets have the same index');
  for (const { index, attributes } of sets) {
    const unknown = attributes.find((name) => !allowed.includes(name));
    if (unknown !== undefined) throw new InvalidServiceProvider(`attribute set ${index}: nobody knows ${unknown}`);
    if (attributes.length === 0) throw new InvalidServiceProvider(`attribute set ${index} is empty`);
    if (new Set(attributes).size < attributes.length) throw new InvalidServiceProvider(`attribute set ${index} asks twice for the same`);
  }
}

/** @throws InvalidServiceProvider when it is not `+39…` without spaces (SPID Avviso 29); an empty one is left out */
export function telephoneNumber(telephone: string): XmlElement | undefined {
  if (telephone === '') return undefined;
  if (!/^\+\d{5,15}$/.test(telephone))
    throw new InvalidServiceProvider(`the telephone number ${telephone} is not international, without spaces`);
  return element('md:TelephoneNumber', {}, telephone);
}

function keyDescriptor({ certificate }: SigningKey): XmlElement {
  const body = new X509Certificate(certificate).raw.toString('base64');
  return element(
    'md:KeyDescriptor',
    { use: 'signing' },
    element('ds:KeyInfo', {}, element('ds:X509Data', {}, element('ds:X509Certificate', {}, body))),
  );
}

function attributeConsumingService({ index, name, attributes }: AttributeSet, language: string): XmlElement {
  return element(
    'md:AttributeConsumingService',
    { index: String(index) },
    element('md:ServiceName', { 'xml:lang': language }, name),
    ...attributes.map((attribute) => element('md:RequestedAttribute', { Name: attribute, NameFormat: BASIC_ATTRIBUTE_FORMAT })),
  );
}
