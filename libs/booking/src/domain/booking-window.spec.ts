import { describe, expect, it } from 'vitest';
import { bookingWindow, outsideWindow } from './booking-window.js';

const ROME = 'Europe/Rome';
const at = (iso: string): number => Date.parse(iso);

function refusal(startsAt: string, now: string, rules: { leadMinutes: number; horizonDays: number }, timeZone = ROME): string | undefined {
  return outsideWindow(at(startsAt), at(now), bookingWindow(at(now), rules, timeZone), timeZone);
}

describe('bookingWindow', () => {
  it('begins after the lead time and ends on the last day of the horizon', () => {
    expect(bookingWindow(at('2026-11-23T10:00:00+01:00'), { leadMinutes: 24 * 60, horizonDays: 30 }, ROME)).toEqual({
      earliest: at('2026-11-24T10:00:00+01:00'),
      firstDay: '2026-11-24',
      lastDay: '2026-12-23',
    });
  });

  it('counts the days of the office, where it may be tomorrow already', () => {
    const now = at('2026-11-23T23:30:00Z');
    expect(bookingWindow(now, { leadMinutes: 0, horizonDays: 1 }, ROME)).toMatchObject({ firstDay: '2026-11-24', lastDay: '2026-11-25' });
    expect(bookingWindow(now, { leadMinutes: 0, horizonDays: 1 }, 'America/New_York')).toMatchObject({
      firstDay: '2026-11-23',
      lastDay: '2026-11-24',
    });
  });

  it('measures the lead time in real minutes over a night of clock change', () => {
    const window = bookingWindow(at('2026-03-28T12:00:00+01:00'), { leadMinutes: 24 * 60, horizonDays: 1 }, ROME);
    expect(window).toEqual({ earliest: at('2026-03-29T13:00:00+02:00'), firstDay: '2026-03-29', lastDay: '2026-03-29' });
  });
});

describe('outsideWindow', () => {
  const now = '2026-11-23T10:00:00+01:00';
  const rules = { leadMinutes: 60, horizonDays: 7 };

  it.each([
    ['2026-11-23T09:59:59+01:00', 'PAST'],
    ['2026-11-23T10:00:00+01:00', 'TOO_SOON'],
    ['2026-11-23T10:59:59+01:00', 'TOO_SOON'],
    ['2026-11-23T11:00:00+01:00', undefined],
    ['2026-11-30T23:59:00+01:00', undefined],
    ['2026-12-01T00:00:00+01:00', 'TOO_FAR'],
  ])('a start at %s is %s', (startsAt, expected) => {
    expect(refusal(startsAt, now, rules)).toBe(expected);
  });

  it('ends with the office’s last day on a night of clock change', () => {
    const eve = { leadMinutes: 0, horizonDays: 1 };
    expect(refusal('2026-10-25T23:59:00+01:00', '2026-10-24T10:00:00+02:00', eve)).toBeUndefined();
    expect(refusal('2026-10-26T00:00:00+01:00', '2026-10-24T10:00:00+02:00', eve)).toBe('TOO_FAR');
  });

  it.each(['9999-12-31T23:59:59-12:00', '9999-12-31T23:59:59Z'])('%s, beyond the years that have four digits, is too far', (startsAt) => {
    expect(refusal(startsAt, now, rules)).toBe('TOO_FAR');
  });
});
