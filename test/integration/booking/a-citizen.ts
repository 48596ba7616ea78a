import type { BookingRequest } from '@casa/booking';

/** Somebody whose every word would be noticed where it does not belong. */
export function aCitizen(given: Partial<BookingRequest['citizen']> = {}): BookingRequest['citizen'] {
  return {
    givenName: 'Maria Chiara',
    familyName: 'Lorusso',
    email: 'maria.lorusso@example.it',
    telephone: '080 5771111',
    address: { street: 'Via Sparano da Bari 12', postalCode: '70121', city: 'Bari' },
    resident: true,
    reason: 'Rinnovo della carta d’identità smarrita',
    ...given,
  };
}
