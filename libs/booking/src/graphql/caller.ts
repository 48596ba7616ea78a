import type { GraphqlContext } from '@casa/platform/graphql';
import type { BookingCaller } from '../application/booking-caller.js';

/** What the use cases need of a request. */
export function callerOf({ tenant, language, caller }: Pick<GraphqlContext, 'tenant' | 'language' | 'caller'>): BookingCaller {
  const { id: tenantId, slug: tenantSlug, patronSaint } = tenant;
  const { session } = caller;
  const who = session && { personId: session.personId, ...(session.acting && { acting: session.acting }) };
  return { tenantId, tenantSlug, patronSaint, language, ...who };
}
