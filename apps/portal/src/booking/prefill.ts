import type { BookingPrefillQuery } from '../gql/graphql.js';
import { addressParts } from './address-parts.js';
import { type CitizenValues, LIMITS, NO_VALUES } from './citizen-form.js';

/**
 * What is known of who is logged in, in the fields of the form: said once, not asked again. The form checks it like anything typed. Of whoever acts
 * for another the contacts are their own, the name is the other's; the address only of a child, who lives with them more often than not.
 */
export function prefilledValues(me: BookingPrefillQuery['me']): CitizenValues | undefined {
  if (me === null) return undefined;
  const { actingFor } = me;
  const known = {
    givenName: actingFor?.givenName ?? me.givenName,
    familyName: actingFor?.familyName ?? me.familyName,
    email: me.email ?? '',
    telephone: me.telephone ?? '',
    ...addressParts(actingFor === null || actingFor.kind === 'PARENT' ? me.address : null),
  };
  const fitting = Object.entries(known).map(([field, value]) => [field, value.slice(0, LIMITS[field as keyof typeof known])] as const);
  return { ...NO_VALUES, ...(Object.fromEntries(fitting) as typeof known), actingFor: actingFor?.id ?? '' };
}
