import type { SigningKey } from './saml/signing-key.js';

/** The three circles of trust this process plays an identity provider in. */
export const FEDERATIONS = ['spid', 'cie', 'staff'] as const;
export type Federation = (typeof FEDERATIONS)[number];

export interface IdentityProvider {
  readonly federation: Federation;
  /** As citizens read it. */
  readonly name: string;
  readonly entityId: string;
  readonly singleSignOn: string;
  readonly singleLogout: string;
  readonly key: SigningKey;
  /** All it can say of a person. */
  readonly attributes: readonly string[];
}

export const SPID_ATTRIBUTES: readonly string[] = [
  ...(['spidCode', 'name', 'familyName', 'placeOfBirth', 'countyOfBirth', 'dateOfBirth', 'gender'] as const),
  ...(['companyName', 'registeredOffice', 'fiscalNumber', 'companyFiscalNumber', 'ivaCode', 'idCard', 'expirationDate'] as const),
  ...(['mobilePhone', 'email', 'address', 'digitalAddress'] as const),
  ...(['domicileStreetAddress', 'domicilePostalCode', 'domicileMunicipality', 'domicileProvince', 'domicileNation'] as const),
];
const ATTRIBUTES: Readonly<Record<Federation, readonly string[]>> = {
  spid: SPID_ATTRIBUTES,
  // The eIDAS minimum set is all the electronic identity card says.
  cie: ['name', 'familyName', 'dateOfBirth', 'fiscalNumber'],
  staff: ['email', 'displayName', 'name', 'familyName', 'fiscalNumber'],
};
const NAMES: Readonly<Record<Federation, string>> = {
  spid: 'Identità di prova SPID',
  cie: 'Identità di prova CIE',
  staff: 'Identità di prova dei dipendenti',
};

/** Where a service provider keeps its metadata towards each federation. */
export const METADATA_PATHS: Readonly<Record<Federation, string>> = {
  spid: '/spid/metadata',
  cie: '/cie/metadata',
  staff: '/sso/metadata',
};

/** One of the three, at the public address of the process. */
export function identityProvider(federation: Federation, baseUrl: string, key: SigningKey): IdentityProvider {
  const address = `${baseUrl}/${federation}`;
  return {
    federation,
    name: NAMES[federation],
    entityId: `${address}/metadata`,
    singleSignOn: `${address}/sso`,
    singleLogout: `${address}/slo`,
    key,
    attributes: ATTRIBUTES[federation],
  };
}
