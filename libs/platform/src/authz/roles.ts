/**
 * Who may call. Whoever is not logged in is a visitor; whoever is, is a citizen besides, of any municipality; the others are given
 * by the municipality (an analyst and a platform administrator by the consortium).
 */
export const ROLES = ['VISITOR', 'CITIZEN', 'OPERATOR', 'OFFICE_MANAGER', 'ADMINISTRATOR', 'ANALYST', 'PLATFORM_ADMINISTRATOR'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that somebody is given. */
export const GIVEN_ROLES = ['OPERATOR', 'OFFICE_MANAGER', 'ADMINISTRATOR', 'ANALYST', 'PLATFORM_ADMINISTRATOR'] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];

/** One thing a role may do. */
export interface Grant {
  readonly action: string;
  readonly subject: string;
  /** Only rows of the offices the role was given for: rows with an `officeId`. */
  readonly ownOffices?: true;
}

/** What a module grants, contributed by each module and never more than it names: nothing is allowed by default. */
export type RoleGrants = Partial<Record<Role, readonly Grant[]>>;

export const ROLE_GRANTS = Symbol('RoleGrants');
