import { describe, expect, it } from 'vitest';
import { bookingPath, detailsPath, readChoice, timePath } from './booking-path.js';

const read = (path: string) => readChoice(new URL(path, 'https://here.invalid').searchParams);

describe('addresses of the booking', () => {
  it('carry the choices, and give them back', () => {
    const choice = {
      service: 'carta-identita',
      office: 'anagrafe',
      channel: 'VIDEO',
      month: '2026-11',
      day: '2026-11-24',
      startsAt: '2026-11-24T09:00:00+01:00',
    } as const;
    for (const path of [bookingPath(choice), timePath(choice), detailsPath(choice)]) expect(read(path)).toEqual(choice);
  });

  it('are bare when nothing was chosen', () => {
    expect(bookingPath({})).toBe('/prenota');
  });

  it.each([
    ['servizio', '../admin'],
    ['servizio', 'UPPER'],
    ['ufficio', 'a b'],
    ['modalita', 'piccione'],
    ['mese', '2026-13'],
    ['giorno', '2026-02-30'],
    ['inizio', '2026-11-24T09:00'],
    ['inizio', '2026-11-24T99:00:00+01:00'],
    ['inizio', 'javascript:alert(1)'],
  ])('take %s=%s as if it were not there', (name, value) => {
    const choice = read(`/prenota?${new URLSearchParams({ [name]: value }).toString()}`);
    expect(Object.values(choice).every((part) => part === undefined)).toBe(true);
  });
});
