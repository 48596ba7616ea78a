import { describe, expect, it } from 'vitest';
import { dateFormat } from '../i18n/format.js';
import { booking } from '../i18n/it/booking.js';
import { calendarDay, selectedDay } from './schedule.js';

const format = dateFormat('it', 'Europe/Rome');
const day = (status: Parameters<typeof calendarDay>[0]['status'], freeSlots = 0, holiday: string | null = null) =>
  calendarDay({ date: '2026-11-24', status, freeSlots, holiday }, '/giorno', booking.time, format);

describe('a day of the calendar', () => {
  it('says how much is free, and leads there', () => {
    expect(day('FREE', 12)).toEqual({
      kind: 'free',
      shortText: '12 liberi',
      fullText: 'martedì 24 novembre, 12 orari liberi',
      href: '/giorno',
    });
    expect(day('FREE', 1)).toMatchObject({ shortText: '1 libero', fullText: 'martedì 24 novembre, 1 orario libero' });
  });

  it('says in words why it cannot be chosen, and leads nowhere', () => {
    expect(day('FULL')).toEqual({ kind: 'full', shortText: 'pieno', fullText: 'martedì 24 novembre, tutto prenotato', href: undefined });
    expect(day('CLOSED').fullText).toBe('martedì 24 novembre, chiuso');
    expect(day('HOLIDAY', 0, 'San Nicola').fullText).toBe('martedì 24 novembre, giorno festivo: San Nicola');
    expect(day('OUT_OF_RANGE').href).toBeUndefined();
  });
});

describe('the hours of a day', () => {
  it('are told in the office’s zone, also on the night the clock changes', () => {
    const { morning, afternoon } = selectedDay(
      '2026-10-25',
      [
        { startsAt: '2026-10-25T00:30:00Z', endsAt: '2026-10-25T00:50:00Z' },
        { startsAt: '2026-10-25T01:30:00Z', endsAt: '2026-10-25T01:50:00Z' },
        { startsAt: '2026-10-25T14:00:00Z', endsAt: '2026-10-25T14:20:00Z' },
      ],
      booking.time,
      format,
      'Europe/Rome',
    );
    // The hour from two to three comes twice.
    expect(morning.map(({ text }) => text)).toEqual(['2:30', '2:30']);
    expect(afternoon).toEqual([{ startsAt: '2026-10-25T14:00:00Z', text: '15:00', fullText: '15:00, domenica 25 ottobre' }]);
  });
});
