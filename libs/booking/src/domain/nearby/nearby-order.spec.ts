import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metersBetween } from '../distance.js';
import {
  boxAround,
  compareRanks,
  FARTHEST_METERS,
  type FreeSomewhere,
  inNearbyOrder,
  METERS_A_DAY,
  NEARBY_ORDERS,
  type NearbyOrder,
  type Point,
  type Ranked,
} from './nearby-order.js';

const BARI: Point = { latitude: 41.1257, longitude: 16.8667 };
const MODUGNO: Point = { latitude: 41.0833, longitude: 16.7833 };
const MORNING = Date.parse('2026-11-23T08:30:00Z') / 1000;
const HOUR = 3600;
const DAY = 24 * HOUR;

const place = (name: string, startsAt: number, at: Point = BARI): FreeSomewhere => ({ ...at, officeId: name, serviceId: 's', startsAt });
/** So many metres north of Bari. */
const north = (meters: number): Point => ({ ...BARI, latitude: BARI.latitude + meters / 111_195 });
const names = (places: readonly FreeSomewhere[], order: NearbyOrder, near = BARI) =>
  inNearbyOrder(places, near, order).map((ranked) => ranked.place.officeId);

/** Anywhere in the metropolis and around; hours and places that many share, so that equals are common. */
const aPoint = fc.record({
  latitude: fc.double({ min: 40, max: 42, noNaN: true }),
  longitude: fc.double({ min: 15, max: 18, noNaN: true }),
});
const aSharedPoint = fc.constantFrom(BARI, MODUGNO, north(500), north(9000));
const aPlace: fc.Arbitrary<FreeSomewhere> = fc
  .record({
    at: fc.oneof(aPoint, aSharedPoint),
    startsAt: fc.integer({ min: 0, max: 90 * 24 * 4 }).map((quarters) => MORNING + quarters * 900),
    officeId: fc.uuid(),
    serviceId: fc.constantFrom('a', 'b'),
  })
  .map(({ at, ...rest }) => ({ ...at, ...rest }));
const places = fc.uniqueArray(aPlace, { maxLength: 40, selector: ({ officeId, serviceId }) => officeId + serviceId });
const anOrder = fc.constantFrom(...NEARBY_ORDERS);

/** The words of the orders again, of two offices at a time and with nothing in common with what is tested: which one comes first? */
function goesBefore(one: Ranked<FreeSomewhere>, other: Ranked<FreeSomewhere>, order: NearbyOrder): boolean {
  const sooner = one.place.startsAt - other.place.startsAt;
  const nearer = one.meters - other.meters;
  // To the metre, as the way itself is told.
  const cost = ({ meters, place: { startsAt } }: Ranked<FreeSomewhere>) => Math.round((startsAt / DAY) * METERS_A_DAY) + meters;
  const weighed = cost(one) - cost(other);
  const byId = one.place.officeId + one.place.serviceId < other.place.officeId + other.place.serviceId ? -1 : 1;
  const inTurn = { HOUR: [sooner, nearer, byId], DISTANCE: [nearer, sooner, byId], BALANCED: [weighed, sooner, byId] }[order];
  return (inTurn.find((difference) => difference !== 0) ?? 0) < 0;
}

describe('distances', () => {
  it('are those of the map', () => {
    expect(metersBetween(BARI, MODUGNO) / 1000).toBeCloseTo(8.4, 0);
    expect(metersBetween(BARI, { latitude: 41.9028, longitude: 12.4964 }) / 1000).toBeCloseTo(375, -1);
  });

  it('are those of the angle between two directions from the centre of the earth', () => {
    const direction = ({ latitude, longitude }: Point) => {
      const [up, round] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
      return [Math.cos(up) * Math.cos(round), Math.cos(up) * Math.sin(round), Math.sin(up)] as const;
    };
    const angle = (one: Point, other: Point) => {
      const [a, b] = [direction(one), direction(other)];
      return Math.acos(Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]));
    };
    fc.assert(
      fc.property(aPoint, aPoint, (one, other) => {
        expect(Math.abs(metersBetween(one, other) - 6_371_008.8 * angle(one, other))).toBeLessThan(1);
        expect(metersBetween(one, other)).toBe(metersBetween(other, one));
      }),
    );
  });
});

