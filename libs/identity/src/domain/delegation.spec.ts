import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELEGATION_KINDS, nameOf, statusAt } from './delegation.js';
import { comesOfAge, dayOf, endOfDay, latestDay } from './delegation-term.js';

const ROME = 'Europe/Rome';
const DAY_MS = 86_400_000;
const ZONES = [ROME, 'UTC', 'America/New_York', 'America/Havana', 'Asia/Kolkata', 'Pacific/Chatham', 'Atlantic/Azores'];

const aDay = fc
  .date({ min: new Date('2005-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Calendar arithmetic by walking: the next day, however many times. */
function daysAfter(day: string): (count: number) => string {
  return (count) => new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** How old somebody is on a day, as everybody counts: birthdays had, that of a 29 February on the 28th where there is none. */
function ageOn(birthDay: string, day: string): number {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const [birthYear = 0, birthMonth = 0, birthDayOfMonth = 0] = birthDay.split('-').map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const celebrated = birthMonth === 2 && birthDayOfMonth === 29 && !isLeap ? 28 : birthDayOfMonth;
  const hadBirthday = month > birthMonth || (month === birthMonth && dayOfMonth >= celebrated);
  return year - birthYear - (hadBirthday ? 0 : 1);
}

/** The same day so many months later, or that month's last. */
function sameDayLater(from: string, months: number): string {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const place = year * 12 + month - 1 + months;
  const prefix = `${Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`;
  const candidates = [day, 30, 29, 28].filter((one) => one <= day).map((one) => `${prefix}-${String(one).padStart(2, '0')}`);
  return candidates.find((one) => new Date(`${one}T00:00:00Z`).toISOString().startsWith(one))!;
}

describe('the day somebody comes of age', () => {
  it.each([
    ['2010-11-01', '2028-11-01'],
    ['2008-02-29', '2026-02-28'],
    ['2026-03-01', '2044-03-01'],
  ])('of who was born on %s is %s', (birthDay, expected) => expect(comesOfAge(birthDay)).toBe(expected));

  it('is the first day on which they are eighteen', () => {
    fc.assert(
      fc.property(aDay, (birthDay) => {
        const day = comesOfAge(birthDay);
        expect([ageOn(birthDay, daysAfter(day)(-1)), ageOn(birthDay, day)]).toEqual([17, 18]);
      }),
    );
  });
});

describe('the last day a delegation may have', () => {
  it.each([
    ['MANDATE', '2026-11-23', undefined, '2028-11-23'],
    ['MANDATE', '2026-02-28', undefined, '2028-02-28'],
    ['MANDATE', '2028-02-29', undefined, '2030-02-28'],
    ['LEGAL_REPRESENTATIVE', '2026-11-23', undefined, '2027-11-23'],
    ['LEGAL_REPRESENTATIVE', '2026-11-23', '2010-01-01', '2027-11-23'],
    ['PARENT', '2026-11-23', '2020-05-05', '2027-11-23'],
    ['PARENT', '2028-10-01', '2010-11-01', '2028-10-31'],
    ['PARENT', '2027-11-01', '2010-11-01', '2028-10-31'],
    ['PARENT', '2027-10-31', '2010-11-01', '2028-10-31'],
  ] as const)('%s from %s, of who was born on %s: %s', (kind, today, birthDay, expected) => {
    expect(latestDay(kind, today, birthDay)).toBe(expected);
  });

  it('is the last day at most so many months away, and of a child the last on which it is seventeen', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DELEGATION_KINDS), aDay, fc.integer({ min: 0, max: 17 * 365 }), (kind, birthDay, age) => {
        const today = daysAfter(birthDay)(age);
        const most = kind === 'MANDATE' ? 24 : 12;
        const isAllowed = (day: string) => day <= sameDayLater(today, most) && (kind !== 'PARENT' || ageOn(birthDay, day) < 18);
        const latest = latestDay(kind, today, birthDay);
        expect([isAllowed(latest), isAllowed(daysAfter(latest)(1))]).toEqual([true, false]);
      }),
    );
  });
});

describe('the end of a day', () => {
  it.each([
    ['2026-11-23', '2026-11-23T22:59:59.000Z'],
    ['2026-07-01', '2026-07-01T21:59:59.000Z'],
    ['2026-03-29', '2026-03-29T21:59:59.000Z'],
    ['2026-10-25', '2026-10-25T22:59:59.000Z'],
    ['2026-12-31', '2026-12-31T22:59:59.000Z'],
  ])('%s in Rome is %s', (day, end) => expect(endOfDay(day, ROME).toISOString()).toBe(end));

  it('is the last second that is still that day, in every zone', () => {
    fc.assert(
      fc.property(aDay, fc.constantFrom(...ZONES), (day, timeZone) => {
        const end = endOfDay(day, timeZone);
        const local = (instant: number) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(instant);
        expect([local(end.getTime()), local(end.getTime() + 1000)]).toEqual([day, daysAfter(day)(1)]);
        expect(dayOf(end, timeZone)).toBe(day);
      }),
    );
  });
});

describe('where a delegation stands', () => {
  const validUntil = new Date('2026-11-23T22:59:59Z');
  const before = new Date('2026-11-23T22:59:58Z');
  it.each([
    ['WAITING', before, 'WAITING'],
    ['ACTIVE', before, 'ACTIVE'],
    ['WAITING', validUntil, 'EXPIRED'],
    ['ACTIVE', validUntil, 'EXPIRED'],
    ['REFUSED', validUntil, 'REFUSED'],
    ['REVOKED', validUntil, 'REVOKED'],
  ] as const)('%s, at %s: %s', (status, now, expected) => expect(statusAt({ status, validUntil }, now)).toBe(expected));
});

it('names a person by name and surname, an organisation by its own', () => {
  expect(nameOf({ givenName: 'Maria', familyName: 'Rossi' })).toBe('Maria Rossi');
  expect(nameOf({ organisation: 'Forno Colonna S.r.l.', fiscalCode: '09999010722' })).toBe('Forno Colonna S.r.l.');
});
