import { shiftMonth, daysOfMonth } from '@casa/ui';
import type { ApiClient } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { type AppointmentChannel, CalendarDocument, FirstFreeDocument } from '../gql/graphql.js';
import { messagesIn } from '../i18n/catalogue.js';
import { dateFormat, weekdayNames } from '../i18n/format.js';
import type { Language } from '../i18n/language.js';
import { calendarDay, hourChoice, HOURS_ID, type MonthLink, type Schedule, selectedDay } from './schedule.js';

export interface ScheduleQuestion {
  readonly serviceId: string;
  readonly officeId: string;
  readonly channel: AppointmentChannel;
  readonly timeZone: string;
  /** What the citizen asked to see; absent, the month of the first free time. */
  readonly month: string | undefined;
  readonly day: string | undefined;
  readonly language: Language;
  /** Address of the page at a month and a day. */
  readonly hrefOf: (shown: { readonly month: string; readonly day?: string }) => string;
}

/** Free time of a service at an office, month by month, in words. @throws not found when the two do not go together */
export async function loadSchedule(api: ApiClient, question: ScheduleQuestion): Promise<Schedule> {
  const { serviceId, officeId, channel, language, timeZone, hrefOf } = question;
  const about = { serviceId, officeId, channel };
  const format = dateFormat(language, timeZone);
  const texts = messagesIn(language).booking.time;
  const day = question.day;
  const month = question.month ?? day?.slice(0, 7) ?? (await firstMonth(api, about, (instant) => format.isoDay(instant)));
  const dates = daysOfMonth(month);
  const { month: shown, day: chosen } = await api.execute(CalendarDocument, {
    month: { ...about, from: dates[0] ?? null, days: dates.length },
    day: { ...about, from: day ?? null, days: 1 },
    withDay: day !== undefined,
  });
  if (shown == null) throw notFound();
  const link = (other: string, label: (month: string) => string): MonthLink => ({
    href: hrefOf({ month: other }),
    label: label(format.month(other)),
  });
  const slots = chosen?.days[0]?.slots;
  return {
    month,
    monthTitle: format.month(month),
    previous: month > shown.firstDay.slice(0, 7) ? link(shiftMonth(month, -1), texts.previousMonth) : undefined,
    next: month < shown.lastDay.slice(0, 7) ? link(shiftMonth(month, 1), texts.nextMonth) : undefined,
    days: Object.fromEntries(
      shown.days.map((entry) => [entry.date, calendarDay(entry, `${hrefOf({ month, day: entry.date })}#${HOURS_ID}`, texts, format)]),
    ),
    firstFree: shown.firstFree == null ? undefined : hourChoice(shown.firstFree.startsAt, format),
    selected: day === undefined || slots === undefined ? undefined : selectedDay(day, slots, texts, format, timeZone),
    weekdays: weekdayNames(language),
  };
}

async function firstMonth(
  api: ApiClient,
  about: Pick<ScheduleQuestion, 'serviceId' | 'officeId' | 'channel'>,
  isoDay: (instant: string) => string,
): Promise<string> {
  const { availability } = await api.execute(FirstFreeDocument, { input: { ...about, days: 1 } });
  if (availability == null) throw notFound();
  return (availability.firstFree == null ? availability.firstDay : isoDay(availability.firstFree.startsAt)).slice(0, 7);
}
