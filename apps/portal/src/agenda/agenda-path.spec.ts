import { describe, expect, it } from 'vitest';
import { addDays, agendaPath, mondayOf, officePath, readOffice, readPlace } from './agenda-path.js';

describe('the address of an agenda', () => {
  it.each([
    [{}, '/ufficio/agenda/urp'],
    [{ day: '2026-11-23' }, '/ufficio/agenda/urp?giorno=2026-11-23'],
    [{ day: '2026-11-23', isWeek: true, byOperator: true }, '/ufficio/agenda/urp?giorno=2026-11-23&vista=settimana&per=operatore'],
  ])('%j is %s, and read again', (place, path) => {
    expect(agendaPath('urp', place)).toBe(path);
    expect(agendaPath('urp', readPlace(new URL(path, 'https://comune.example').searchParams))).toBe(path);
  });

  it('of nonsense is today', () => {
    expect(agendaPath('urp', readPlace(new URLSearchParams({ giorno: '2026-02-30', vista: 'mese' })))).toBe('/ufficio/agenda/urp');
    expect(readOffice('../x')).toBeUndefined();
    expect(readOffice('urp')).toBe('urp');
  });

  it('leads to the other pages of the office', () => {
    expect(officePath('prenota', 'urp', { giorno: '2026-11-23', ora: undefined })).toBe('/ufficio/prenota/urp?giorno=2026-11-23');
  });
});

describe('days', () => {
  it.each([
    ['2026-10-24', 1, '2026-10-25'],
    ['2026-10-25', 1, '2026-10-26'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('%s and %i days is %s, whatever the clocks do', (date, days, later) => expect(addDays(date, days)).toBe(later));

  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2026-11-30', '2026-11-30'],
  ])('the week of %s begins on %s', (date, monday) => expect(mondayOf(date)).toBe(monday));
});
