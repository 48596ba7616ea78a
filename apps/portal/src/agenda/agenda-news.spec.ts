import { describe, expect, it } from 'vitest';
import { announcements, isNews } from './agenda-news.js';

const TEXTS = { added: 'Nuovo: %s', removed: 'Via: %s', changed: '%s: %s' };
const maria = { id: '1', version: 0, title: 'Maria, ore 9', stateText: 'Prenotato' };
const ugo = { id: '2', version: 0, title: 'Ugo, ore 10', stateText: 'Prenotato' };

describe('what is announced', () => {
  it.each([
    [[maria], [maria], []],
    [[maria], [maria, ugo], ['Nuovo: Ugo, ore 10']],
    [[maria, ugo], [maria], ['Via: Ugo, ore 10']],
    [[maria], [{ ...maria, version: 1, stateText: 'Chiamato' }], ['Maria, ore 9: Chiamato']],
    // A note raises the version, and is nothing to interrupt somebody for.
    [[maria], [{ ...maria, version: 1 }], []],
    [[maria], [{ ...maria, title: 'Maria, ore 11' }], ['Via: Maria, ore 9', 'Nuovo: Maria, ore 11']],
    [[], [{ ...maria, title: '%s $& %s' }], ['Nuovo: %s $& %s']],
  ])('from %j to %j: %j', (before, now, said) => expect(announcements(before, now, TEXTS)).toEqual(said));
});

describe('news', () => {
  const shown = { first: '2026-11-23', last: '2026-11-23', appointments: [{ id: '1', version: 2 }] };
  const change = (one: object) => ({
    isStale: false,
    appointments: [{ id: '1', version: 2, state: 'BOOKED' as const, startsAt: '2026-11-23T09:30:00+01:00', ...one }],
  });
  it.each([
    ['what the page shows already', change({}), false],
    ['a later version', change({ version: 3 }), true],
    ['a cancellation', change({ version: 3, state: 'CANCELLED' }), true],
    ['one moved to another day', change({ version: 3, startsAt: '2026-12-01T09:30:00+01:00' }), true],
    ['a new one', change({ id: '2', version: 0 }), true],
    ['a new one on another day', change({ id: '2', version: 0, startsAt: '2026-11-24T09:30:00+01:00' }), false],
    ['one that was cancelled before it was shown', change({ id: '2', state: 'CANCELLED' }), false],
    ['that all is to be read anew', { isStale: true, appointments: [] }, true],
  ])('%s', (_name, given, expected) => expect(isNews(given, shown)).toBe(expected));
});
