import type { Language } from '@casa/kernel';

/** What each problem of the input says to the person who typed it. `%s` stands for the parameter. */
const TEXTS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  REQUIRED: { it: 'Questo campo è obbligatorio.', en: 'This field is required.' },
  TOO_LONG: { it: 'Il testo è troppo lungo: al massimo %s caratteri.', en: 'The text is too long: %s characters at most.' },
  TOO_MANY: { it: 'Sono troppi: al massimo %s.', en: 'There are too many: %s at most.' },
  NOT_A_NAME: {
    it: 'Scrivi il nome solo con lettere, spazi, apostrofi e trattini.',
    en: 'Write the name with letters, spaces, apostrophes and hyphens only.',
  },
  NOT_AN_ADDRESS: {
    it: 'Scrivi l’indirizzo solo con lettere, numeri e segni di punteggiatura.',
    en: 'Write the address with letters, numbers and punctuation only.',
  },
  NOT_AN_EMAIL: {
    it: 'L’indirizzo e-mail non è corretto. Esempio: nome@esempio.it',
    en: 'The e-mail address is not right. Example: name@example.it',
  },
  NOT_A_TELEPHONE: {
    it: 'Il numero di telefono non è corretto. Esempio: 333 1234567',
    en: 'The telephone number is not right. Example: +39 333 1234567',
  },
  NOT_A_POSTAL_CODE: { it: 'Il CAP ha cinque cifre. Esempio: 70122', en: 'The postal code has five digits. Example: 70122' },
  NOT_A_FISCAL_CODE: {
    it: 'Il codice fiscale non è corretto: controlla lettere e numeri.',
    en: 'The codice fiscale is not right: check its letters and digits.',
  },
  OWN_FISCAL_CODE: {
    it: 'Questo è il tuo codice fiscale: scrivi quello dell’altra persona.',
    en: 'This is your own codice fiscale: write the other person’s.',
  },
  DECLARATION: {
    it: 'Per proseguire conferma la dichiarazione.',
    en: 'To go on, confirm the declaration.',
  },
  UNSAFE_CHARACTERS: {
    it: 'Il testo contiene caratteri che non si possono usare. Riscrivilo senza copiarlo da altrove.',
    en: 'The text contains characters that cannot be used. Type it again instead of pasting it.',
  },
  NOT_FOUND: { it: 'Non trovato.', en: 'Not found.' },
  NOT_A_CHOICE: { it: 'Scegli una delle risposte proposte.', en: 'Choose one of the answers offered.' },
  PRIVACY_NOTICE: {
    it: 'Per proseguire conferma di aver letto l’informativa sulla privacy.',
    en: 'To go on, confirm that you have read the privacy notice.',
  },
  OUT_OF_RANGE: { it: 'Il valore non è tra quelli possibili.', en: 'The value is not among the possible ones.' },
  NOT_A_TIME: { it: 'Scrivi l’ora così: 09:30', en: 'Write the time like this: 09:30' },
  CLOSES_BEFORE: { it: 'La chiusura deve venire dopo l’apertura.', en: 'It must close after it opens.' },
  HOURS_OVERLAP: { it: 'Questi orari si sovrappongono ad altri dello stesso giorno.', en: 'These hours overlap others of the same day.' },
  LAST_DESK: {
    it: 'È l’ultimo sportello dell’ufficio: aggiungine un altro prima di chiuderlo.',
    en: 'This is the last desk of the office: add another one before you close it.',
  },
  LEAD_TOO_LONG: {
    it: 'L’anticipo minimo supera il periodo prenotabile: nessuno potrebbe prenotare.',
    en: 'The lead time is longer than the period that can be booked: nobody could book.',
  },
  TWO_CHOICES: { it: 'Scrivi almeno due risposte tra cui scegliere.', en: 'Write at least two answers to choose from.' },
  INVALID: { it: 'Il valore non è corretto.', en: 'The value is not right.' },
};

/** @param problem `CODE` or `CODE:parameter` */
export function problemText(problem: string, language: Language): { code: string; message: string } {
  const [code = '', parameter = ''] = problem.split(':');
  const known = TEXTS[code];
  return known
    ? { code, message: known[language].replace('%s', parameter) }
    : { code: 'INVALID', message: (TEXTS['INVALID'] as Record<Language, string>)[language] };
}
