import { expect, it } from 'vitest';
import { attachmentNamed } from './attachment.js';

it.each([
  ['modulo.pdf', `attachment; filename="modulo.pdf"; filename*=UTF-8''modulo.pdf`],
  ['carta d’identità.pdf', `attachment; filename="carta didentita.pdf"; filename*=UTF-8''carta%20d%E2%80%99identit%C3%A0.pdf`],
  ['a"b;c%20.pdf', `attachment; filename="a_b_c_20.pdf"; filename*=UTF-8''a%22b%3Bc%2520.pdf`],
  ["l'atto (1)*.pdf", `attachment; filename="l'atto (1)*.pdf"; filename*=UTF-8''l%27atto%20%281%29%2A.pdf`],
])('%s', (name, header) => {
  expect(attachmentNamed(name)).toBe(header);
});
