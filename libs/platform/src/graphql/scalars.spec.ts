import { parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DateScalar, DateTimeScalar, isDay, LocalTimeScalar } from './scalars.js';

describe('Date', () => {
  it.each(['2026-11-23', '2024-02-29', '1900-01-01', '2999-12-31'])('takes %s', (day) => {
    expect(DateScalar.parseValue(day)).toBe(day);
    expect(DateScalar.parseLiteral(parseValue(`"${day}"`))).toBe(day);
    expect(isDay(day)).toBe(true);
  });

  it.each([
    '',
    '2026-02-29',
    '2026-02-30',
    '2026-11-31',
    '2026-13-01',
    '2026-00-01',
    '2026-01-00',
    '2026-1-1',
    '23/11/2026',
    '2026-11-23T00:00:00Z',
    '1899-12-31',
    '3000-01-01',
    '9999-12-31',
    '0000-01-01',
    '+010000-01-01',
    '２０２６-11-23',
    '2026-11-23\n',
    20261123,
    null,
    true,
    {},
    ['2026-11-23'],
  ])('does not take %j', (value) => {
    expect(() => DateScalar.parseValue(value)).toThrow('a day is written as 2026-11-23');
    expect(isDay(value)).toBe(false);
  });

  it.each(['20261123', 'true', '{}', 'DAY'])('does not take the literal %s', (literal) => {
    expect(() => DateScalar.parseLiteral(parseValue(literal))).toThrow('a text is expected');
  });
});

describe('LocalTime', () => {
  it.each(['00:00', '09:30', '23:59'])('takes %s', (time) => {
    expect(LocalTimeScalar.parseValue(time)).toBe(time);
    expect(LocalTimeScalar.parseLiteral(parseValue(`"${time}"`))).toBe(time);
  });

  it.each(['', '9:30', '24:00', '25:00', '09:60', '09:30:00', '09:30Z', 'mezzogiorno', 930, null, {}, ['09:30']])(
    'does not take %j',
    (value) => {
      expect(() => LocalTimeScalar.parseValue(value)).toThrow('a time is written as 09:30');
    },
  );
});

describe('DateTime', () => {
  it.each([
    ['2026-11-23T09:30:00+01:00', '2026-11-23T08:30:00.000Z'],
    ['2026-11-23T09:30+01:00', '2026-11-23T08:30:00.000Z'],
    ['2026-11-23T08:30:00.000Z', '2026-11-23T08:30:00.000Z'],
    ['2026-11-23T08:30:00.123456789Z', '2026-11-23T08:30:00.123Z'],
    ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59-12:00', '+010000-01-01T11:59:59.000Z'],
  ])('takes %s', (text, instant) => {
    expect(DateTimeScalar.parseValue(text).toISOString()).toBe(instant);
    expect(DateTimeScalar.parseLiteral(parseValue(`"${text}"`)).toISOString()).toBe(instant);
  });

  it('takes an instant that it has parsed before', () => {
    const instant = new Date('2026-11-23T08:30:00Z');
    expect(DateTimeScalar.parseValue(instant)).toBe(instant);
  });

  it.each([
    '',
    '2026-11-23',
    '2026-11-23T09:30:00',
    '2026-11-23 09:30:00Z',
    '2026-02-30T09:30:00Z',
    '2026-11-23T25:00:00Z',
    '2026-11-23T09:60:00Z',
    '2026-11-23T09:30:61Z',
    '2026-11-23T09:30:00+99:99',
    '2026-11-23T09:30:00 Z',
    '20261123T093000Z',
    '+010000-01-01T00:00:00Z',
    'now',
    1795300000000,
    null,
    {},
    [new Date()],
  ])('does not take %j', (value) => {
    expect(() => DateTimeScalar.parseValue(value)).toThrow('an instant is written with its offset');
  });

  it('goes out as it was made: only its field knows the zone', () => {
    expect(DateTimeScalar.serialize('2026-11-23T09:30:00+01:00')).toBe('2026-11-23T09:30:00+01:00');
    expect(DateTimeScalar.serialize(new Date('2026-11-23T08:30:00Z'))).toBe('2026-11-23T08:30:00.000Z');
  });
});
