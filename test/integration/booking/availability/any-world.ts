import { APPOINTMENT_CHANNELS, type AppointmentChannel } from '@casa/contracts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dayAfter } from './oracle.js';
import type { Claim, Closure, Desk, Service, SpecialOpening, Stretch, WeeklyStretch, World } from './world.js';

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/** Days about which much can go wrong: the nights of clock change, feasts, and the turn of a year. */
const PLACES = [
  ...['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2027-03-27', '2027-03-28'].map((day) => ['Europe/Rome', day] as const),
  ...['2026-04-03', '2026-10-03', '2026-11-20', '2026-12-05', '2026-12-23', '2026-12-30'].map((day) => ['Europe/Rome', day] as const),
  ...['2026-03-07', '2026-10-31'].map((day) => ['America/St_Johns', day] as const),
  // Half an hour of change.
  ...['2026-04-04', '2026-10-03'].map((day) => ['Australia/Lord_Howe', day] as const),
];

const aChannel = fc.constantFrom(...APPOINTMENT_CHANNELS);
/** Mostly in person, so that most questions meet a desk. */
const channels = fc
  .uniqueArray(aChannel, { maxLength: 2 })
  .map((more): AppointmentChannel[] => [...new Set<AppointmentChannel>(['IN_PERSON', ...more])]);
const askedChannel = fc.oneof({ weight: 9, arbitrary: fc.constant<AppointmentChannel>('IN_PERSON') }, { weight: 1, arbitrary: aChannel });

/** Hours at night, in the morning and anywhere; on a coarse grid, so that they touch and overlap often. */
const aStretch: fc.Arbitrary<Stretch> = fc
  .tuple(
    fc.oneof(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 32, max: 52 }), fc.integer({ min: 0, max: 95 })),
    fc.integer({ min: 1, max: 20 }),
    fc.constantFrom(0, 0, 0, 5),
  )
  .map(([opens, quarters, odd]) => ({ opens: opens * 15 + odd, closes: Math.min(DAY_MINUTES, (opens + quarters) * 15 + odd) }));

/** Sundays most of all: on them the clocks change. */
const anyWeekday = fc.oneof(fc.constant(7), fc.integer({ min: 1, max: 7 }));

function weekly(weekday: fc.Arbitrary<number>): fc.Arbitrary<WeeklyStretch> {
  return fc.tuple(weekday, aStretch).map(([day, stretch]) => ({ weekday: day, ...stretch }));
}

const aDesk: fc.Arbitrary<Desk> = fc.record({
  serves: fc.constantFrom(true, true, true, true, false),
  channels,
  retired: fc.constantFrom(false, false, false, false, false, false, true),
  hours: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(weekly(anyWeekday), { minLength: 1, maxLength: 5 }) },
  ),
});

const aService: fc.Arbitrary<Service> = fc.record({
  minutes: fc.constantFrom(5, 10, 15, 20, 30, 45, 60, 90),
  stepMinutes: fc.constantFrom(5, 10, 15, 20, 30, 45, 60, 25),
  leadMinutes: fc.oneof(fc.constantFrom(0, 0, 30, DAY_MINUTES), fc.integer({ min: 0, max: 2 * DAY_MINUTES })),
  horizonDays: fc.constantFrom(0, 1, 3, 6, 10, 30),
  channels,
});

interface Size {
  /** The most days that are asked for. */
  readonly days: number;
  readonly weekday: (place: string) => fc.Arbitrary<number>;
  readonly service: fc.Arbitrary<Service>;
}

export function anyWorld(): fc.Arbitrary<World> {
  return aWorld({ days: 9, weekday: () => anyWeekday, service: aService });
}

/** A world that can be booked out in a moment, and has something to book: hours on the very days. */
export function aSmallWorld(): fc.Arbitrary<World> {
  const service = fc.tuple(aService, fc.constantFrom(0, 30, 150), fc.constantFrom(15, 20, 30, 45)).map(([made, leadMinutes, minutes]) => {
    return { ...made, leadMinutes, minutes, horizonDays: Math.max(made.horizonDays, 2) };
  });
  const weekday = (place: string) => fc.integer({ min: 0, max: 2 }).map((days) => Temporal.PlainDate.from(place).add({ days }).dayOfWeek);
  return aWorld({ days: 3, weekday, service });
}

