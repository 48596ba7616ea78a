import { randomInt } from 'node:crypto';

/** Crockford's base 32: no letter that is mistaken for a digit on the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** Short code a citizen reads out at the counter or on the telephone: BA-7K3Q9MXT. Unique within the municipality by constraint. */
export function newAppointmentCode(tenantSlug: string): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return `${tenantSlug.slice(0, 2).toUpperCase()}-${letters.join('')}`;
}
