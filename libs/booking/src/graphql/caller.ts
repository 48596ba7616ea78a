import type { GraphqlContext } from '@casa/platform/graphql';
import type { BookingCaller } from '../application/booking-caller.js';

/** What the use cases need of a request. */
export function callerOf({ tenant, language, caller }: Pick<GraphqlContext, 'tenant' | 'language' | 'caller'>): BookingCaller {
  const { id: tenantId, slug: tenantSlug, patronSaint } = tenant;
  const { session } = caller;
  const who = session && { personId: session.personId, ...(session.acting && { acting: session.acting }) };
  return { tenantId, tenantSlug, patronSaint, language, ...who };
}

/** Who is logged in, where the operation asks for somebody who is. */
export function personOf({ scope }: Pick<GraphqlContext, 'scope'>): NonNullable<GraphqlContext['scope']['personId']> {
  if (!scope.personId) throw new Error('an operation for citizens was reached by a visitor');
  return scope.personId;
}
