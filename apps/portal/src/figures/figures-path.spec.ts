import { describe, expect, it } from 'vitest';
import { figuresPath, neighbours, readFiguresPlace } from './figures-path.js';

const read = (query: string) => readFiguresPlace(new URLSearchParams(query));

describe('the address of figures', () => {
  it.each([
    ['', { unit: 'MONTH' }],
    ['per=settimane&fino=2026-11-22', { unit: 'WEEK', until: '2026-11-22' }],
    ['per=giorni&fino=2026-02-30', { unit: 'MONTH' }],
  ])('«%s»', (query, place) => {
    expect(read(query)).toEqual(place);
  });

  it('leads back to itself', () => {
    expect(figuresPath('/ufficio/dati/anagrafe', { unit: 'MONTH' })).toBe('/ufficio/dati/anagrafe');
    const place = { unit: 'WEEK', until: '2026-11-22' } as const;
    expect(read(figuresPath('', place).slice(1))).toEqual(place);
  });

  it('knows what was before, and what came after until today', () => {
    const year = { unit: 'MONTH', firstDay: '2025-01-01', lastDay: '2025-12-31' } as const;
    expect(neighbours(year, '2026-11-22')).toEqual({
      earlier: { unit: 'MONTH', until: '2024-12-31' },
      later: { unit: 'MONTH', until: '2026-11-22' },
    });
    expect(neighbours(year, '2028-11-22').later).toEqual({ unit: 'MONTH', until: '2026-12-30' });
    expect(neighbours(year, '2025-12-31').later).toBeUndefined();
  });
});
