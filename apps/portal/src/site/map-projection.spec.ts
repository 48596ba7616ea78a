import { describe, expect, it } from 'vitest';
import { placeOnMap } from './map-projection.js';

const bari = { population: 316_000, centre: { latitude: 41.1, longitude: 16.85 } };
const poggiorsini = { population: 1_400, centre: { latitude: 40.92, longitude: 16.25 } };
const alberobello = { population: 10_900, centre: { latitude: 40.79, longitude: 17.24 } };

describe('placing towns on a map', () => {
  it('keeps north above, east to the right, and every circle inside', () => {
    const { width, height, places } = placeOnMap([bari, poggiorsini, alberobello]);
    const [b, p, a] = places;
    expect(b?.y).toBeLessThan(p?.y ?? 0);
    expect(p?.x).toBeLessThan(b?.x ?? 0);
    expect(b?.x).toBeLessThan(a?.x ?? 0);
    for (const { x, y, radius } of places) {
      expect(x - radius).toBeGreaterThanOrEqual(0);
      expect(x + radius).toBeLessThanOrEqual(width);
      expect(y - radius).toBeGreaterThanOrEqual(0);
      expect(y + radius).toBeLessThanOrEqual(height);
    }
  });

  it('draws a larger town larger', () => {
    const [b, p] = placeOnMap([bari, poggiorsini]).places;
    expect(b?.radius).toBeGreaterThan(p?.radius ?? 0);
  });

  it('draws a single town', () => {
    expect(placeOnMap([bari]).places).toHaveLength(1);
  });
});
