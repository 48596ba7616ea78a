import type { CallerSession, GivenRole } from '@casa/platform/authz';
import type { Workplace } from './member.js';

interface Gift {
  readonly by: GivenRole;
  readonly roles: readonly GivenRole[];
}

const GIFTS: Readonly<Record<Workplace['kind'], Gift>> = {
  MUNICIPALITY: { by: 'ADMINISTRATOR', roles: ['OPERATOR', 'OFFICE_MANAGER', 'ADMINISTRATOR'] },
  CONSORTIUM: { by: 'PLATFORM_ADMINISTRATOR', roles: ['ANALYST', 'PLATFORM_ADMINISTRATOR'] },
};

/** Roles whose work is at some offices; the others' is everywhere. */
const OF_OFFICES: readonly GivenRole[] = ['OPERATOR', 'OFFICE_MANAGER'];

/** The caller's role that lets them give a role here, or change who has it; undefined when none does. */
export function giverOf(
  { given }: Pick<CallerSession, 'given'>,
  { kind }: Pick<Workplace, 'kind'>,
  role: GivenRole,
): GivenRole | undefined {
  const { by, roles } = GIFTS[kind];
  return roles.includes(role) && given.some((own) => own.role === by) ? by : undefined;
}

/** Whether somebody can have this role here at all. */
export function isGivenAt({ kind }: Pick<Workplace, 'kind'>, role: GivenRole): boolean {
  return GIFTS[kind].roles.includes(role);
}

/** Whether there must always be somebody with this role: nobody else could make them one. */
export function mustStayHeld(role: GivenRole): boolean {
  return Object.values(GIFTS).some(({ by }) => by === role);
}

export function isOfOffices(role: GivenRole): boolean {
  return OF_OFFICES.includes(role);
}
