import { expect, it } from 'vitest';
import { answerText } from './answer-text.js';

it.each([
  ['yes', 'Sì'],
  ['no', 'No'],
  ['Spazi finiti', 'Spazi finiti'],
  ['', ''],
])('«%s» is said «%s»', (answer, text) => expect(answerText(answer, { yes: 'Sì', no: 'No' })).toBe(text));
