import type { AppointmentChannel, DeskId, OfficeId, ServiceId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { addDays, localDay } from '../../domain/zoned-time.js';
import type { UncoveredAppointment, UncoveredReason } from '../../persistence/settings/settings-hits.projection.js';
import { daysOfWeek, type DeskDay, type MeasuredWeek } from './measure-week.js';

export type { UncoveredAppointment, UncoveredReason };

/** A desk's week before and after; of a desk that was not, or will not be, the days are empty. */
export interface PreviewedDesk {
  readonly officeId: OfficeId;
  readonly officeName: LocalizedText;
  readonly deskId: DeskId;
  readonly name: string;
  readonly timeZone: string;
  readonly days: readonly { readonly date: string; readonly before: DeskDay; readonly after: DeskDay }[];
}

/** How many starts citizens find free of a service at an office, before and after. */
export interface PreviewedService {
  readonly officeId: OfficeId;
  readonly officeName: LocalizedText;
  readonly serviceId: ServiceId;
  readonly name: LocalizedText;
  readonly channel: AppointmentChannel;
  readonly days: readonly { readonly date: string; readonly before: number; readonly after: number }[];
}

/** What a change would bring, before it is saved. */
export interface SettingsPreview {
  /** Of what is there now: a save names it. */
  readonly version: string;
  /** YYYY-MM-DD, a Monday. */
  readonly firstDay: string;
  readonly desks: readonly PreviewedDesk[];
  readonly services: readonly PreviewedService[];
  /** Appointments that will lie where nothing is offered any more, and are kept. */
  readonly kept: readonly UncoveredAppointment[];
  /** Why it could not be saved; undefined when it can. */
  readonly obstacle?: SettingsObstacle;
}

/** What a save would leave uncovered without a word: it is refused. */
export interface SettingsObstacle {
  readonly appointments: readonly UncoveredAppointment[];
  /** No appointment, but somebody holds a start who is booking, or was promised it: it can be tried again in some minutes. */
  readonly isHeld: boolean;
}

export type SettingsRefusal =
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'INVALID'; readonly problems: readonly { readonly path: string; readonly problem: string }[] }
  | { readonly code: 'CHANGED_MEANWHILE'; readonly version: string }
  | { readonly code: 'BOOKINGS_INSIDE'; readonly obstacle: SettingsObstacle };

/** What came of a change: it was looked at, or saved. */
export type SettingsOutcome =
  { readonly preview: SettingsPreview } | { readonly saved: { readonly version: string; readonly kept: readonly UncoveredAppointment[] } };

/** How a change is sent: what was seen, and whether it is only to be looked at. */
export interface SettingsRequest {
  /** Of what the manager saw. */
  readonly version: string;
  readonly isPreview: boolean;
  /** Any day of the week to look at; the next whole one when absent. */
  readonly week?: string;
}

const CLOSED_DAY: DeskDay = { openings: [], starts: 0 };

/** The Monday of the week that is looked at. */
export function weekToMeasure(week: string | undefined, now: Date, timeZone: string): string {
  const day = week ?? addDays(localDay(now.getTime(), timeZone), 7);
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** Puts two measures of the same week side by side. */
export function sideBySide(
  before: MeasuredWeek,
  after: MeasuredWeek,
  firstDay: string,
  timeZone: string,
): { readonly desks: PreviewedDesk[]; readonly services: PreviewedService[] } {
  const days = daysOfWeek(firstDay);
  const { officeId, officeName } = after;
  const desks = byKey([...before.desks, ...after.desks], ({ id }) => id).map(({ id, name }) => {
    const was = before.desks.find((desk) => desk.id === id);
    const will = after.desks.find((desk) => desk.id === id);
    const pairs = days.map((date) => ({ date, before: was?.days.get(date) ?? CLOSED_DAY, after: will?.days.get(date) ?? CLOSED_DAY }));
    return { officeId, officeName, timeZone, deskId: id, name, days: pairs };
  });
  const services = byKey([...before.services, ...after.services], ({ id, channel }) => `${id} ${channel}`).map(({ id, name, channel }) => {
    const isSame = (service: { readonly id: ServiceId; readonly channel: AppointmentChannel }) =>
      service.id === id && service.channel === channel;
    const was = before.services.find(isSame);
    const will = after.services.find(isSame);
    const pairs = days.map((date) => ({ date, before: was?.days.get(date) ?? 0, after: will?.days.get(date) ?? 0 }));
    return { officeId, officeName, serviceId: id, name, channel, days: pairs };
  });
  return { desks, services };
}

/** Each once, the later one, at the place of the first. */
function byKey<Value>(values: readonly Value[], keyOf: (value: Value) => string): Value[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
}

/** Those that a change uncovered: what lay uncovered before, for the same reason, is no matter of the change. */
export function newlyUncovered(before: readonly UncoveredAppointment[], after: readonly UncoveredAppointment[]): UncoveredAppointment[] {
  const known = new Set(before.map(({ id, reason }) => `${id} ${reason}`));
  return after.filter(({ id, reason }) => !known.has(`${id} ${reason}`));
}
