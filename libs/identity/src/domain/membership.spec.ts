import { describe, expect, it } from 'vitest';
import { statusAfter } from './member-status.js';
import { ceasesAt, type TermOfOffice } from './term-of-office.js';

const now = new Date('2026-11-23T09:00:00Z');
const june = new Date('2027-06-01T00:00:00Z');
const august = new Date('2027-08-01T00:00:00Z');

describe('statusAfter', () => {
  it.each([
    ['ACTIVE', undefined, true, 'ACTIVE'],
    ['ACTIVE', true, true, 'SUSPENDED'],
    ['SUSPENDED', false, true, 'ACTIVE'],
    ['INVITED', true, false, 'SUSPENDED'],
    ['SUSPENDED', false, false, 'INVITED'],
    ['INVITED', false, false, 'INVITED'],
    ['SUSPENDED', true, true, 'SUSPENDED'],
  ] as const)('from %s, suspended %s, taken up %s: %s', (status, suspended, isTaken, after) => {
    expect(statusAfter(status, suspended, isTaken)).toBe(after);
  });
});

describe('ceasesAt', () => {
  const active = (validUntil: Date | null): TermOfOffice => ({ status: 'ACTIVE', validUntil });
  const suspended: TermOfOffice = { status: 'SUSPENDED', validUntil: null };

  it('is at once for who is suspended', () => {
    expect(ceasesAt(active(null), suspended, now)).toBe(now);
  });

  it('is the end that is given to who had none, or a later one', () => {
    expect(ceasesAt(active(null), active(june), now)).toBe(june);
    expect(ceasesAt(active(august), active(june), now)).toBe(june);
  });

  it('is never for who stays as long or longer', () => {
    expect(ceasesAt(active(june), active(june), now)).toBeUndefined();
    expect(ceasesAt(active(june), active(august), now)).toBeUndefined();
    expect(ceasesAt(active(june), active(null), now)).toBeUndefined();
  });

  it('is never for who does not work here anyway', () => {
    expect(ceasesAt(suspended, suspended, now)).toBeUndefined();
    expect(ceasesAt({ status: 'INVITED', validUntil: null }, suspended, now)).toBeUndefined();
    expect(ceasesAt(active(now), suspended, now)).toBeUndefined();
  });
});
