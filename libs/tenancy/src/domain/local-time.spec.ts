import { describe, expect, it } from 'vitest';
import { isDayOfYear, isLocalDayOrMoment, isStretch, overlap } from './local-time.js';
import { isTimeZone } from './time-zone.js';

describe('local time', () => {
  it.each(['2026-12-24', '2028-02-29', '2026-12-24T00:00', '2026-12-24T23:59'])('%s is a day or a moment', (text) => {
    expect(isLocalDayOrMoment(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-12-24T24:00',
    '2026-12-24T9:00',
    '2026-12-24 09:00',
    '2026-12-24T09:00Z',
    '24/12/2026',
  ])('%s is none', (text) => {
    expect(isLocalDayOrMoment(text)).toBe(false);
  });

  it('knows the days a month can have', () => {
    expect([isDayOfYear(2, 29), isDayOfYear(2, 30), isDayOfYear(4, 31), isDayOfYear(12, 31)]).toEqual([true, false, false, true]);
  });

  it('lets a closure last to the end of its last day', () => {
    expect(isStretch('2026-12-24', '2026-12-24')).toBe(true);
    expect(isStretch('2026-12-24T13:00', '2026-12-24')).toBe(true);
    expect(isStretch('2026-12-24', '2026-12-24T12:00')).toBe(true);
    expect(isStretch('2026-12-24T13:00', '2026-12-24T13:00')).toBe(false);
    expect(isStretch('2026-12-25', '2026-12-24')).toBe(false);
  });

  it('sees shifts that meet, not those that only touch', () => {
    expect(overlap({ opens: '09:00', closes: '12:00' }, { opens: '11:59', closes: '13:00' })).toBe(true);
    expect(overlap({ opens: '09:00', closes: '12:00' }, { opens: '12:00', closes: '24:00' })).toBe(false);
  });

  it('knows the zones of the IANA database', () => {
    expect(isTimeZone('Europe/Rome')).toBe(true);
    expect(isTimeZone('Europe/Bari')).toBe(false);
    expect(isTimeZone('+01:00')).toBe(false);
    expect(isTimeZone('')).toBe(false);
  });
});
