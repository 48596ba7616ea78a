import type { IdentityProvider } from '../federation.js';
import { element, writeXml } from '../xml/element.js';
import { signElement } from '../xml/sign.js';
import { ATTRIBUTE_NAME_FORMAT, BINDING, NAME_ID_FORMAT, NAMESPACE } from './names.js';
import { certificateBody } from './signing-key.js';

/** What an identity provider publishes of itself, signed with its key. */
export function identityProviderMetadata(idp: IdentityProvider): string {
  const certificate = element('ds:X509Certificate', {}, certificateBody(idp.key.certificate));
  const bindings = [BINDING.redirect, BINDING.post];
  const descriptor = element(
    'md:IDPSSODescriptor',
    { protocolSupportEnumeration: NAMESPACE.protocol, WantAuthnRequestsSigned: 'true' },
    element('md:KeyDescriptor', { use: 'signing' }, element('ds:KeyInfo', {}, element('ds:X509Data', {}, certificate))),
    ...bindings.map((Binding) => element('md:SingleLogoutService', { Binding, Location: idp.singleLogout })),
    element('md:NameIDFormat', {}, NAME_ID_FORMAT.transient),
    ...bindings.map((Binding) => element('md:SingleSignOnService', { Binding, Location: idp.singleSignOn })),
    ...idp.attributes.map((Name) => element('saml:Attribute', { Name, NameFormat: ATTRIBUTE_NAME_FORMAT })),
  );
  const inItalian = { 'xml:lang': 'it' };
  const organization = element(
    'md:Organization',
    {},
    element('md:OrganizationName', inItalian, idp.name),
    element('md:OrganizationDisplayName', inItalian, idp.name),
    element('md:OrganizationURL', inItalian, new URL(idp.entityId).origin),
  );
  const namespaces = { 'xmlns:md': NAMESPACE.metadata, 'xmlns:saml': NAMESPACE.assertion, 'xmlns:ds': NAMESPACE.signature };
  const entity = element('md:EntityDescriptor', { ...namespaces, ID: '_metadata', entityID: idp.entityId }, descriptor, organization);
  return signElement(writeXml(entity), '/*', { key: idp.key });
}
