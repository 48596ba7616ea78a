import { expect, it } from 'vitest';
import { fileName, isAccepted } from './given-document.js';

it.each([
  ['carta d’identità.PDF', 'application/pdf', true],
  ['foto.jpeg', 'image/jpeg', true],
  ['elenco.csv', 'text/plain', true],
  ['foto.png', 'image/jpeg', false],
  ['pagina.html', 'text/plain', false],
  ['programma.exe', 'application/x-msdownload', false],
  ['programma.pdf', 'application/x-msdownload', false],
  ['lettera.docm', 'application/vnd.ms-word.document.macroenabled.12', false],
  ['lettera.doc', 'application/x-cfb', false],
  ['senza', 'application/pdf', false],
  ['prototipo.constructor', 'constructor', false],
])('%s of type %s: %s', (name, mediaType, accepted) => {
  expect(isAccepted(name, mediaType)).toBe(accepted);
});

it.each([
  ['C:\\Users\\anna\\modulo.pdf', 'modulo.pdf'],
  ['../../etc/passwd.txt', 'passwd.txt'],
  ['fattura\u202efdp.exe', 'fatturafdp.exe'],
  ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
  ['.pdf', 'documento.pdf'],
  [`${'à'.repeat(300)}.pdf`, `${'à'.repeat(120)}.pdf`],
])('%j is kept as %j', (given, name) => {
  expect(fileName(given)).toBe(name);
});
