import type { BookingPrefillQuery } from '../gql/graphql.js';
import { addressParts } from './address-parts.js';
import { type CitizenValues, LIMITS, NO_VALUES } from './citizen-form.js';

/** What is known of who is logged in, in the fields of the form: said once, not asked again. The form checks it like anything typed. */
export function prefilledValues(me: BookingPrefillQuery['me']): CitizenValues | undefined {
  if (me === null) return undefined;
  const known = {
    givenName: me.givenName,
    familyName: me.familyName,
    email: me.email ?? '',
    telephone: me.telephone ?? '',
    ...addressParts(me.address),
  };
  const fitting = Object.entries(known).map(([field, value]) => [field, value.slice(0, LIMITS[field as keyof typeof known])] as const);
  return { ...NO_VALUES, ...(Object.fromEntries(fitting) as typeof known) };
}
