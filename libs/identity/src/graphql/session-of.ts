import type { CallerSession } from '@casa/platform/authz';
import type { GraphqlContext } from '@casa/platform/graphql';

/** The session of an operation that only citizens are granted: the guard has seen to it that there is one. */
export function sessionOf({ caller }: Pick<GraphqlContext, 'caller'>): CallerSession {
  if (!caller.session) throw new Error('an operation for citizens was reached by a visitor');
  return caller.session;
}
