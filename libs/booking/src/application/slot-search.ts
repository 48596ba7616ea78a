import type { AppointmentChannel } from '@casa/contracts';
import type { Reader } from '@casa/platform/database';
import type { BookingRefusal, OfferedSlot, SlotRefusal } from '../domain/booking.errors.js';
import { bookingWindow, outsideWindow } from '../domain/booking-window.js';
import { holidaysBetween } from '../domain/holidays.js';
import { addDays, localDay } from '../domain/zoned-time.js';
import { type AvailabilityQuery, desksAt, freeStarts } from '../persistence/availability.projection.js';
import type { BookingRules } from '../persistence/booking-rules.projection.js';
import type { BookingCaller } from './booking-caller.js';
import type { DeskId } from '@casa/contracts';

const ALTERNATIVES = 3;
const ALTERNATIVE_DAYS = 21;

/** The question put to the availability projection for some days of a service at an office. */
export function availabilityQuery(
  caller: BookingCaller,
  rules: BookingRules,
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

/** The free desks of a start, or why it cannot be had. */
export async function desksOffering(
  reader: Reader,
  caller: BookingCaller,
  rules: BookingRules,
  channel: AppointmentChannel,
  startsAt: Date,
  now: Date,
): Promise<{ readonly desks: DeskId[] } | { readonly refusal: 'SLOT_TAKEN' | SlotRefusal }> {
  if (!rules.channels.includes(channel)) return { refusal: 'NOT_OFFERED' };
  const outside = outsideWindow(startsAt.getTime(), now.getTime(), bookingWindow(now.getTime(), rules, rules.timeZone), rules.timeZone);
  if (outside) return { refusal: outside };
  const day = localDay(startsAt.getTime(), rules.timeZone);
  const query = availabilityQuery(caller, rules, channel, { first: day, last: day }, now);
  const { free, taken } = await desksAt(reader, query, startsAt);
  if (free.length > 0) return { desks: free };
  if (taken.length > 0) return { refusal: 'SLOT_TAKEN' };
  const [thatDay] = await freeStarts(reader, query, startsAt);
  return { refusal: thatDay?.open ? 'NOT_OFFERED' : 'CLOSED' };
}

/** The refusal of a start together with the nearest ones that are free. */
export async function refusalWithAlternatives(
  reader: Reader,
  caller: BookingCaller,
  rules: BookingRules,
  channel: AppointmentChannel,
  startsAt: Date,
  now: Date,
  why: 'SLOT_TAKEN' | SlotRefusal,
): Promise<BookingRefusal> {
  const alternatives = await nearestFree(reader, caller, rules, channel, startsAt, now);
  return why === 'SLOT_TAKEN' ? { code: 'SLOT_TAKEN', alternatives } : { code: 'SLOT_NOT_OFFERED', reason: why, alternatives };
}

/** The first free start from now to the horizon. */
export async function firstFree(
  reader: Reader,
  caller: BookingCaller,
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
  caller: BookingCaller,
  rules: BookingRules,
  channel: AppointmentChannel,
  startsAt: Date,
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
