/*
 * Codici fiscali: D.M. 23 December 1976, n. 13813, and, of organisations, D.P.R. 633/1972, art. 35. Where two persons would have the same
 * one, the last digits of one of them are written as letters (omocodia): both ways of writing are read here.
 */
const OF_PERSON = /^[A-Z]{6}[\dL-NP-V]{2}[A-EHLMPRST][\dL-NP-V]{2}[A-Z][\dL-NP-V]{3}[A-Z]$/;
const OF_ORGANISATION = /^\d{11}$/;

/** Letters that stand for the digits 0 to 9 where two persons would have the same code. */
const DIGIT_LETTERS = 'LMNPQRSTUV';
/** January to December. */
const MONTH_LETTERS = 'ABCDEHLMPRST';
/** Of women the day of birth is written with so many more. */
const DAYS_OF_WOMEN = 40;
/** What 0 to 25 are worth at the first, third … place; 0 and A, 1 and B … are worth the same. */
const ODD_PLACES = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
const CENTURIES = [2000, 1900];

/** Whether a text, in capitals and without spaces, is the codice fiscale of a person: its form, its day of birth and its last character. */
export function isFiscalCodeOfPerson(code: string): boolean {
  return OF_PERSON.test(code) && code.at(-1) === checkCharacter(code) && CENTURIES.some((century) => birthDay(code, century));
}

/** Whether it is that of an organisation: eleven digits, the last of which follows from the others. */
export function isFiscalCodeOfOrganisation(code: string): boolean {
  if (!OF_ORGANISATION.test(code)) return false;
  const weighted = Array.from(code, Number).map((digit, place) => (place % 2 === 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9));
  return weighted.reduce((sum, digit) => sum + digit, 0) % 10 === 0;
}

/**
 * The day of birth that a person's codice fiscale tells, YYYY-MM-DD. It has two digits of the year: of two centuries the later one is meant, if
 * it is not to come. Somebody of a hundred years and more is therefore read as a child: whoever is asked as a child is looked at besides.
 * @param today YYYY-MM-DD
 * @returns undefined when it is no code of a person who is born.
 */
export function bornOn(code: string, today: string): string | undefined {
  if (!isFiscalCodeOfPerson(code)) return undefined;
  return CENTURIES.map((century) => birthDay(code, century)).find((day) => day !== undefined && day <= today);
}

function birthDay(code: string, century: number): string | undefined {
  const year = century + digits(code, 6);
  const month = MONTH_LETTERS.indexOf(code.charAt(8)) + 1;
  const written = digits(code, 9);
  const day = `${year}-${two(month)}-${two(written > DAYS_OF_WOMEN ? written - DAYS_OF_WOMEN : written)}`;
  const instant = new Date(`${day}T00:00:00Z`);
  // A day past the end of its month rolls over into the next one and is written differently.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day) ? day : undefined;
}

/** Two digits, or the letters that stand for them. */
function digits(code: string, place: number): number {
  return Number(Array.from(code.slice(place, place + 2), (character) => digit(character)).join(''));
}

function digit(character: string): string {
  const place = DIGIT_LETTERS.indexOf(character);
  return place === -1 ? character : String(place);
}

function checkCharacter(code: string): string {
  const sum = Array.from(code.slice(0, -1), (character, place) => {
    const value = /\d/.test(character) ? Number(character) : letterNumber(character);
    return place % 2 === 0 ? (ODD_PLACES[value] ?? 0) : value;
  }).reduce((total, value) => total + value, 0);
  return String.fromCharCode('A'.charCodeAt(0) + (sum % ODD_PLACES.length));
}

function letterNumber(letter: string): number {
  return letter.charCodeAt(0) - 'A'.charCodeAt(0);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
