import type { AppointmentChannel } from '@casa/contracts';
import { newId } from '@casa/kernel';
import type { Reader } from '@casa/platform/database';
import type { BookingRefusal, OfferedSlot, SlotRefusal } from '../domain/booking.errors.js';
import { bookingWindow, outsideWindow } from '../domain/booking-window.js';
import { holidaysBetween } from '../domain/holidays.js';
import { addDays, localDay } from '../domain/zoned-time.js';
import { type AvailabilityQuery, claimAt, desksAt, freeStarts } from '../persistence/availability.projection.js';
import type { BookingRules } from '../persistence/booking-rules.projection.js';
import { type Claimant, claimFirst, type DeskClaim } from '../persistence/desk-claim.repository.js';
import type { BookingCaller } from './booking-caller.js';

const MINUTE_MS = 60_000;
const ALTERNATIVES = 3;
const ALTERNATIVE_DAYS = 21;

/** What a search knows of the municipality it looks in. */
export type SearchCaller = Pick<BookingCaller, 'tenantId' | 'patronSaint' | 'language'>;

/** The question put to the availability projection for some days of a service at an office. */
export function availabilityQuery(
  caller: SearchCaller,
  rules: Pick<BookingRules, 'serviceId' | 'officeId' | 'timeZone' | 'minutes' | 'stepMinutes'>,
  channel: AppointmentChannel,
  days: { readonly first: string; readonly last: string },
  now: Date,
): AvailabilityQuery {
  return {
    tenantId: caller.tenantId,
    officeId: rules.officeId,
    serviceId: rules.serviceId,
    channel,
    firstDay: days.first,
    lastDay: days.last,
    holidays: [...holidaysBetween(caller.patronSaint, days.first, days.last, caller.language).keys()],
    timeZone: rules.timeZone,
    now,
    minutes: rules.minutes,
    stepMinutes: rules.stepMinutes,
  };
}

/** A start of a service at an office, and how the citizen comes to it. */
export interface WantedStart {
  readonly channel: AppointmentChannel;
  readonly startsAt: Date;
}

/** Takes a desk for a start, or says why there is none, with the nearest starts that are free. */
export async function claimStart(
  reader: Reader,
  caller: SearchCaller,
  rules: BookingRules,
  wanted: WantedStart,
  claimant: Claimant,
  now: Date,
): Promise<DeskClaim | BookingRefusal> {
  const claim = await claimOrReason(reader, caller, rules, wanted, claimant, now);
  if (typeof claim === 'object') return claim;
  const alternatives = await nearestFree(reader, caller, rules, wanted, now);
  return claim === 'SLOT_TAKEN' ? { code: 'SLOT_TAKEN', alternatives } : { code: 'SLOT_NOT_OFFERED', reason: claim, alternatives };
}

async function claimOrReason(
  reader: Reader,
  caller: SearchCaller,
  rules: BookingRules,
  { channel, startsAt }: WantedStart,
  claimant: Claimant,
  now: Date,
): Promise<DeskClaim | 'SLOT_TAKEN' | SlotRefusal> {
  if (!rules.channels.includes(channel)) return 'NOT_OFFERED';
  const outside = outsideWindow(startsAt.getTime(), now.getTime(), bookingWindow(now.getTime(), rules, rules.timeZone), rules.timeZone);
  if (outside) return outside;
  const day = localDay(startsAt.getTime(), rules.timeZone);
  const query = availabilityQuery(caller, rules, channel, { first: day, last: day }, now);
  const claim = { id: newId(), startsAt, endsAt: new Date(startsAt.getTime() + rules.minutes * MINUTE_MS) };
  const deskId = await claimAt(reader, query, claim, claimant);
  if (deskId) return { ...claim, deskId };
  // What stands in the way is found out only now: an hour that is free is taken in one statement.
  const { free, taken } = await desksAt(reader, query, startsAt);
  const claimed = await claimFirst(reader, caller.tenantId, claim, free, claimant, now);
  if (claimed) return claimed;
  if (free.length + taken.length > 0) return 'SLOT_TAKEN';
  const [thatDay] = await freeStarts(reader, query, startsAt);
  return thatDay?.open ? 'NOT_OFFERED' : 'CLOSED';
}

/** The first free start from now to the horizon. */
export async function firstFree(
  reader: Reader,
  caller: SearchCaller,
  rules: BookingRules,
  channel: AppointmentChannel,
  now: Date,
): Promise<OfferedSlot | undefined> {
  const window = bookingWindow(now.getTime(), rules, rules.timeZone);
  for (let first = window.firstDay; first <= window.lastDay; first = addDays(first, ALTERNATIVE_DAYS)) {
    const last = earlier(addDays(first, ALTERNATIVE_DAYS - 1), window.lastDay);
    const days = await freeStarts(reader, availabilityQuery(caller, rules, channel, { first, last }, now), new Date(window.earliest));
    const start = days.flatMap(({ starts }) => starts)[0];
    if (start !== undefined) return offered(start, rules);
  }
  return undefined;
}

export function offered(epochSeconds: number, { minutes, timeZone }: Pick<BookingRules, 'minutes' | 'timeZone'>): OfferedSlot {
  return { startsAt: epochSeconds * 1000, minutes, timeZone };
}

async function nearestFree(
  reader: Reader,
  caller: SearchCaller,
  rules: BookingRules,
  { channel, startsAt }: WantedStart,
  now: Date,
): Promise<OfferedSlot[]> {
  const window = bookingWindow(now.getTime(), rules, rules.timeZone);
  const wanted = Math.min(Math.max(startsAt.getTime(), window.earliest), Date.parse(`${addDays(window.lastDay, 1)}T00:00:00Z`));
  const day = localDay(wanted, rules.timeZone);
  const first = later(addDays(day, -2), window.firstDay);
  const last = earlier(addDays(day, ALTERNATIVE_DAYS), window.lastDay);
  if (first > last) return [];
  const days = await freeStarts(reader, availabilityQuery(caller, rules, channel, { first, last }, now), new Date(window.earliest));
  const starts = days.flatMap(({ starts: ofDay }) => ofDay);
  const distance = (start: number) => Math.abs(start * 1000 - wanted);
  return starts
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, ALTERNATIVES)
    .sort((a, b) => a - b)
    .map((start) => offered(start, rules));
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
