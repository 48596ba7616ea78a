import type { Federation } from './types.js';

/** What a federation asks of an assertion beyond SAML itself. */
export interface FederationRules {
  /** Whether the assertion's Issuer must say that it is an entity. Where not, it may be silent. */
  readonly issuerFormat: boolean;
  /** Whether the NameID must be transient, with a NameQualifier. */
  readonly transientSubject: boolean;
  /** Whether AuthnContextClassRef is one of SPID's levels. */
  readonly spidLevels: boolean;
  /** Whether there must be attributes, each once and with a value. */
  readonly strictAttributes: boolean;
}

/** CIE answers as SPID does, but its assertion's Issuer may be without Format. Staff come from any SAML 2.0 identity provider. */
export const FEDERATION_RULES: Readonly<Record<Federation, FederationRules>> = {
  SPID: { issuerFormat: true, transientSubject: true, spidLevels: true, strictAttributes: true },
  CIE: { issuerFormat: false, transientSubject: true, spidLevels: true, strictAttributes: true },
  STAFF: { issuerFormat: false, transientSubject: false, spidLevels: false, strictAttributes: false },
};
