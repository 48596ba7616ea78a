import { attributeOf, childOf, childrenOf, readXml, textOf, UnreadableXml } from '../xml/read.js';
import { type Binding, BINDING, NAMESPACE } from './names.js';
import { certificatePem } from './signing-key.js';

/** What a service provider's metadata say of it. */
export interface ServiceProvider {
  readonly entityId: string;
  /** As citizens know it. */
  readonly name: string;
  /** PEM; any of them may have signed. */
  readonly certificates: readonly string[];
  readonly assertionConsumers: readonly AssertionConsumer[];
  readonly singleLogout: readonly { readonly binding: Binding; readonly responseLocation: string }[];
  readonly attributeSets: readonly { readonly index: string; readonly attributes: readonly string[] }[];
}

export interface AssertionConsumer {
  readonly index: string | undefined;
  readonly location: string;
  readonly isDefault: boolean;
}

/** @throws UnreadableXml when it is not the metadata of one service provider. */
export function parseServiceProvider(metadataXml: string): ServiceProvider {
  const root = readXml(metadataXml);
  const descriptor = childOf(root, NAMESPACE.metadata, 'SPSSODescriptor');
  const entityId = attributeOf(root, 'entityID');
  if (!descriptor || !entityId) throw new UnreadableXml('there is no SPSSODescriptor with its entityID');
  const organization = childOf(root, NAMESPACE.metadata, 'Organization');
  const inItalian = organization && childrenOf(organization, NAMESPACE.metadata, 'OrganizationDisplayName').find(isItalian);
  return {
    entityId,
    name: textOf(inItalian ?? childOf(organization, NAMESPACE.metadata, 'OrganizationDisplayName')) ?? entityId,
    certificates: childrenOf(descriptor, NAMESPACE.metadata, 'KeyDescriptor').flatMap(signingCertificates),
    assertionConsumers: childrenOf(descriptor, NAMESPACE.metadata, 'AssertionConsumerService').flatMap(assertionConsumer),
    singleLogout: childrenOf(descriptor, NAMESPACE.metadata, 'SingleLogoutService').flatMap(singleLogout),
    attributeSets: childrenOf(descriptor, NAMESPACE.metadata, 'AttributeConsumingService').map(attributeSet),
  };
}

function isItalian(name: Element): boolean {
  return name.getAttribute('xml:lang') === 'it';
}

function signingCertificates(descriptor: Element): readonly string[] {
  if ((attributeOf(descriptor, 'use') ?? 'signing') !== 'signing') return [];
  const info = childOf(descriptor, NAMESPACE.signature, 'KeyInfo');
  return (info ? childrenOf(info, NAMESPACE.signature, 'X509Data') : [])
    .flatMap((data) => childrenOf(data, NAMESPACE.signature, 'X509Certificate'))
    .map((certificate) => certificatePem(textOf(certificate) ?? ''));
}

/** Only POST: a Response is too large for anything else. */
function assertionConsumer(service: Element): readonly AssertionConsumer[] {
  const location = attributeOf(service, 'Location');
  if (location === undefined || attributeOf(service, 'Binding') !== BINDING.post) return [];
  return [{ index: attributeOf(service, 'index'), location, isDefault: attributeOf(service, 'isDefault') === 'true' }];
}

function singleLogout(service: Element): ServiceProvider['singleLogout'] {
  const binding = (['redirect', 'post'] as const).find((name) => BINDING[name] === attributeOf(service, 'Binding'));
  const location = attributeOf(service, 'Location');
  if (!binding || location === undefined) return [];
  return [{ binding, responseLocation: attributeOf(service, 'ResponseLocation') ?? location }];
}

function attributeSet(service: Element): ServiceProvider['attributeSets'][number] {
  const attributes = childrenOf(service, NAMESPACE.metadata, 'RequestedAttribute').flatMap((asked) => attributeOf(asked, 'Name') ?? []);
  return { index: attributeOf(service, 'index') ?? '', attributes };
}
