import { expect, it } from 'vitest';
import { newCalls, type ShownCall } from './new-calls.js';
import { spokenLabel } from './announcer.js';

const call = (label: string, calls = 1, isNow = true): ShownCall => ({ label, calls, isNow });

it('tells what was called since, the oldest first, and what was called once more', () => {
  expect(newCalls([call('A001')], [call('B001'), call('A002'), call('A001')])).toEqual([call('A002'), call('B001')]);
  expect(newCalls([call('A001')], [call('A001', 2)])).toEqual([call('A001', 2)]);
});

it('tells nothing twice, and nothing that is over', () => {
  expect(newCalls([call('A001'), call('A002')], [call('A002'), call('A001')])).toEqual([]);
  expect(newCalls([], [call('A001', 1, false)])).toEqual([]);
});

it('reads numbers as people do', () => {
  expect(spokenLabel('A012')).toBe('A 12');
  expect(spokenLabel('Z1203')).toBe('Z 1203');
});
