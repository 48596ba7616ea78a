import type { AppointmentChannel, ClosureId, DeskId, OfficeId, PersonId, ServiceId, WeeklyHoursSpec } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { addDays } from '../zoned-time.js';
import { type DayStretch, hoursProblems, type SettingsProblem } from './hours.js';

/** Exceptions are written no further ahead than anything may be booked. */
const LONGEST_AHEAD_DAYS = 366;

/** Who changed something in the portal last; from then on the municipality's folder leaves it alone. */
export interface Managed {
  readonly by: PersonId;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface DeskSettings {
  readonly id: DeskId;
  readonly slug: string;
  readonly name: string;
  readonly channels: readonly AppointmentChannel[];
  readonly services: readonly ServiceId[];
  /** Empty: the office's. */
  readonly hours: readonly WeeklyHoursSpec[];
}

/** A day with hours in place of the weekly ones. */
export interface SpecialDay {
  /** Null: the whole office. */
  readonly deskId: DeskId | null;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly hours: readonly DayStretch[];
}

/** Time in which an office or a desk of it is closed. Instants are epoch milliseconds. */
export interface ClosedTime {
  readonly id: ClosureId;
  /** Null: every office of the municipality. */
  readonly officeId: OfficeId | null;
  readonly deskId: DeskId | null;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly reason: LocalizedText;
  /** Whether it came with the municipality's folder; what people decided is ended among the closures. */
  readonly isFolders: boolean;
}

/** When and where an office receives, for what: all that its manager decides. */
export interface OfficeSettings {
  readonly hours: readonly WeeklyHoursSpec[];
  readonly desks: readonly DeskSettings[];
  /** Of today and after, in order. */
  readonly specialDays: readonly SpecialDay[];
  /** Not over yet, in order; without the blocks of single desks that operators make in their agenda. */
  readonly closures: readonly ClosedTime[];
}

export interface DeskChange {
  /** Absent: a new desk. */
  readonly deskId?: string;
  readonly name: string;
  readonly channels: readonly AppointmentChannel[];
  readonly services: readonly string[];
}

export interface ExceptionChange {
  /** Absent: the whole office. */
  readonly deskId?: string;
  /** YYYY-MM-DD */
  readonly day: string;
  /** Empty: closed, for the reason given. */
  readonly hours: readonly DayStretch[];
  readonly reason?: LocalizedText;
}

/** What shall be otherwise; what is not named stays. */
export interface OfficeChange {
  readonly hours?: readonly WeeklyHoursSpec[];
  readonly deskHours: readonly { readonly deskId: string; readonly hours: readonly WeeklyHoursSpec[] }[];
  readonly desks: readonly DeskChange[];
  readonly closedDesks: readonly string[];
  readonly exceptions: readonly ExceptionChange[];
  /** Special days that shall be days as all others. */
  readonly ordinaryDays: readonly { readonly deskId?: string; readonly day: string }[];
  /** Closures from the folder that shall not be. */
  readonly reopened: readonly string[];
}

/** Whether everything that a change is about is there: desks, special days, and closures that are this office's to open. */
export function isAboutWhatIsThere(change: OfficeChange, { desks, specialDays, closures }: OfficeSettings): boolean {
  const named = [...change.deskHours, ...change.desks, ...change.exceptions, ...change.ordinaryDays].flatMap(({ deskId }) => deskId ?? []);
  return (
    [...named, ...change.closedDesks].every((deskId) => desks.some(({ id }) => id === deskId)) &&
    change.ordinaryDays.every(({ deskId = null, day }) =>
      specialDays.some((special) => special.day === day && special.deskId === deskId),
    ) &&
    // What closes the whole municipality is not one office's to open; what somebody decided is ended where it was decided.
    change.reopened.every((closureId) => closures.some(({ id, officeId, isFolders }) => id === closureId && officeId !== null && isFolders))
  );
}

/**
 * What cannot be, each at its path in the change.
 * @param today in the office's zone. @param bookable every service of the municipality that is booked.
 */
export function problemsOfOfficeChange(
  change: OfficeChange,
  { desks }: OfficeSettings,
  bookable: readonly string[],
  today: string,
): SettingsProblem[] {
  const distinct = (values: readonly string[], path: string): SettingsProblem[] =>
    new Set(values).size === values.length ? [] : [{ path, problem: 'INVALID' }];
  return [
    ...hoursProblems(change.hours ?? [], 'hours'),
    ...change.deskHours.flatMap(({ hours }, place) => hoursProblems(hours, `deskHours.${place}.hours`)),
    ...change.desks.flatMap(({ channels, services }, place) => [
      ...distinct(channels, `desks.${place}.channels`),
      ...distinct(services, `desks.${place}.serviceIds`),
      ...services.flatMap((id, at) => (bookable.includes(id) ? [] : [{ path: `desks.${place}.serviceIds.${at}`, problem: 'NOT_FOUND' }])),
    ]),
    // An office without any desk receives nobody: then it is the office that is given up, in the municipality's folder.
    ...(change.closedDesks.length > 0 && change.closedDesks.length >= desks.length ? [{ path: 'closedDesks', problem: 'LAST_DESK' }] : []),
    ...change.exceptions.flatMap((exception, place) => exceptionProblems(exception, `exceptions.${place}`, today)),
  ];
}

function exceptionProblems({ day, hours, reason }: ExceptionChange, path: string, today: string): SettingsProblem[] {
  return [
    ...(day < today || day > addDays(today, LONGEST_AHEAD_DAYS) ? [{ path: `${path}.date`, problem: 'OUT_OF_RANGE' }] : []),
    ...(hours.length === 0 && reason === undefined ? [{ path: `${path}.reason`, problem: 'REQUIRED' }] : []),
    ...hoursProblems(hours, `${path}.hours`),
  ];
}
