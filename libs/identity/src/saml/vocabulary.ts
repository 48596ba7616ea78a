/** The names that SAML, XML Signature, SPID and CIE gave to things. */

/** Namespaces, by the prefix that our documents use. */
export const NAMESPACES = {
  md: 'urn:oasis:names:tc:SAML:2.0:metadata',
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
  samlp: 'urn:oasis:names:tc:SAML:2.0:protocol',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  mdui: 'urn:oasis:names:tc:SAML:metadata:ui',
  spid: 'https://spid.gov.it/saml-extensions',
  cie: 'https://www.cartaidentita.interno.gov.it/saml-extensions',
  xml: 'http://www.w3.org/XML/1998/namespace',
} as const;
export type Prefix = keyof typeof NAMESPACES;

export const PROTOCOL = NAMESPACES.samlp;

export const BINDINGS = {
  redirect: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
  post: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
} as const;

export const ENTITY_FORMAT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity';
export const TRANSIENT_FORMAT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
export const BASIC_ATTRIBUTE_FORMAT = 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic';
export const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

const status = (name: string) => `urn:oasis:names:tc:SAML:2.0:status:${name}`;
export const SUCCESS = status('Success');
export const REQUESTER = status('Requester');
export const VERSION_MISMATCH = status('VersionMismatch');
export const AUTHN_FAILED = status('AuthnFailed');
export const PARTIAL_LOGOUT = status('PartialLogout');

export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const ENVELOPED_SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
