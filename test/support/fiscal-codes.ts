import { isFiscalCodeOfPerson } from '@casa/kernel';

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** A right codice fiscale of somebody who does not exist. @param birthDay YYYY-MM-DD @param name six letters by which people differ. */
export function fiscalCodeOf(birthDay: string, name = 'LRSMRA'): string {
  const [year = '', month = '', day = ''] = birthDay.split('-');
  const fifteen = `${name}${year.slice(2)}${'ABCDEHLMPRST'[Number(month) - 1] ?? ''}${day}A662`;
  const code = LETTERS.map((last) => fifteen + last).find(isFiscalCodeOfPerson);
  if (code === undefined) throw new Error(`nobody is born on ${birthDay}`);
  return code;
}
