/** What an identity provider says of a person, in our words. SPID's attribute names stand in `claimsOf`. */
export interface PersonClaims {
  /** Without the country's prefix `TINIT-`, upper case. Absent for foreign persons known by eIDAS. */
  readonly fiscalCode?: string;
  /** Identifier of persons without codice fiscale: SPID's own code, or the eIDAS identifier; unique together with its issuer. */
  readonly foreignId?: string;
  readonly givenName: string;
  readonly familyName: string;
  /** YYYY-MM-DD */
  readonly birthDate?: string;
  readonly birthPlace?: string;
  readonly gender?: string;
  readonly email?: string;
  readonly telephone?: string;
  readonly address?: string;
}

type Attributes = ReadonlyMap<string, readonly string[]>;

const FISCAL_NUMBER = /^TINIT-([A-Z0-9]{16})$/i;
/** Claims of Entra ID and ADFS, beside the short names of Keycloak and SPID. */
const NAMES = {
  givenName: ['name', 'givenName', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname'],
  familyName: ['familyName', 'surname', 'sn', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname'],
  email: ['email', 'mail', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress'],
} as const;

/**
 * @param subject NameID of the login: what a person without codice fiscale and without SPID code is known by.
 * @returns undefined when the attributes name nobody: a name, a surname and an identifier are needed.
 */
export function claimsOf(attributes: Attributes, issuer: string, subject: string): PersonClaims | undefined {
  const first = (...names: readonly string[]) => names.map((name) => attributes.get(name)?.[0]?.trim()).find((value) => value);
  const fiscalCode = FISCAL_NUMBER.exec(first('fiscalNumber') ?? '')?.[1]?.toUpperCase();
  const givenName = first(...NAMES.givenName);
  const familyName = first(...NAMES.familyName);
  if (!givenName || !familyName) return undefined;
  const foreignId = `${issuer} ${first('spidCode', 'personIdentifier') ?? subject}`;
  const optional = {
    birthDate: first('dateOfBirth'),
    birthPlace: first('placeOfBirth'),
    gender: first('gender'),
    email: first(...NAMES.email),
    telephone: first('mobilePhone'),
    address: first('address', 'domicileStreetAddress'),
  };
  const present = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return { ...(fiscalCode === undefined ? { foreignId } : { fiscalCode }), givenName, familyName, ...present };
}
