import { Temporal } from 'temporal-polyfill';
import { isHoliday } from './oracle-holidays.js';
import type { Claim, Span, Stretch, World } from './world.js';

const MINUTE = 60_000;

export type Verdict =
  | { readonly offeredAt: readonly number[] }
  | { readonly refused: 'PAST' | 'TOO_SOON' | 'TOO_FAR' | 'NOT_OFFERED' | 'SLOT_TAKEN' | 'CLOSED' };

export interface Day {
  readonly date: string;
  readonly status: 'FREE' | 'FULL' | 'CLOSED' | 'HOLIDAY' | 'OUT_OF_RANGE';
  readonly starts: readonly number[];
}

/**
 * What an office offers, said as plainly as it can be and asked of one instant at a time: no SQL, no clever arithmetic, and nothing in
 * common with what is tested but the words of the rules. Time is Temporal's; a wall-clock time that does not exist or comes twice is the
 * later one.
 */
export class Oracle {
  /** The first and the last day that can be booked. */
  readonly firstDay: string;
  readonly lastDay: string;
  private readonly earliest: number;
  private readonly openingsOfDay = new Map<string, Span[]>();
  private readonly openDays = new Map<string, boolean>();

  /** @param claims time that is taken; grows while a test books. */
  constructor(
    private readonly world: World,
    private readonly claims: Claim[] = [...world.claims],
  ) {
    const { now, service } = world;
    this.earliest = now + service.leadMinutes * MINUTE;
    this.firstDay = this.dayOf(this.earliest);
    this.lastDay = dayAfter(this.dayOf(now), service.horizonDays);
  }

  take(claim: Claim): void {
    this.claims.push(claim);
  }

  /** Whether the service is booked at this office at all. */
  isBooked(): boolean {
    return this.world.desks.some(({ serves, retired }) => serves && !retired);
  }

  /** The day an instant falls on by the office's calendar. */
  dayOf(instant: number): string {
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(this.world.timeZone).toPlainDate().toString();
  }

  /** The desks that are free for a start at this instant of this day, or why there is none. */
  verdict(instant: number, day = this.dayOf(instant)): Verdict {
    const { service, channel, now } = this.world;
    if (!service.channels.includes(channel)) return { refused: 'NOT_OFFERED' };
    if (instant < now) return { refused: 'PAST' };
    if (instant < this.earliest) return { refused: 'TOO_SOON' };
    if (day > this.lastDay) return { refused: 'TOO_FAR' };
    const serving = this.desks().filter((desk) => this.mayBeginAt(desk, instant, day));
    const free = serving.filter((desk) => !this.liveClaims(desk).some((claim) => overlap(claim, this.appointmentAt(instant))));
    if (free.length > 0) return { offeredAt: free };
    if (serving.length > 0) return { refused: 'SLOT_TAKEN' };
    return { refused: this.isOpen(day) ? 'NOT_OFFERED' : 'CLOSED' };
  }

  /** Every minute of a day is asked. */
  startsOn(day: string): number[] {
    if (day < this.firstDay || day > this.lastDay) return [];
    return minutesOf(day, this.world.timeZone).filter((instant) => 'offeredAt' in this.verdict(instant, day));
  }

  day(date: string): Day {
    const starts = this.startsOn(date);
    const ofClosed = isHoliday(date, this.world.patron) ? 'HOLIDAY' : 'CLOSED';
    const status = starts.length > 0 ? 'FREE' : this.isOpen(date) ? 'FULL' : ofClosed;
    return { date, status: date < this.firstDay || date > this.lastDay ? 'OUT_OF_RANGE' : status, starts };
  }

  /** The first minute from now to the horizon. */
  firstFree(): number | undefined {
    for (let day = this.firstDay; day <= this.lastDay; day = dayAfter(day, 1)) {
      const start = this.desks().some((desk) => this.openings(desk, day).length > 0) ? this.startsOn(day)[0] : undefined;
      if (start !== undefined) return start;
    }
    return undefined;
  }

  /** The most appointments that fit on these days when they are made from nothing else but what is free now: desk by desk. */
  mostAppointments(days: readonly string[]): number {
    const starts = days.flatMap((day) => this.startsOn(day));
    return this.desks().reduce((sum, desk) => sum + this.mostAt(desk, starts), 0);
  }

