import type { CallerSession, GivenRole } from '@casa/platform/authz';

/** Who may decide of what was declared to a municipality. */
const DECIDERS: readonly GivenRole[] = ['ADMINISTRATOR', 'OFFICE_MANAGER'];

/** The caller's role that lets them decide: a delegation holds in the whole municipality, so it is not for who has some offices only. */
export function deciderOf({ given }: Pick<CallerSession, 'given'>): GivenRole | undefined {
  return given.find(({ role, offices }) => DECIDERS.includes(role) && offices.length === 0)?.role;
}
