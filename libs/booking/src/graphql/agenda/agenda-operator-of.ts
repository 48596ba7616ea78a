import { type Abilities, lenderOf, roleAt } from '@casa/platform/authz';
import type { GraphqlContext } from '@casa/platform/graphql';
import type { AgendaOperator } from '../../application/agenda/agenda-operator.js';
import { callerOf, personOf } from '../caller.js';

/** What the use cases of agendas need of a request. */
export function agendaOperatorOf(context: GraphqlContext, abilities: Abilities): AgendaOperator {
  const { caller } = context;
  const lentBy = lenderOf(caller);
  return {
    ...callerOf(context),
    personId: personOf(context),
    allowedAt: (action, officeId, isVirtual = false) =>
      abilities.mayTouch(caller, action, 'Agenda', { officeId, isVirtual }) ? roleAt(caller, { officeId, isVirtual }) : undefined,
    ...(lentBy && { lentBy }),
  };
}