  private mostAt(desk: number, starts: readonly number[]): number {
    const own = starts.filter((start) => this.offersAt(start).includes(desk));
    // How many fit from the start at `index` on: either this start is left out, or it is used and the next one is after its end.
    const fit: number[] = [];
    for (let index = own.length - 1; index >= 0; index -= 1) {
      const end = this.appointmentAt(own[index]!).until;
      const after = own.findIndex((start) => start >= end);
      fit[index] = Math.max(fit[index + 1] ?? 0, 1 + (after === -1 ? 0 : fit[after]!));
    }
    return fit[0] ?? 0;
  }

  private offersAt(instant: number): readonly number[] {
    const verdict = this.verdict(instant);
    return 'offeredAt' in verdict ? verdict.offeredAt : [];
  }

  /** Within one opening of the desk, whole steps after it, and while nothing is closed. */
  private mayBeginAt(desk: number, instant: number, day: string): boolean {
    const { from, until } = this.appointmentAt(instant);
    const step = this.world.service.stepMinutes * MINUTE;
    const within = this.openings(desk, day).some(
      (opening) => opening.from <= from && until <= opening.until && (from - opening.from) % step === 0,
    );
    return within && !this.closuresOf(desk).some((closure) => overlap(closure, { from, until }));
  }

  /** Whether any desk has an opening that is not closed from its beginning to its end. */
  private isOpen(day: string): boolean {
    const known = this.openDays.get(day);
    if (known !== undefined) return known;
    const open = this.desks().some((desk) =>
      this.openings(desk, day).some((opening) => {
        const minutes = Array.from({ length: (opening.until - opening.from) / MINUTE }, (_, index) => opening.from + index * MINUTE);
        return minutes.some((minute) => !this.closuresOf(desk).some(({ from, until }) => from <= minute && minute < until));
      }),
    );
    this.openDays.set(day, open);
    return open;
  }

  private openings(desk: number, day: string): Span[] {
    const key = `${desk} ${day}`;
    const known = this.openingsOfDay.get(key);
    if (known) return known;
    const openings = this.stretches(desk, day)
      .map(({ opens, closes }) => ({ from: this.wallClock(day, opens), until: this.wallClock(day, closes) }))
      .filter(({ from, until }) => from < until);
    this.openingsOfDay.set(key, openings);
    return openings;
  }

  private stretches(desk: number, day: string): readonly Stretch[] {
    const { specialOpenings, hours, desks, patron } = this.world;
    const special = specialOpenings.filter((opening) => opening.day === day && (opening.desk === undefined || opening.desk === desk));
    if (special.length > 0) return special;
    if (isHoliday(day, patron)) return [];
    const own = desks[desk]!.hours;
    const weekday = Temporal.PlainDate.from(day).dayOfWeek;
    return (own.length > 0 ? own : hours).filter((stretch) => stretch.weekday === weekday);
  }

  private wallClock(day: string, minutes: number): number {
    const time = Temporal.PlainDate.from(day).toPlainDateTime().add({ minutes });
    return time.toZonedDateTime(this.world.timeZone, { disambiguation: 'later' }).epochMilliseconds;
  }

  private closuresOf(desk: number): Span[] {
    return this.world.closures.filter(({ of }) => of === 'TENANT' || of === 'OFFICE' || (typeof of === 'object' && of.desk === desk));
  }

  private liveClaims(desk: number): Claim[] {
    return this.claims.filter((claim) => claim.desk === desk && (claim.heldUntil === undefined || claim.heldUntil > this.world.now));
  }

  private desks(): number[] {
    const { desks, channel, service } = this.world;
    if (!service.channels.includes(channel)) return [];
    return [...desks.keys()].filter((index) => desks[index]!.serves && !desks[index]!.retired && desks[index]!.channels.includes(channel));
  }

  private appointmentAt(instant: number): Span {
    return { from: instant, until: instant + this.world.service.minutes * MINUTE };
  }
}

/** Every whole minute of a day of a zone, which may have 23 or 25 hours. */
export function minutesOf(day: string, timeZone: string): number[] {
  const start = Temporal.PlainDate.from(day).toZonedDateTime(timeZone);
  const minutes = (start.add({ days: 1 }).epochMilliseconds - start.epochMilliseconds) / MINUTE;
  return Array.from({ length: minutes }, (_, index) => start.epochMilliseconds + index * MINUTE);
}

export function dayAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

function overlap(a: Span, b: Span): boolean {
  return a.from < b.until && b.from < a.until;
}
