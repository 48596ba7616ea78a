import { newId } from '@casa/kernel';
import { expect, it } from 'vitest';
import { latestEnd, termsOf } from './loan.js';

it.each([
  ['2026-11-23T09:00:00Z', '2027-11-24T09:00:00Z'],
  // The last second of the day twelve months on is still within, in whatever zone that day is.
  ['2026-11-23T00:00:00Z', '2027-11-24T00:00:00Z'],
  ['2028-02-29T12:00:00Z', '2029-03-02T12:00:00Z'],
])('a loan that is agreed at %s ends at the latest at %s', (now, end) => {
  expect(latestEnd(new Date(now))).toEqual(new Date(end));
});

it('tells the audit who lends, under which act and until when', () => {
  const lentBy = newId<'Tenant'>();
  const loan = { lentBy, agreement: 'Convenzione n. 12' };
  expect(termsOf(loan, new Date('2027-01-31T22:59:59Z'))).toEqual({ ...loan, until: '2027-01-31T22:59:59.000Z' });
  expect(termsOf(loan, null)).toEqual(loan);
});
