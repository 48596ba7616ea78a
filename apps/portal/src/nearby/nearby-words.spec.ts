import { beforeAll, describe, expect, it } from 'vitest';
import type { NearbyStartFragment } from '../gql/graphql.js';
import { registerMessages } from '../i18n/catalogue.js';
import { en } from '../i18n/en/texts.js';
import { it as italian } from '../i18n/it/texts.js';
import { distanceInWords, nearbyEntry, whenInWords } from './nearby-words.js';

const NOW = new Date('2026-11-23T22:30:00Z');
const start: NearbyStartFragment = {
  municipality: 'Modugno',
  portalUrl: 'https://comune.modugno.ba.it',
  serviceSlug: 'certificati',
  officeSlug: 'urp',
  officeName: 'URP',
  address: { street: 'Piazza del Popolo 16', postalCode: '70026', city: 'Modugno' },
  location: { latitude: 41.0833, longitude: 16.7833 },
  distance: 8430,
  slot: { startsAt: '2026-11-24T09:30:00+01:00' },
  timeZone: 'Europe/Rome',
  freeThatDay: 3,
};

beforeAll(() => {
  registerMessages('it', italian, italian);
  registerMessages('en', en, en);
});

describe('an office with its first free hour', () => {
  it('leads into its own municipality’s booking, with service, office and hour chosen', () => {
    expect(nearbyEntry(start, 'IN_PERSON', 'it', NOW)).toMatchObject({
      when: 'domani alle 9:30',
      distance: 'a 8,4 km',
      left: '3 orari liberi quel giorno.',
      bookHref:
        'https://comune.modugno.ba.it/prenota/dati?servizio=certificati&ufficio=urp&modalita=presenza&inizio=2026-11-24T09%3A30%3A00%2B01%3A00',
      otherHoursHref: 'https://comune.modugno.ba.it/prenota/orario?servizio=certificati&ufficio=urp&modalita=presenza&giorno=2026-11-24',
    });
    expect(nearbyEntry(start, 'IN_PERSON', 'en', NOW).bookHref).toContain('https://comune.modugno.ba.it/en/prenota/dati?');
  });

  it('says no distance where nobody goes there', () => {
    expect(nearbyEntry(start, 'TELEPHONE', 'it', NOW).distance).toBeUndefined();
  });
});

describe('when, in words', () => {
  it.each([
    ['2026-11-23T23:45:00+01:00', 'oggi alle 23:45'],
    ['2026-11-24T00:15:00+01:00', 'domani alle 0:15'],
    ['2026-11-25T08:00:00+01:00', 'mercoledì 25 novembre alle 8:00'],
  ])('%s', (startsAt, words) => {
    expect(whenInWords({ slot: { startsAt }, timeZone: 'Europe/Rome' }, 'it', NOW)).toBe(words);
  });
});

describe('how far, in words', () => {
  it.each([
    [0, '100 m'],
    [340, '300 m'],
    [949, '900 m'],
    [960, '1 km'],
    [8430, '8,4 km'],
    [23_499, '23 km'],
  ])('%d metres', (meters, words) => {
    expect(distanceInWords(meters, 'it')).toBe(words);
  });
});
