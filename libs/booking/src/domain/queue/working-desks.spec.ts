import { describe, expect, it } from 'vitest';
import { type DeskSigns, workingDesks } from './working-desks.js';

const MINUTE = 60_000;
const desk = (given: Partial<DeskSigns> = {}): DeskSigns => ({
  ...{ services: ['s'], open: [[0, 180 * MINUTE]], staffed: false, servingSince: null, lastActive: null },
  ...given,
});
const waits = (minute: number, serviceId = 's') => ({ serviceId, hereAt: minute * MINUTE });
const works = (desks: readonly DeskSigns[], waiting: ReturnType<typeof waits>[], minute: number) =>
  workingDesks(desks, waiting, minute * MINUTE).map((one) => desks.indexOf(one));

describe('the desks where somebody works', () => {
  it('are those whose hours are now, in an office that says no more', () => {
    expect(works([desk(), desk({ open: [[60 * MINUTE, 90 * MINUTE]] })], [], 30)).toEqual([0]);
    expect(works([desk(), desk({ open: [[60 * MINUTE, 90 * MINUTE]] })], [], 60)).toEqual([0, 1]);
  });

  it('are not those that leave somebody waiting whom they could call', () => {
    expect(works([desk(), desk({ services: ['other'] })], [waits(10)], 15)).toEqual([0, 1]);
    expect(works([desk(), desk({ services: ['other'] })], [waits(10)], 16)).toEqual([1]);
  });

  it('are those that have called or ended somebody a moment ago, and those that serve', () => {
    expect(works([desk({ lastActive: 26 * MINUTE }), desk({ servingSince: 1 * MINUTE }), desk()], [waits(1)], 30)).toEqual([0, 1]);
  });

  it('begin when their hours do: who came before the doors opened is no sign', () => {
    expect(works([desk({ open: [[60 * MINUTE, 90 * MINUTE]] })], [waits(40)], 62)).toEqual([0]);
  });

  it('are those where operators say that they sit, whatever the hours', () => {
    expect(works([desk({ staffed: true, open: [] }), desk(), desk({ servingSince: 3 })], [waits(0)], 30)).toEqual([0, 2]);
  });
});