describe('the order of offices', () => {
  it('is by hour, the nearer one first where two are free together', () => {
    const found = [place('later', MORNING + HOUR), place('far', MORNING, MODUGNO), place('near', MORNING)];
    expect(names(found, 'HOUR')).toEqual(['near', 'far', 'later']);
  });

  it('is by distance, the sooner one first at one place', () => {
    const found = [place('far', MORNING, MODUGNO), place('later', MORNING + DAY), place('here', MORNING)];
    expect(names(found, 'DISTANCE')).toEqual(['here', 'later', 'far']);
  });

  it('weighs a day of waiting against ten kilometres of way', () => {
    const here = place('here', MORNING + DAY);
    expect(names([here, place('nine', MORNING, north(9900))], 'BALANCED')).toEqual(['nine', 'here']);
    expect(names([here, place('eleven', MORNING, north(10_100))], 'BALANCED')).toEqual(['here', 'eleven']);
  });

  it('leaves out what is farther than anybody goes', () => {
    expect(names([place('rome', MORNING, { latitude: 41.9028, longitude: 12.4964 }), place('here', MORNING)], 'HOUR')).toEqual(['here']);
  });

  it('has everything that is near enough, once, and nobody before whom it should not be', () => {
    fc.assert(
      fc.property(places, aPoint, anOrder, (found, near, order) => {
        const ranked = inNearbyOrder(found, near, order);
        const nearEnough = found.filter((one) => Math.round(metersBetween(near, one)) <= FARTHEST_METERS);
        expect(new Set(ranked.map((one) => one.place))).toEqual(new Set(nearEnough));
        expect(ranked).toHaveLength(nearEnough.length);
        ranked.forEach((one, index) => ranked.slice(index + 1).forEach((other) => expect(goesBefore(one, other, order)).toBe(true)));
      }),
    );
  });

  it('is the same in pages as at once, whatever the size of the page', () => {
    fc.assert(
      fc.property(places, aPoint, anOrder, fc.integer({ min: 1, max: 7 }), (found, near, order, size) => {
        const all = inNearbyOrder(found, near, order);
        const paged: typeof all = [];
        for (let page = all.slice(0, size); page.length > 0;) {
          paged.push(...page);
          const last = page.at(-1)!.rank;
          page = inNearbyOrder(fc.sample(fc.shuffledSubarray(found, { minLength: found.length }), 1)[0]!, near, order)
            .filter(({ rank }) => compareRanks(rank, last) > 0)
            .slice(0, size);
        }
        expect(paged).toEqual(all);
      }),
    );
  });
});

describe('the box that is read', () => {
  it('holds everything that is near enough', () => {
    const anywhere = fc.record({
      latitude: fc.double({ min: -80, max: 80, noNaN: true }),
      longitude: fc.double({ min: -170, max: 170, noNaN: true }),
    });
    const away = fc.record({ north: fc.double({ min: -1, max: 1, noNaN: true }), east: fc.double({ min: -6, max: 6, noNaN: true }) });
    fc.assert(
      fc.property(anywhere, away, (near, { north: up, east }) => {
        const there = { latitude: near.latitude + up, longitude: near.longitude + east };
        fc.pre(metersBetween(near, there) <= FARTHEST_METERS);
        const box = boxAround(near);
        expect(there.latitude).toBeGreaterThanOrEqual(box.south);
        expect(there.latitude).toBeLessThanOrEqual(box.north);
        expect(there.longitude).toBeGreaterThanOrEqual(box.west);
        expect(there.longitude).toBeLessThanOrEqual(box.east);
      }),
    );
  });

  it('is the same for whoever asks from about the same place', () => {
    expect(boxAround(BARI)).toEqual(boxAround({ latitude: 41.2, longitude: 16.9 }));
    expect(boxAround(BARI)).not.toEqual(boxAround({ latitude: 40.9, longitude: 16.9 }));
  });
});
