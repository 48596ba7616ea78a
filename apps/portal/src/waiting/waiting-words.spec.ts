import { expect, it } from 'vitest';
import { waiting as italian } from '../i18n/it/waiting.js';
import { waiting as english } from '../i18n/en/waiting.js';
import { durationInWords, placeInWords, timesInWords } from './waiting-words.js';

it('says a place as people do', () => {
  expect([1, 3, 10, 11, 300].map((place) => italian.entry.place(placeInWords(place, 'it')))).toEqual(
    ['la prima', 'la terza', 'la decima', 'la 11ª', 'la 300ª'].map((place) => `Sei ${place} persona in attesa`),
  );
  expect([1, 3, 11, 12, 21, 22, 23].map((place) => placeInWords(place, 'en'))).toEqual([
    'first',
    'third',
    '11th',
    '12th',
    '21st',
    '22nd',
    '23rd',
  ]);
});

it('says how long there is left in the two greatest units', () => {
  expect([0, 1, 60, 80, 239, 1440, 3 * 1440 + 125].map((minutes) => durationInWords(minutes, 'it'))).toEqual([
    '0 minuti',
    '1 minuto',
    '1 ora',
    '1 ora e 20 minuti',
    '3 ore e 59 minuti',
    '1 giorno',
    '3 giorni e 2 ore',
  ]);
  expect(durationInWords(80, 'en')).toBe('1 hour and 20 minutes');
});

it('says when somebody can come', () => {
  const times = { firstDay: '2026-11-23', lastDay: '2027-01-31', weekdays: [1, 3], from: '13:00', until: null };
  expect(timesInWords(times, italian, 'it')).toEqual({
    days: 'dal 23 novembre 2026 al 31 gennaio 2027, solo lunedì, mercoledì',
    hours: 'dalle 13:00',
  });
  expect(timesInWords({ ...times, weekdays: [], from: null }, english, 'en')).toEqual({
    days: 'from 23 November 2026 to 31 January 2027',
    hours: 'at any time',
  });
});
