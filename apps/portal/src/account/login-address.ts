import type { Federation } from '../gql/graphql.js';

const PREFIX: Readonly<Record<Federation, string>> = { SPID: '/spid', CIE: '/cie', STAFF: '/sso' };

/** A second factor: what bookings and personal data want. */
export const USUAL_LEVEL = 2;

/** Where a login with an identity provider begins. The card is always of the highest level, so it is not asked for one. */
export function loginAddress(federation: Federation, entityId: string, back: string, level: number): string {
  const query = new URLSearchParams({ idp: entityId, ...(federation !== 'CIE' && { level: String(level) }), from: back });
  return `${PREFIX[federation]}/login?${query.toString()}`;
}

/** The level a page asked for; the usual one when it is none. */
export function levelOf(text: string | null): 1 | 2 | 3 {
  return text === '1' ? 1 : text === '3' ? 3 : USUAL_LEVEL;
}
