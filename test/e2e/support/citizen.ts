import { randomInt } from 'node:crypto';

/** Who books, as the form asks. */
export interface Citizen {
  readonly givenName: string;
  readonly familyName: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly email: string;
  readonly telephone: string;
  readonly isResident: boolean;
  readonly reason: string;
}

/** Somebody nobody else is: by name and address they are found again in mails, and nowhere they must not be. */
export function aCitizen(different: Partial<Citizen> = {}): Citizen {
  const familyName = `D’Àgostino${randomLetters()}`;
  return {
    givenName: 'Nicola Maria',
    familyName,
    street: 'Strada Santa Teresa dei Maschi 12/A',
    postalCode: '70122',
    city: 'Bari',
    email: `${randomLetters()}.dagostino@example.it`,
    telephone: '080 577 1234',
    isResident: true,
    reason: 'Vorrei sapere a chi chiedere un parcheggio per invalidi\nsotto casa: «grazie».',
    ...different,
  };
}

function randomLetters(): string {
  return Array.from({ length: 8 }, () => String.fromCharCode(97 + randomInt(26))).join('');
}
