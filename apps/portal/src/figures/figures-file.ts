import type { FigurePartsFragment, OfficeFiguresQuery } from '../gql/graphql.js';
import type { Messages } from '../i18n/catalogue.js';
import type { Language } from '../i18n/language.js';
import { channelLines, type FigureLine, periodLines, serviceLines } from './figure-lines.js';

type Figures = NonNullable<OfficeFiguresQuery['officeFigures']>;
type Cell = string | number | undefined;

/** So that the spreadsheets of the country know it for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The figures as a file for spreadsheets (RFC 4180, separated by semicolons as those of the country are), with the decimal sign of the language. */
export function figuresFile(figures: Figures, texts: Messages['figures'], language: Language): string {
  const { file, tables } = texts;
  const parts: readonly (readonly [string, readonly FigureLine[]])[] = [
    [tables.total, [{ id: 'total', name: '', short: '', figures: figures.total ?? undefined }]],
    [figures.unit === 'WEEK' ? tables.weeks : tables.months, periodLines(figures, texts, language)],
    [tables.services, serviceLines(figures)],
    [tables.channels, channelLines(figures, texts)],
  ];
  const lines: Cell[][] = [
    [...file.columns],
    ...parts.flatMap(([part, of]) => of.map((line) => [part, line.name, ...cellsOf(line.figures)])),
    ...figures.desks.map(({ deskName, booked, served, noShows, cancelled }) => [
      tables.desks,
      deskName,
      booked,
      served,
      noShows,
      cancelled,
    ]),
  ];
  const number = new Intl.NumberFormat(language === 'it' ? 'it-IT' : 'en-GB', { useGrouping: false, maximumFractionDigits: 2 });
  return `${BYTE_ORDER_MARK}${lines.map((cells) => cells.map((cell) => written(cell, number)).join(';')).join('\r\n')}\r\n`;
}

function cellsOf(figures: FigurePartsFragment | undefined): Cell[] {
  if (figures === undefined) return [0, 0, 0, 0];
  const { booked, served, noShows, cancelled, waitMinutes, serviceMinutes, leadDays, firstFreeDays, ratings } = figures;
  return [
    ...[booked, served, noShows, cancelled],
    ...[waitMinutes, serviceMinutes, leadDays, firstFreeDays].flatMap((times) => [times?.median, times?.ninth]),
    ...[ratings?.count, ratings?.mean],
    ...(ratings?.stars ?? []),
  ];
}

/** A text that a spreadsheet would take for a formula is made a text again. */
function written(cell: Cell, number: Intl.NumberFormat): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return number.format(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
