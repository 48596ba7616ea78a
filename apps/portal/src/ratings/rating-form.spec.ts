import { describe, expect, it } from 'vitest';
import { readRating } from './rating-form.js';

function form(values: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

describe('the form of a rating', () => {
  it('takes the answer to the question that the stars ask for', () => {
    const both = { 'aspetto-buono': 'CLARITY', 'aspetto-difficile': 'TECHNOLOGY', testo: '  Gentili.\n' };
    expect(readRating(form({ stelle: '5', ...both }))).toEqual({ stars: 5, aspect: 'CLARITY', comment: 'Gentili.' });
    expect(readRating(form({ stelle: '3', ...both }))).toEqual({ stars: 3, aspect: 'TECHNOLOGY', comment: 'Gentili.' });
  });

  it.each(['', '0', '6', '2.5', 'cinque'])('takes «%s» for no star', (stelle) => {
    expect(readRating(form({ stelle, 'aspetto-difficile': 'NESSUNO' }))).toEqual({ stars: undefined, aspect: null, comment: null });
  });
});
