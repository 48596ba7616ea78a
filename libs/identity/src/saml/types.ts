/** Who vouches for the person: SPID's identity providers, the Ministry's CIE, or a municipality's own SAML identity provider. */
export const FEDERATIONS = ['SPID', 'CIE', 'STAFF'] as const;
export type Federation = (typeof FEDERATIONS)[number];

/** SPID's levels of assurance: 1 a password, 2 a second factor, 3 a smart card or the like. */
export type Level = 1 | 2 | 3;

/** How a message travels through the browser: in an address (SAML bindings, 3.4) or in a form (3.5). */
export type Binding = 'redirect' | 'post';

/** A private key (PEM, PKCS#8) and the certificate of its public half (PEM, X.509). */
export interface SigningKey {
  readonly privateKey: string;
  readonly certificate: string;
}

/** Attributes that are asked for together (AttributeConsumingService of the metadata), found by their index. */
export interface AttributeSet {
  readonly index: number;
  readonly name: string;
  readonly attributes: readonly string[];
}

/** Addresses of one service, by binding. */
export interface Endpoints {
  readonly redirect?: string;
  readonly post?: string;
}

/** The consortium, which is SPID's aggregator (Avviso 19) and CIE's technical partner. */
export interface Aggregator {
  readonly name: string;
  /** With the country's code: `IT…`. */
  readonly vatNumber?: string;
  readonly fiscalCode?: string;
  /** Needed by CIE. */
  readonly ipaCode?: string;
  /** Cadastral code of the town where it has its seat; needed by CIE. */
  readonly belfioreCode?: string;
  readonly email: string;
  /** International, without spaces: `+39…`. */
  readonly telephone: string;
}

/** One municipality towards one federation. Addresses are absolute. */
export interface ServiceProvider {
  readonly federation: Federation;
  readonly entityId: string;
  /** Where responses are posted to (Assertion Consumer Service). */
  readonly acs: string;
  /** Where logout requests and responses arrive, by either binding. */
  readonly slo: string;
  /** The first signs; all are in the metadata, so that a certificate can be changed without an interruption. */
  readonly keys: readonly [SigningKey, ...SigningKey[]];
  /** The municipality in full, with its accents. */
  readonly organization: { readonly name: string; readonly displayName: string; readonly url: string };
  readonly ipaCode: string;
  readonly belfioreCode: string;
  /** Of the municipality; an empty telephone is left out. */
  readonly contact: { readonly email: string; readonly telephone: string };
  readonly aggregator: Aggregator;
  readonly attributeSets: readonly AttributeSet[];
}

/** An identity provider as its registered metadata describe it. */
export interface IdentityProvider {
  readonly federation: Federation;
  readonly entityId: string;
  /** What people call it. */
  readonly name: string;
  readonly singleSignOn: Endpoints;
  readonly singleLogout: Endpoints;
  /** Where logout responses go, when it is not where logout requests go. */
  readonly singleLogoutResponse?: Endpoints;
  /** Base64 DER without white space: the only keys that are believed. */
  readonly certificates: readonly [string, ...string[]];
}

/** A login that was begun: what its response must answer. */
export interface PendingRequest {
  readonly id: string;
  /** entityID of the identity provider that was asked. */
  readonly identityProvider: string;
  readonly issuedAt: Date;
  readonly level: Level;
  readonly acs: string;
  /** Ours, as the service provider that asked. */
  readonly entityId: string;
}

/** A message of ours, ready for the browser: the address to go to, or the form to post. `xml` is what was said, for the log. */
export type Outgoing = { readonly xml: string } & (
  { readonly redirect: string } | { readonly form: { readonly action: string; readonly fields: Readonly<Record<string, string>> } }
);

/** A message as it arrived: the query as it stands in the address (without `?`), or the value of the form's field. */
export type Incoming =
  | { readonly binding: 'redirect'; readonly query: string }
  | { readonly binding: 'post'; readonly message: string; readonly relayState?: string };

/** A proven login. Every value was read from the bytes that the identity provider signed. */
export interface Login {
  readonly responseId: string;
  readonly assertionId: string;
  readonly issuer: string;
  readonly nameId: string;
  /** Empty when the identity provider gives none (staff only). */
  readonly nameQualifier: string;
  /** Format of the NameID, for the logout request. */
  readonly nameIdFormat?: string;
  /** The session at the identity provider, if it has one: only SPID's level 1 does. */
  readonly sessionIndex?: string;
  /** The level that was reached, at least the one that was asked for. Of staff: the one that was asked for (theirs states none). */
  readonly level: Level;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  readonly issuedAt: Date;
  readonly notOnOrAfter: Date;
}

/**
 * What a message was refused for:
 * - USER the person did not get through (SPID errors 19-25 and 30); OUR_REQUEST our request was wrong (8-18); STATUS any other failure;
 * - SIGNATURE missing, invalid, or not by the registered key; STRUCTURE not the one document we can read without doubt;
 * - ISSUER another identity provider's; ADDRESS for another service or another request; TIME too early, too late or no instant at all;
 * - SUBJECT no usable NameID or confirmation; AUDIENCE for another service provider; LEVEL below the one asked for; ATTRIBUTES none, or empty.
 */
export type RefusalCode =
  | 'USER'
  | 'OUR_REQUEST'
  | 'SIGNATURE'
  | 'STRUCTURE'
  | 'ISSUER'
  | 'ADDRESS'
  | 'TIME'
  | 'SUBJECT'
  | 'AUDIENCE'
  | 'LEVEL'
  | 'ATTRIBUTES'
  | 'STATUS';

/** Why a message was not accepted. */
export interface SamlRefusal {
  readonly code: RefusalCode;
  /** `ErrorCode nrNN` of the response. */
  readonly spidError?: number;
  /** For the log: no personal data in it. */
  readonly detail: string;
}