function aWorld(size: Size): fc.Arbitrary<World> {
  return fc
    .tuple(fc.constantFrom(...PLACES), fc.integer({ min: 0, max: DAY_MINUTES - 1 }), fc.constantFrom(0, 0, 0, 1, 59_999))
    .chain(([[timeZone, place], minute, millisecond]) => {
      const midnight = Temporal.PlainDate.from(place).toZonedDateTime(timeZone).epochMilliseconds;
      const now = midnight + minute * MINUTE + millisecond;
      const desks = fc.array(aDesk, { minLength: 1, maxLength: 3 });
      return desks.chain((made) =>
        fc.record<World>({
          timeZone: fc.constant(timeZone),
          now: fc.constant(now),
          patron: fc.constantFrom({ month: 12, day: 6 }, { month: 3, day: 28 }, { month: 10, day: 25 }),
          service: size.service,
          hours: fc.array(weekly(size.weekday(place)), { minLength: 1, maxLength: 10, size: 'max' }),
          desks: fc.constant(made),
          specialOpenings: fc.array(specialOpening(place, made.length), { maxLength: 3 }),
          closures: fc.array(closure(midnight, made.length), { maxLength: 3 }),
          claims: fc.array(claim(midnight, now, made.length), { maxLength: 12 }).map(withoutOverlaps),
          channel: askedChannel,
          from: fc.option(
            fc.integer({ min: -2, max: 3 }).map((days) => dayAfter(place, days)),
            { nil: undefined },
          ),
          days: fc.integer({ min: 1, max: size.days }),
        }),
      );
    });
}

function specialOpening(place: string, desks: number): fc.Arbitrary<SpecialOpening> {
  return fc
    .tuple(fc.integer({ min: -1, max: 6 }), anyDesk(desks), aStretch)
    .map(([days, desk, stretch]) => ({ day: dayAfter(place, days), desk, ...stretch }));
}

/** From a quarter of an hour to some days, of whole days now and then. */
function closure(midnight: number, desks: number): fc.Arbitrary<Closure> {
  const quarters = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(96, 192, 400));
  return fc
    .tuple(
      fc.integer({ min: -96, max: 96 * 6 }),
      quarters,
      fc.constantFrom('TENANT', 'OFFICE', 'OTHER_OFFICE', 'DESK'),
      fc.nat({ max: desks - 1 }),
    )
    .map(([from, length, kind, desk]) => ({
      from: midnight + from * 15 * MINUTE,
      until: midnight + (from + length) * 15 * MINUTE,
      of: kind === 'DESK' ? { desk } : kind,
    }));
}

/** An appointment, a hold that has not run out, one that has, and one that does this very moment; over midnight more often than not. */
function claim(midnight: number, now: number, desks: number): fc.Arbitrary<Claim> {
  const beforeMidnight = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 12 })).map(([day, fives]) => day * 288 - fives);
  return fc
    .tuple(
      fc.nat({ max: desks - 1 }),
      fc.oneof(fc.integer({ min: -30, max: 800 }), beforeMidnight),
      fc.integer({ min: 1, max: 18 }),
      fc.constantFrom(undefined, undefined, 1, MINUTE, 0, -1, -MINUTE),
    )
    .map(([desk, from, fives, left]) => ({
      desk,
      from: midnight + from * 5 * MINUTE,
      until: midnight + (from + fives) * 5 * MINUTE,
      heldUntil: left === undefined ? undefined : now + left,
    }));
}

/** As the database has it: no two claims of a desk overlap. */
function withoutOverlaps(claims: readonly Claim[]): Claim[] {
  return claims.reduce<Claim[]>((kept, next) => {
    const inTheWay = kept.some((other) => other.desk === next.desk && other.from < next.until && next.from < other.until);
    return inTheWay ? kept : [...kept, next];
  }, []);
}

function anyDesk(desks: number): fc.Arbitrary<number | undefined> {
  return fc.oneof(fc.constant(undefined), fc.nat({ max: desks - 1 }));
}
