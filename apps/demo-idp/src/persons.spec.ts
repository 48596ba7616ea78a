import { describe, expect, it } from 'vitest';
import { assertedAttributes, personsOf } from './asserted-attributes.js';
import { SPID_ATTRIBUTES } from './federation.js';
import { PERSONS, personById } from './persons.js';

const ODD_PLACES: Readonly<Record<string, number>> = Object.fromEntries(
  Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', (character, place) => [
    character,
    [
      ...[1, 0, 5, 7, 9, 13, 15, 17, 19, 21],
      ...[1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23],
    ][place]!,
  ]),
);

/** Decree of 12 March 1974: the last character of a codice fiscale from the other fifteen. */
function checkCharacter(code: string): string {
  const values = [...code.slice(0, 15)].map((character, place) =>
    place % 2 === 0 ? ODD_PLACES[character]! : /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65,
  );
  return String.fromCharCode(65 + (values.reduce((sum, value) => sum + value, 0) % 26));
}

/** The codice fiscale's middle: date of birth, with 40 more days for women, and place. */
function birthPart({ dateOfBirth, gender, placeOfBirth }: Readonly<Record<string, string>>): string {
  const [year = '', month = '', day = ''] = dateOfBirth!.split('-');
  const days = String(Number(day) + (gender === 'F' ? 40 : 0)).padStart(2, '0');
  return `${year.slice(2)}${'ABCDEHLMPRST'[Number(month) - 1]!}${days}${placeOfBirth!}`;
}

describe('the demonstration’s persons', () => {
  const withFiscalCode = PERSONS.filter(({ attributes }) => attributes['fiscalNumber'] !== undefined);

  it.each(withFiscalCode.map(({ id, attributes }) => ({ id, attributes })))('$id has a right codice fiscale', ({ attributes }) => {
    const code = attributes['fiscalNumber']!.replace('TINIT-', '');
    expect(code).toMatch(/^[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]$/);
    expect(code.slice(6, 15)).toBe(birthPart(attributes));
    expect(code.at(-1)).toBe(checkCharacter(code));
  });

  it('are all different and have only SPID’s attributes', () => {
    for (const key of ['spidCode', 'fiscalNumber'] as const) {
      const values = withFiscalCode.map(({ attributes }) => attributes[key]);
      expect(new Set(values).size).toBe(values.length);
    }
    expect(new Set(PERSONS.map(({ id }) => id)).size).toBe(PERSONS.length);
    for (const { attributes } of PERSONS) expect(SPID_ATTRIBUTES).toEqual(expect.arrayContaining(Object.keys(attributes)));
  });

  it('has one without codice fiscale, whom the card’s issuer and the employers do not know', () => {
    expect(PERSONS.length - withFiscalCode.length).toBe(1);
    expect(personsOf('spid')).toHaveLength(PERSONS.length);
    expect(personsOf('cie').map(({ id }) => id)).not.toContain('eidas');
    expect(personsOf('staff').map(({ id }) => id)).toEqual([
      ...['operator-bari', 'operator-altamura', 'administrator-bari', 'manager-bari', 'analyst', 'platform-administrator'],
    ]);
  });

  it('says of a person only what is asked, certified and known', () => {
    const spid = { federation: 'spid', attributes: SPID_ATTRIBUTES } as const;
    const asked = ['fiscalNumber', 'dateOfBirth', 'shoeSize'];
    expect(assertedAttributes(personById('citizen-bari')!, spid, asked)).toEqual([
      { name: 'dateOfBirth', values: ['1984-05-12'], type: 'date' },
      { name: 'fiscalNumber', values: ['TINIT-LRSGLI84E52A662P'] },
    ]);
    expect(assertedAttributes(personById('eidas')!, spid, asked)).toEqual([{ name: 'dateOfBirth', values: ['1979-09-14'], type: 'date' }]);
  });

  it('says the work address of an employee to the employer’s service, the own one to SPID', () => {
    const person = personById('operator-bari')!;
    const [mail] = assertedAttributes(person, { federation: 'staff', attributes: ['email'] }, ['email']);
    expect(mail?.values).toEqual(['a.ranieri@comune.bari.example']);
    const [own] = assertedAttributes(person, { federation: 'spid', attributes: ['email'] }, ['email']);
    expect(own?.values).toEqual(['anna.ranieri@esempio.example']);
  });
});
