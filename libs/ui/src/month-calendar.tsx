import type { ComponentType, KeyboardEvent, ReactNode } from 'react';
import { classNames } from './class-names.js';
import { monthGrid, type YearMonth } from './month-grid.js';

export interface CalendarDay {
  readonly kind: 'free' | 'full' | 'closed' | 'holiday' | 'out-of-range';
  /** Seen below the number: «12 liberi», «chiuso». */
  readonly shortText: string;
  /** Read aloud in its place: «martedì 24 novembre, 12 orari liberi». */
  readonly fullText: string;
  /** Where a free day leads. */
  readonly href: string | undefined;
}

export interface MonthCalendarProps {
  readonly month: YearMonth;
  /** «Novembre 2026: scegli un giorno» */
  readonly caption: string;
  /** Monday first: «lun» and «lunedì». */
  readonly weekdays: readonly { readonly short: string; readonly long: string }[];
  readonly days: Readonly<Record<string, CalendarDay>>;
  readonly selected: string | undefined;
  /** The router's link where there is one; a plain anchor otherwise. */
  readonly LinkComponent: ComponentType<{
    readonly to: string;
    readonly className?: string;
    readonly 'aria-current'?: 'date';
    readonly children: ReactNode;
  }>;
}

/**
 * A month as a table: screen readers walk it by rows and columns, the keyboard by Tab, and with JavaScript by arrows too. Free days
 * are links; every other day says in words why it is not.
 */
export function MonthCalendar({ month, caption, weekdays, days, selected, LinkComponent }: MonthCalendarProps): ReactNode {
  return (
    <table className="casa-calendar" onKeyDown={moveByArrows}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {weekdays.map(({ short, long }) => (
            <th key={long} scope="col">
              <abbr title={long}>{short}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksToShow(month, days).map((week, row) => (
          <tr key={row}>
            {week.map((date, column) => (
              <td
                key={column}
                className={date === undefined ? undefined : classNames('casa-day', `casa-day-${days[date]?.kind ?? 'out-of-range'}`)}
              >
                {date !== undefined && (
                  <DayCell date={date} day={days[date]} isSelected={date === selected} LinkComponent={LinkComponent} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Weeks that are wholly over or too far away only lengthen the way to the others. */
function weeksToShow(month: YearMonth, days: MonthCalendarProps['days']): ReturnType<typeof monthGrid> {
  const weeks = monthGrid(month);
  const useful = weeks.filter((week) =>
    week.some((date) => date !== undefined && days[date] !== undefined && days[date].kind !== 'out-of-range'),
  );
  return useful.length > 0 ? useful : weeks;
}

interface DayCellProps extends Pick<MonthCalendarProps, 'LinkComponent'> {
  readonly date: string;
  readonly day: CalendarDay | undefined;
  readonly isSelected: boolean;
}

function DayCell({ date, day, isSelected, LinkComponent }: DayCellProps): ReactNode {
  const content = (
    <>
      <span aria-hidden="true">
        <span className="casa-day-number">{Number(date.slice(8))}</span>
        <span className="casa-day-note">{day?.shortText}</span>
      </span>
      <span className="visually-hidden">{day?.fullText ?? Number(date.slice(8))}</span>
    </>
  );
  if (day?.href === undefined) return <div className="casa-day-face">{content}</div>;
  return (
    <LinkComponent
      to={day.href}
      className={classNames('casa-day-face', isSelected && 'casa-day-selected')}
      {...(isSelected && { 'aria-current': 'date' as const })}
    >
      {content}
    </LinkComponent>
  );
}

const ARROWS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** From one free day to the nearest free one in the arrow's direction. */
function moveByArrows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = ARROWS[event.key];
  if (step === undefined || !(event.target instanceof Element)) return;
  const cells = [...event.currentTarget.querySelectorAll('td')];
  const from = cells.findIndex((cell) => cell.contains(event.target as Element));
  for (let index = from + step; index >= 0 && index < cells.length; index += step) {
    const link = cells[index]?.querySelector('a');
    if (link) {
      event.preventDefault();
      link.focus();
      return;
    }
  }
}
