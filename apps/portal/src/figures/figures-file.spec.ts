import { describe, expect, it } from 'vitest';
import type { FigurePartsFragment } from '../gql/graphql.js';
import { figures as italian } from '../i18n/it/figures.js';
import { figuresFile } from './figures-file.js';

const some: FigurePartsFragment = {
  ...{ booked: 12, served: 9, noShows: 1, cancelled: 2, offersAccepted: 0, offersRefused: 0, offersLapsed: 0, hidesRatings: false },
  waitMinutes: { median: 4.5, ninth: 12 },
  ...{ serviceMinutes: null, leadDays: null, firstFreeDays: null },
  ratings: { count: 6, mean: 4.333333, stars: [0, 0, 1, 2, 3] },
};

const file = figuresFile(
  {
    ...{ unit: 'MONTH', firstDay: '2025-12-01', lastDay: '2026-11-30', total: some },
    periods: [{ firstDay: '2026-11-01', figures: null }],
    services: [{ serviceId: '1', serviceName: '=cmd|"x"; y', figures: some }],
    channels: [{ channel: 'WALK_IN', figures: some }],
    desks: [{ deskId: '1', deskName: 'Sportello 1', booked: 12, served: 9, noShows: 1, cancelled: 2 }],
  },
  italian,
  'it',
);
const lines = file.split('\r\n');

describe('the file of the figures', () => {
  it('has a column for each heading of a whole line', () => {
    expect(lines[0]?.split(';')).toHaveLength(italian.file.columns.length);
    expect(lines[1]?.split(';')).toHaveLength(italian.file.columns.length);
  });

  it('writes numbers as the language does, and nothing where nothing is known', () => {
    expect(lines[1]).toBe('Totale;;12;9;1;2;4,5;12;;;;;;;6;4,33;0;0;1;2;3');
    expect(lines[2]).toBe('Per mese;novembre 2026;0;0;0;0');
  });

  it('keeps a name one cell, and no formula', () => {
    expect(lines[3]).toMatch(/^Per servizio;"'=cmd\|""x""; y";12;/);
  });

  it('begins as UTF-8 is known by, and ends with a line', () => {
    expect(file.startsWith('\uFEFFVista;')).toBe(true);
    expect(lines.at(-1)).toBe('');
  });
});
