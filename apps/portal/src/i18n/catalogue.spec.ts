import { describe, expect, it as test } from 'vitest';
import { en } from './en/texts.js';
import { it } from './it/texts.js';

/** Every text with its place: `booking.time.free`. */
function texts(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, part]) => texts(part, `${path}.${key}`));
}

describe('the catalogues', () => {
  test('say the same things in both languages', () => {
    const places = (catalogue: unknown): readonly string[] =>
      texts(catalogue)
        .map(([path]) => path)
        .sort();
    expect(places(en)).toEqual(places(it));
  });

  test('leave nothing empty but what is not said', () => {
    const empty = [it, en].flatMap((catalogue) => texts(catalogue).filter(([, text]) => text === ''));
    expect(empty.map(([path]) => path)).toEqual(['.booking.time.short.out-of-range', '.booking.time.short.out-of-range']);
  });

  test('keep to the words the Modello Comuni fixes', () => {
    expect(it.feedback.title).toBe('Quanto sono chiare le informazioni su questa pagina?');
    expect(it.feedback.positive.question).toBe('Quali sono stati gli aspetti che hai preferito?');
    expect(it.feedback.negative.question).toBe('Dove hai incontrato le maggiori difficoltà?');
    expect(it.common.footer.reportProblem).toBe('Segnalazione disservizio');
    expect(it.common.live('Bari')).toBe('Vivere Bari');
    const { card } = it.services;
    expect([card.addressedTo, card.howTo, card.needed, card.achieved, card.deadlines, card.access, card.terms, card.contacts]).toEqual([
      'A chi è rivolto',
      'Come fare',
      'Cosa serve',
      'Cosa si ottiene',
      'Tempi e scadenze',
      'Accedi al servizio',
      'Condizioni di servizio',
      'Contatti',
    ]);
  });
});
