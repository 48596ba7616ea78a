import type { TenantKind } from '../gql/graphql.js';

const DELEGATIONS = { to: '/area-personale/deleghe', text: 'delegations' } as const;

const ALL = [
  { to: '/area-personale', text: 'area' },
  { to: '/area-personale/appuntamenti', text: 'appointments' },
  { to: '/area-personale/preferenze', text: 'preferences' },
  DELEGATIONS,
  { to: '/area-personale/accessi', text: 'sessions' },
  { to: '/area-personale/registro', text: 'log' },
] as const;

/** The pages of the personal area, by the text that names them. Delegations are made with a municipality. */
export function personPages(kind: TenantKind): readonly (typeof ALL)[number][] {
  return kind === 'MUNICIPALITY' ? ALL : ALL.filter((page) => page !== DELEGATIONS);
}
