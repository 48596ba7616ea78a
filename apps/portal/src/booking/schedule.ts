import type { CalendarDay } from '@casa/ui';
import type { CalendarQuery, DayStatus, SlotTimesFragment } from '../gql/graphql.js';
import type { DateFormat } from '../i18n/format.js';
import type { Messages } from '../i18n/catalogue.js';

/** Where a day's link leads on its page. */
export const HOURS_ID = 'orari';

type Month = NonNullable<CalendarQuery['month']>;
type ApiDay = Month['days'][number];

/** A start one may choose, with its words: written on the server, because a browser's own would differ. */
export interface HourChoice {
  readonly startsAt: string;
  readonly text: string;
  /** Heard in place of the text, where it stands without its day. */
  readonly fullText: string;
}

/** Everything the page of day and time shows. */
export interface Schedule {
  readonly month: string;
  readonly monthTitle: string;
  readonly previous: MonthLink | undefined;
  readonly next: MonthLink | undefined;
  readonly days: Readonly<Record<string, CalendarDay>>;
  readonly firstFree: HourChoice | undefined;
  readonly selected: SelectedDay | undefined;
  readonly weekdays: readonly { readonly short: string; readonly long: string }[];
}

export interface MonthLink {
  readonly href: string;
  readonly label: string;
}

export interface SelectedDay {
  readonly date: string;
  readonly title: string;
  readonly morning: readonly HourChoice[];
  readonly afternoon: readonly HourChoice[];
}

type TimeTexts = Messages['booking']['time'];

/** A day of the calendar, with why it cannot be chosen when it cannot. */
export function calendarDay(day: ApiDay, href: string, texts: TimeTexts, format: DateFormat): CalendarDay {
  const name = format.calendarDay(day.date);
  const free = day.status === 'FREE' && day.freeSlots > 0;
  const kind = free ? 'free' : KIND[day.status];
  return {
    kind,
    shortText: kind === 'free' ? texts.free(day.freeSlots) : texts.short[kind],
    fullText: fullText(kind, name, day, texts),
    href: free ? href : undefined,
  };
}

const KIND = { FREE: 'full', FULL: 'full', CLOSED: 'closed', HOLIDAY: 'holiday', OUT_OF_RANGE: 'out-of-range' } as const satisfies Record<
  DayStatus,
  CalendarDay['kind']
>;

function fullText(kind: CalendarDay['kind'], name: string, day: ApiDay, texts: TimeTexts): string {
  switch (kind) {
    case 'free':
      return texts.freeOn(name, day.freeSlots);
    case 'full':
      return texts.fullOn(name);
    case 'closed':
      return texts.closedOn(name);
    case 'holiday':
      return texts.holidayOn(name, day.holiday ?? undefined);
    case 'out-of-range':
      return texts.outOfRangeOn(name);
  }
}

/** The hours of a day, split at noon as people do. */
export function selectedDay(
  date: string,
  slots: readonly SlotTimesFragment[],
  texts: TimeTexts,
  format: DateFormat,
  timeZone: string,
): SelectedDay {
  const name = format.calendarDay(date);
  const hours = slots.map(({ startsAt }) => ({
    startsAt,
    text: format.time(startsAt),
    fullText: texts.hour(format.time(startsAt), name),
    isMorning: localHour(startsAt, timeZone) < 13,
  }));
  const pick = (isMorning: boolean): readonly HourChoice[] =>
    hours.flatMap(({ isMorning: morning, ...hour }) => (morning === isMorning ? [hour] : []));
  return { date, title: slots.length > 0 ? texts.hoursOn(name) : texts.noHours(name), morning: pick(true), afternoon: pick(false) };
}

function localHour(instant: string, timeZone: string): number {
  return Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(instant)));
}

export function hourChoice(startsAt: string, format: DateFormat): HourChoice {
  const text = format.dayAndTime(startsAt);
  return { startsAt, text, fullText: text };
}
