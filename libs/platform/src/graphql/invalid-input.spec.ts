import { expect, it } from 'vitest';
import { invalidInput } from './invalid-input.js';

it.each([
  [1, 'C’è un campo da correggere.', 'There is one field to correct.'],
  [3, 'Ci sono 3 campi da correggere.', 'There are 3 fields to correct.'],
])('says how many fields are to be corrected: %i', (count, it, en) => {
  const problems = Array.from({ length: count }, (_, index) => ({ path: `field${index}`, problem: 'REQUIRED' }));
  expect(invalidInput(problems, 'it').message).toBe(it);
  expect(invalidInput(problems, 'en').message).toBe(en);
  expect(invalidInput(problems, 'en').fields[0]).toEqual({ path: 'field0', code: 'REQUIRED', message: 'This field is required.' });
});
