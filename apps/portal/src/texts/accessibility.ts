import type { Language } from '../i18n/language.js';

interface AccessibilityTexts {
  readonly lead: string;
  readonly howTitle: string;
  readonly how: readonly string[];
  readonly reportTitle: string;
  readonly report: string;
  readonly declaration: string;
}

export const accessibilityTexts: Readonly<Record<Language, AccessibilityTexts>> = {
  it: {
    lead: 'Questo sito è fatto per tutte le persone, anche per chi usa un lettore di schermo, solo la tastiera o lo zoom.',
    howTitle: 'Come è fatto',
    how: [
      'Rispetta i criteri WCAG 2.2 di livello AA; la legge 4/2004 ne chiede una parte.',
      'Si usa tutto con la tastiera; il punto in cui ti trovi è sempre ben visibile.',
      'Il calendario degli appuntamenti è una tabella che il lettore di schermo legge giorno per giorno.',
      'Funziona anche senza JavaScript, su schermi piccoli e con lo zoom al 200 %.',
      'Nessuna informazione è data solo con il colore.',
    ],
    reportTitle: 'Qualcosa non va?',
    report: 'Se una pagina ti dà difficoltà scrivici o telefonaci: ti aiutiamo subito per un’altra via e correggiamo la pagina.',
    declaration: 'Leggi la dichiarazione di accessibilità sul sito di AgID',
  },
  en: {
    lead: 'This site is made for everybody, also for those who use a screen reader, only the keyboard or zoom.',
    howTitle: 'How it is made',
    how: [
      'It meets the WCAG 2.2 criteria at level AA; Italian law 4/2004 asks for part of them.',
      'Everything works with the keyboard; where you are is always clearly visible.',
      'The calendar of appointments is a table that a screen reader reads day by day.',
      'It works without JavaScript, on small screens and at 200 % zoom.',
      'No information is given by colour alone.',
    ],
    reportTitle: 'Something wrong?',
    report: 'If a page gives you trouble write or telephone: we help you at once in another way and correct the page.',
    declaration: 'Read the accessibility statement on the AgID site (in Italian)',
  },
};
