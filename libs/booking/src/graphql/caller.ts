import type { GraphqlContext } from '@casa/platform/graphql';
import type { BookingCaller } from '../application/booking-caller.js';

/** What the use cases need of a request. */
export function callerOf({ tenant, language, scope }: Pick<GraphqlContext, 'tenant' | 'language' | 'scope'>): BookingCaller {
  const { personId } = scope;
  return { tenantId: tenant.id, tenantSlug: tenant.slug, patronSaint: tenant.patronSaint, language, ...(personId && { personId }) };
}
