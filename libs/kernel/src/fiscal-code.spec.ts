import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bornOn, isFiscalCodeOfOrganisation, isFiscalCodeOfPerson } from './fiscal-code.js';

/** The decree's own table, spelled out: what a character is worth at the first, third, fifth … place. */
const ODD: Readonly<Record<string, number>> = {
  ...{ 0: 1, 1: 0, 2: 5, 3: 7, 4: 9, 5: 13, 6: 15, 7: 17, 8: 19, 9: 21 },
  ...{ A: 1, B: 0, C: 5, D: 7, E: 9, F: 13, G: 15, H: 17, I: 19, J: 21, K: 2, L: 4, M: 18, N: 20, O: 11, P: 3, Q: 6, R: 8, S: 12 },
  ...{ T: 14, U: 16, V: 10, W: 22, X: 25, Y: 24, Z: 23 },
};

function completed(fifteen: string): string {
  const values = [...fifteen].map((character, place) =>
    place % 2 === 0 ? ODD[character]! : /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65,
  );
  return fifteen + String.fromCharCode(65 + (values.reduce((sum, value) => sum + value, 0) % 26));
}

/** Somebody born on a day. @param letters of the seven digits, the last first, how many are written as letters. */
function codeOf(birthDay: string, isWoman = false, letters = 0): string {
  const [year = '', month = '', day = ''] = birthDay.split('-');
  const days = String(Number(day) + (isWoman ? 40 : 0)).padStart(2, '0');
  const plain = [...`LRSGLI${year.slice(2)}${'ABCDEHLMPRST'[Number(month) - 1]!}${days}A662`];
  for (const place of [14, 13, 12, 10, 9, 7, 6].slice(0, letters)) plain[place] = 'LMNPQRSTUV'[Number(plain[place])]!;
  return completed(plain.join(''));
}

const aDay = fc
  .date({ min: new Date('1927-01-01T00:00:00Z'), max: new Date('2026-11-23T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the codice fiscale of a person', () => {
  it.each(['LRSGLI84E52A662P', 'CLNMHL71S23A225F', 'CPTDVD10S01A662K', 'RSSMRA85M01H501Q', 'MRTMTT91D08F205J'])('%s is one', (code) => {
    expect(isFiscalCodeOfPerson(code)).toBe(true);
  });

  it.each([
    ['another last character', 'LRSGLI84E52A662Q'],
    ['two neighbours exchanged', 'LRSGLI84E52A626P'],
    ['a month that no letter stands for', completed('LRSGLI84F52A662')],
    ['the thirtieth of February', completed('LRSGLI84B30A662')],
    ['the zeroth of May', completed('LRSGLI84E00A662')],
    ['the zeroth of May, of a woman', completed('LRSGLI84E40A662')],
    ['small letters', 'lrsgli84e52a662p'],
    ['a character too many', 'LRSGLI84E52A662PP'],
    ['a line end', 'LRSGLI84E52A662P\n'],
    ['an organisation’s', '80015010723'],
    ['nothing', ''],
  ])('%s: is none', (_what, code) => expect(isFiscalCodeOfPerson(code)).toBe(false));

  it('tells the day of birth, however many of its digits are letters, of women and of men', () => {
    fc.assert(
      fc.property(aDay, fc.boolean(), fc.integer({ min: 0, max: 7 }), (day, isWoman, letters) => {
        const code = codeOf(day, isWoman, letters);
        expect(isFiscalCodeOfPerson(code)).toBe(true);
        expect(bornOn(code, '2026-11-23')).toBe(day);
      }),
    );
  });

  it('notices every single character that is mistyped into another at the last place', () => {
    fc.assert(
      fc.property(aDay, fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')), (day, last) => {
        const code = codeOf(day);
        expect(isFiscalCodeOfPerson(code.slice(0, 15) + last)).toBe(last === code.at(-1));
      }),
    );
  });

  it.each([
    ['today', '2026-11-23', '2026-11-23'],
    ['a hundred years ago, which the code cannot tell from today', '1926-11-23', '2026-11-23'],
    ['tomorrow a hundred years ago', '1926-11-24', '1926-11-24'],
    ['on a 29 February that this century has', '2024-02-29', '2024-02-29'],
    ['on a 29 February that the last century alone has had by now', '1928-02-29', '1928-02-29'],
  ])('of somebody born %s', (_when, day, told) => expect(bornOn(codeOf(day), '2026-11-23')).toBe(told));

  it('tells nothing of what is none', () => expect(bornOn('80015010723', '2026-11-23')).toBeUndefined());
});

describe('the codice fiscale of an organisation', () => {
  /** The sum by hand, as the decree says it. */
  function lastDigit(ten: string): string {
    let sum = 0;
    for (let place = 0; place < 10; place += 2) sum += Number(ten[place]);
    for (let place = 1; place < 10; place += 2) sum += [...String(2 * Number(ten[place]))].reduce((all, digit) => all + Number(digit), 0);
    return String((10 - (sum % 10)) % 10);
  }

  it.each(['80015010723', '00488410010', '00159560366'])('%s is one', (code) => expect(isFiscalCodeOfOrganisation(code)).toBe(true));
  it.each(['80015010724', '8001501072', '800150107230', '80015010723\n', 'LRSGLI84E52A662P', ''])('«%s» is none', (code) =>
    expect(isFiscalCodeOfOrganisation(code)).toBe(false),
  );

  it('ends with the digit that follows from the others', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{10}$/), fc.constantFrom(...Array.from('0123456789')), (ten, last) => {
        expect(isFiscalCodeOfOrganisation(ten + last)).toBe(last === lastDigit(ten));
      }),
    );
  });
});
