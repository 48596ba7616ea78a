import type { OfficeId } from '@casa/contracts';
import type { Abilities, GivenRole } from '@casa/platform/authz';
import type { GraphqlContext } from '@casa/platform/graphql';
import type { QueueOperator } from '../../application/queue/queue-operator.js';

/** What the use cases of who works in waiting rooms need of a request. @param action what they do there, in the words of the permissions. */
export function operatorOf({ caller }: GraphqlContext, abilities: Abilities, action: 'work' | 'configure'): QueueOperator {
  const { session } = caller;
  if (!session) throw new Error('an operation for operators was reached by a visitor');
  return {
    personId: session.personId,
    allowedAt: (officeId) => (abilities.mayTouch(caller, action, 'Queue', { officeId }) ? roleAt(session.given, officeId) : undefined),
  };
}

function roleAt(given: NonNullable<GraphqlContext['caller']['session']>['given'], officeId: OfficeId): GivenRole | undefined {
  return given.find(({ offices }) => offices.length === 0 || offices.includes(officeId))?.role;
}
