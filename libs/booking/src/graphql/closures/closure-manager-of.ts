import type { Abilities, GivenRole } from '@casa/platform/authz';
import type { GraphqlContext } from '@casa/platform/graphql';
import type { ClosureManager } from '../../application/closures/closure-manager.js';
import { callerOf, personOf } from '../caller.js';

/** The roles that decide on closures. */
const MANAGERS: readonly GivenRole[] = ['OFFICE_MANAGER', 'ADMINISTRATOR'];

/** What the use cases of closures need of a request. */
export function closureManagerOf(context: GraphqlContext, abilities: Abilities): ClosureManager {
  const { caller } = context;
  const given = (caller.session?.given ?? []).filter(({ role }) => MANAGERS.includes(role));
  const allowedAt: ClosureManager['allowedAt'] = (action, officeId) =>
    abilities.mayTouch(caller, action, 'Closure', { officeId })
      ? given.find(({ offices }) => offices.length === 0 || offices.some((id) => id === officeId))?.role
      : undefined;
  return {
    ...callerOf(context),
    personId: personOf(context),
    allowedAt,
    seenAmong: (offices) => (allowedAt('read', null) === undefined ? offices.filter((id) => allowedAt('read', id) !== undefined) : 'ALL'),
  };
}
