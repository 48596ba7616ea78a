/** By what right somebody acts for another: as a parent, by a mandate, or because a law or a court says so. */
export const DELEGATION_KINDS = ['PARENT', 'MANDATE', 'LEGAL_REPRESENTATIVE'] as const;
export type DelegationKind = (typeof DELEGATION_KINDS)[number];

/** What somebody declares of themselves (D.P.R. 445/2000, art. 46 and 47), and the municipality confirms. A mandate is given. */
export const DECLARED_KINDS = ['PARENT', 'LEGAL_REPRESENTATIVE'] as const;
export type DeclaredKind = (typeof DECLARED_KINDS)[number];

/** Where it stands: declared and to be confirmed, in force, refused, ended before its time; and what follows from the clock: over. */
export const DELEGATION_STATUSES = ['WAITING', 'ACTIVE', 'REFUSED', 'REVOKED', 'EXPIRED'] as const;
export type DelegationStatus = (typeof DELEGATION_STATUSES)[number];

/** A person, or an organisation, as somebody named them: personal data, stored only as sealed text. */
export interface NamedPerson {
  /** Absent of persons whom eIDAS knows. */
  readonly fiscalCode?: string;
  readonly givenName: string;
  readonly familyName: string;
}

export interface NamedOrganisation {
  readonly fiscalCode: string;
  readonly organisation: string;
}

/** Whom somebody acts for, with the act that says so, if there is one: «decreto di nomina n. 12 del 3 marzo 2026». */
export type Represented = (NamedPerson | NamedOrganisation) & { readonly reference?: string };

export function nameOf(named: NamedPerson | NamedOrganisation): string {
  return 'organisation' in named ? named.organisation : `${named.givenName} ${named.familyName}`;
}

/** What is stored, and what the clock makes of it. */
export function statusAt(
  { status, validUntil }: { readonly status: Exclude<DelegationStatus, 'EXPIRED'>; readonly validUntil: Date },
  now: Date,
): DelegationStatus {
  const isOpen = status === 'WAITING' || status === 'ACTIVE';
  return isOpen && validUntil <= now ? 'EXPIRED' : status;
}
