/** Who may call. More roles come with identity; whoever is not logged in is a visitor. */
export const ROLES = ['VISITOR'] as const;
export type Role = (typeof ROLES)[number];

/** What a module grants, contributed by each module and never more than it names: nothing is allowed by default. */
export type RoleGrants = Partial<Record<Role, readonly { readonly action: string; readonly subject: string }[]>>;

export const ROLE_GRANTS = Symbol('RoleGrants');
