import { isIsoDate } from '@casa/ui';
import { channelOf, channelWord } from '../booking/booking-path.js';
import { CITIZEN_FIELDS, type CitizenValues, errorsFromApi, type FieldErrors, toBookingInput } from '../booking/citizen-form.js';
import type { AppointmentChannel, JoinWaitingListInput, WaitingServiceQuery } from '../gql/graphql.js';
import type { ContentMessages } from '../i18n/catalogue.js';

/** How far one may look beyond the municipality, kilometres. */
export const DISTANCES = [10, 20, 30, 50];
/** Times of day, and between which hours an appointment lies then. */
export const HOURS = {
  any: { from: null, until: null },
  morning: { from: null, until: '13:00' },
  afternoon: { from: '13:00', until: null },
} as const;

export type HoursWord = keyof typeof HOURS;
export type Town = WaitingServiceQuery['municipalities']['edges'][number]['node'];

/** What somebody waits for, as typed. */
export interface WishValues {
  readonly channel: string;
  /** Ids. */
  readonly offices: readonly string[];
  /** One of the distances, or nothing: only here. */
  readonly km: string;
  /** Slug of the municipality it is measured from; nothing: this one. */
  readonly town: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** 1 to 7. */
  readonly weekdays: readonly string[];
  readonly hours: string;
}

const DAY_MS = 86_400_000;
const WEEKDAY = /^[1-7]$/;

export function readWishForm(form: FormData): WishValues {
  const read = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim().slice(0, 200) : '';
  };
  const readAll = (name: string): string[] => form.getAll(name).filter((value) => typeof value === 'string');
  return {
    ...{ channel: read('channel'), offices: readAll('offices'), km: read('km'), town: read('town') },
    ...{ firstDay: read('firstDay'), lastDay: read('lastDay'), weekdays: readAll('weekdays'), hours: read('hours') },
  };
}

/** What the fields hold at first. @param today of the municipality. @param days how far ahead the service is booked. */
export function firstWish(channel: AppointmentChannel, officeId: string | undefined, today: string, days: number): WishValues {
  const lastDay = new Date(Date.parse(`${today}T00:00:00Z`) + Math.max(days, 30) * DAY_MS).toISOString().slice(0, 10);
  return {
    ...{ channel: channelWord(channel), offices: officeId === undefined ? [] : [officeId], km: '', town: '' },
    ...{ firstDay: today, lastDay, weekdays: [], hours: 'any' },
  };
}

/** What must be corrected of the wish; the API looks again. */
export function checkWish({ firstDay, lastDay }: WishValues, today: string, { errors }: ContentMessages['waiting']['join']): FieldErrors {
  return {
    ...(!isIsoDate(firstDay) && { firstDay: errors.day }),
    ...(!isIsoDate(lastDay) && { lastDay: errors.day }),
    ...(isIsoDate(firstDay) && isIsoDate(lastDay) && (lastDay < firstDay || lastDay < today) && { lastDay: errors.lastDay }),
  };
}

/** The API's input. What was not on the page is as if it had not been chosen. */
export function toJoinInput(
  serviceId: string,
  { channel, offices, km, town, firstDay, lastDay, weekdays, hours }: WishValues,
  citizen: CitizenValues,
  towns: readonly Town[],
): JoinWaitingListInput {
  const { answers: _none, ...person } = toBookingInput(citizen);
  const centre = towns.find(({ slug }) => slug === town)?.centre;
  const isOffered = DISTANCES.some((distance) => String(distance) === km);
  return {
    ...{ serviceId, channel: channelOf(channel) ?? 'IN_PERSON', officeIds: offices },
    near: isOffered ? { km: Number(km), latitude: centre?.latitude ?? null, longitude: centre?.longitude ?? null } : null,
    ...{ firstDay, lastDay, weekdays: weekdays.filter((day) => WEEKDAY.test(day)).map(Number) },
    ...(isHours(hours) ? HOURS[hours] : HOURS.any),
    ...person,
  };
}

/** The API's problems at the fields. */
export function joinErrors(problems: readonly { readonly path: string; readonly message: string }[], values: CitizenValues): FieldErrors {
  const isWish = (path: string): boolean => ['firstDay', 'lastDay'].includes(path);
  const ofCitizen = problems.filter(
    ({ path }) => !isWish(path) && CITIZEN_FIELDS.some((field) => path.includes(field) || path === 'privacyNoticeRead'),
  );
  const others = problems.filter((problem) => !isWish(problem.path) && !ofCitizen.includes(problem));
  return {
    ...Object.fromEntries(problems.filter(({ path }) => isWish(path)).map(({ path, message }) => [path, message])),
    ...errorsFromApi(ofCitizen, values),
    ...(others[0] && { form: others[0].message }),
  };
}

function isHours(word: string): word is HoursWord {
  return Object.hasOwn(HOURS, word);
}
