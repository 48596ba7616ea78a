import type { FigurePartsFragment, OfficeFiguresQuery } from '../gql/graphql.js';
import { dateFormat } from '../i18n/format.js';
import type { Messages } from '../i18n/catalogue.js';
import type { Language } from '../i18n/language.js';

/** What went on in a week or month, at a service, by a channel. */
export interface FigureLine {
  readonly id: string;
  readonly name: string;
  /** For below a column. */
  readonly short: string;
  /** Undefined: nothing went on. */
  readonly figures: FigurePartsFragment | undefined;
}

type Figures = NonNullable<OfficeFiguresQuery['officeFigures']>;

/** The weeks or months, named. */
export function periodLines(
  { unit, periods }: Pick<Figures, 'unit' | 'periods'>,
  texts: Messages['figures'],
  language: Language,
): FigureLine[] {
  const { calendarDate, month } = dateFormat(language, 'UTC');
  const locale = language === 'it' ? 'it-IT' : 'en-GB';
  const short = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    ...(unit === 'WEEK' ? { day: 'numeric', month: 'numeric' } : { month: 'short' }),
  });
  return periods.map(({ firstDay, figures }) => ({
    id: firstDay,
    name: unit === 'WEEK' ? texts.weekOf(calendarDate(firstDay)) : month(firstDay.slice(0, 7)),
    short: short.format(Date.parse(`${firstDay}T00:00:00Z`)),
    figures: figures ?? undefined,
  }));
}

export function serviceLines({ services }: Pick<Figures, 'services'>): FigureLine[] {
  return services.map(({ serviceId, serviceName, figures }) => ({ id: serviceId, name: serviceName, short: serviceName, figures }));
}

export function channelLines({ channels }: Pick<Figures, 'channels'>, texts: Messages['figures']): FigureLine[] {
  return channels.map(({ channel, figures }) => ({ id: channel, name: texts.channels[channel], short: channel, figures }));
}
