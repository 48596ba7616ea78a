import type { ChangeOfficeSettingsInput, OfficeSettingsQuery } from '../gql/graphql.js';
import { isTicked, type ReadForm, TICKED, timeOf, type Values, valueOf } from './settings-form.js';

export type OfficeSettings = NonNullable<OfficeSettingsQuery['officeSettings']>;
export type WeeklyHours = OfficeSettings['hours'];
export type Desk = OfficeSettings['desks'][number];

/** What a change of an office may say besides which office, and how it is sent. */
export type OfficeChange = Omit<ChangeOfficeSettingsInput, 'officeId' | 'version' | 'preview' | 'week'>;

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export const FOLLOWS = 'segue';
const LEAST_STRETCHES = 2;
const MOST_STRETCHES = 6;

export const stretchName = (weekday: number, place: number): string => `g${weekday}-${place}`;

/** How many stretches a day the form has room for. @param asked for more, by the address */
export function stretchCount(hours: WeeklyHours, asked: string | null): number {
  const most = Math.max(...WEEKDAYS.map((weekday) => hours.filter((stretch) => stretch.weekday === weekday).length));
  return Math.min(Math.max(LEAST_STRETCHES, most, Number(asked) || 0), MOST_STRETCHES);
}

/** A desk's own hours, or those of its office, which it follows without. */
export function hoursOf({ hours }: Pick<OfficeSettings, 'hours'>, desk: Desk | undefined): WeeklyHours {
  return desk && desk.hours.length > 0 ? desk.hours : hours;
}

/** @param desk whose hours they are; the office's without. */
export function hoursValues(settings: OfficeSettings, desk: Desk | undefined): Values {
  const hours = hoursOf(settings, desk);
  const times = WEEKDAYS.flatMap((weekday) =>
    hours
      .filter((stretch) => stretch.weekday === weekday)
      .flatMap(({ opens, closes }, place): [string, string][] => [
        [`${stretchName(weekday, place)}-da`, opens],
        [`${stretchName(weekday, place)}-a`, closes],
      ]),
  );
  return { ...Object.fromEntries(times), ...(desk?.hours.length === 0 && { [FOLLOWS]: TICKED }) };
}

export function readHours(values: Values, desk: Desk | undefined): ReadForm<OfficeChange> {
  if (desk && isTicked(values, FOLLOWS)) return { change: { deskHours: [{ deskId: desk.id, hours: [] }] }, fieldOf: () => FOLLOWS };
  const stretches = WEEKDAYS.flatMap((weekday) =>
    Array.from({ length: MOST_STRETCHES }, (_, place) => stretchName(weekday, place)).flatMap((name) => {
      const [opens, closes] = [valueOf(values, `${name}-da`), valueOf(values, `${name}-a`)];
      return opens === '' && closes === '' ? [] : [{ name, hours: { weekday, opens: timeOf(opens), closes: timeOf(closes) } }];
    }),
  );
  const hours = stretches.map((stretch) => stretch.hours);
  const fieldOf = (path: string) => {
    const [, place = '', end = ''] = /(?:^|\.)hours(?:\.(\d+)\.(opens|closes))?$/.exec(path) ?? [];
    const name = stretches[Number(place)]?.name;
    return name === undefined || place === '' ? `${stretchName(1, 0)}-da` : `${name}-${end === 'opens' ? 'da' : 'a'}`;
  };
  return { change: desk ? { deskHours: [{ deskId: desk.id, hours }] } : { hours }, fieldOf };
}
