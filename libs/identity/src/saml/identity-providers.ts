import { publicKeyOf } from './verified-copy.js';
import type { Endpoints, Federation, IdentityProvider } from './types.js';
import { BINDINGS, NAMESPACES } from './vocabulary.js';
import { attributeOf, childrenOf, descendantsOf, isNamed, onlyChild, readXml, textOf, UnreadableXml } from './xml-reader.js';

/** Metadata that give no identity provider we could trust. */
export class InvalidMetadata extends Error {}

const MAX_LENGTH = 8_388_608;
const MIN_KEY_BITS = 2048;

/**
 * The identity providers that metadata describe: one EntityDescriptor, or an EntitiesDescriptor with any number of them. Entities of
 * other roles are passed over. Where the metadata came from, and that they are genuine, is the caller's to know.
 * @throws InvalidMetadata when they cannot be read, hold no identity provider, or one without a usable key or address
 */
export function parseIdentityProviders(metadataXml: string, federation: Federation): IdentityProvider[] {
  const found = providersIn(readMetadata(metadataXml)).map(({ entity, role }) => identityProvider(entity, role, federation));
  if (found.length === 0) throw new InvalidMetadata('there is no identity provider in them');
  if (new Set(found.map(({ entityId }) => entityId)).size < found.length) throw new InvalidMetadata('an identity provider is there twice');
  return found;
}

/**
 * The root of metadata.
 * @throws InvalidMetadata when they are too large or cannot be read
 */
export function readMetadata(xml: string): Element {
  if (xml.length > MAX_LENGTH) throw new InvalidMetadata('they are too large');
  try {
    return readXml(xml);
  } catch (error) {
    if (error instanceof UnreadableXml) throw new InvalidMetadata(error.message, { cause: error });
    throw error;
  }
}

/**
 * The entities that are identity providers, with what they are as such, however they are grouped.
 * @throws InvalidMetadata when these are no metadata
 */
export function providersIn(root: Element): readonly { readonly entity: Element; readonly role: Element }[] {
  const entities = isNamed(root, NAMESPACES.md, 'EntityDescriptor') ? [root] : entitiesOf(root);
  return entities.flatMap((entity) => {
    const role = onlyChild(entity, NAMESPACES.md, 'IDPSSODescriptor');
    return role ? [{ entity, role }] : [];
  });
}

function entitiesOf(root: Element): readonly Element[] {
  if (!isNamed(root, NAMESPACES.md, 'EntitiesDescriptor')) throw new InvalidMetadata('they are no metadata');
  return [...descendantsOf(root)].filter((element) => isNamed(element, NAMESPACES.md, 'EntityDescriptor'));
}

function identityProvider(entity: Element, role: Element, federation: Federation): IdentityProvider {
  const entityId = attributeOf(entity, 'entityID');
  if (!entityId) throw new InvalidMetadata('an entity has no entityID');
  const singleSignOn = endpoints(role, 'SingleSignOnService', 'Location');
  if (!singleSignOn.redirect && !singleSignOn.post) throw new InvalidMetadata(`${entityId} has no address for requests`);
  const [first, ...others] = signingCertificates(role);
  if (first === undefined) throw new InvalidMetadata(`${entityId} has no certificate of an RSA key of ${MIN_KEY_BITS} bits`);
  const responses = endpoints(role, 'SingleLogoutService', 'ResponseLocation');
  return {
    federation,
    entityId,
    name: nameOf(entity, role) ?? entityId,
    singleSignOn,
    singleLogout: endpoints(role, 'SingleLogoutService', 'Location'),
    ...(Object.keys(responses).length > 0 ? { singleLogoutResponse: responses } : {}),
    certificates: [first, ...others],
  };
}

/** Of several addresses for one binding the first. */
function endpoints(role: Element, service: string, attribute: 'Location' | 'ResponseLocation'): Endpoints {
  const addressFor = (binding: string) =>
    childrenOf(role, NAMESPACES.md, service)
      .filter((endpoint) => attributeOf(endpoint, 'Binding') === binding)
      .map((endpoint) => attributeOf(endpoint, attribute))
      .find((address) => address !== undefined && isWebAddress(address));
  const redirect = addressFor(BINDINGS.redirect);
  const post = addressFor(BINDINGS.post);
  return { ...(redirect === undefined ? {} : { redirect }), ...(post === undefined ? {} : { post }) };
}

/** People are sent there by a form: nothing but the web (no `javascript:`). */
function isWebAddress(address: string): boolean {
  return URL.canParse(address) && ['https:', 'http:'].includes(new URL(address).protocol);
}

function signingCertificates(role: Element): readonly string[] {
  const certificates = childrenOf(role, NAMESPACES.md, 'KeyDescriptor')
    .filter((descriptor) => attributeOf(descriptor, 'use') !== 'encryption')
    .flatMap((descriptor) => [...descendantsOf(descriptor)].filter((element) => isNamed(element, NAMESPACES.ds, 'X509Certificate')))
    .map((certificate) => (textOf(certificate) ?? '').replaceAll(/\s/g, ''));
  return [...new Set(certificates)].filter(
    (certificate) => (publicKeyOf(certificate)?.asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_KEY_BITS,
  );
}

/** What people know it by: what it shows to them, else its short name, else its full one; in Italian where there is a choice. */
function nameOf(entity: Element, role: Element): string | undefined {
  const organization = onlyChild(entity, NAMESPACES.md, 'Organization');
  const kinds = [
    [...descendantsOf(role)].filter((element) => isNamed(element, NAMESPACES.mdui, 'DisplayName')),
    organization ? childrenOf(organization, NAMESPACES.md, 'OrganizationDisplayName') : [],
    organization ? childrenOf(organization, NAMESPACES.md, 'OrganizationName') : [],
  ];
  return kinds.map((names) => textOf(names.find((name) => attributeOf(name, 'xml:lang') === 'it') ?? names[0])).find((name) => name);
}
