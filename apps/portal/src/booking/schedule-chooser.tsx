import { type ReactNode, useEffect, useRef } from 'react';
import { Form, Link, type LinkProps } from 'react-router';
import { Icon, MonthCalendar } from '@casa/ui';
import { useMessages } from '../i18n/use-messages.js';
import { HOURS_ID, type HourChoice, type MonthLink, type Schedule, type SelectedDay } from './schedule.js';
import type { SlotProblem } from './hold-slot.server.js';
import { SlotProblemAlert } from './slot-problem.js';

export interface ScheduleChooserProps {
  readonly schedule: Schedule;
  readonly problem: SlotProblem | undefined;
  /** What the button of the first free time says. */
  readonly takeFirstFree: (when: string) => string;
  /** Shown where nothing at all is free. */
  readonly noneFree: ReactNode;
  /** Value of the buttons' `intent`. */
  readonly intent: string;
}

/** First free time, calendar, hours: each hour is a button that sends itself. */
export function ScheduleChooser({ schedule, problem, takeFirstFree, noneFree, intent }: ScheduleChooserProps): ReactNode {
  const { time } = useMessages().booking;
  const { firstFree, selected } = schedule;
  useHoursFocus(selected?.date);
  return (
    <Form method="post" discover="none" preventScrollReset={false}>
      <input type="hidden" name="intent" value={intent} />
      {problem !== undefined && <SlotProblemAlert problem={problem} />}
      {firstFree === undefined ? (
        noneFree
      ) : (
        <section className="casa-first-free">
          <h2 className="h4">{time.firstFree}</h2>
          <p className="text-capitalize-first">{firstFree.text}</p>
          <button type="submit" name="inizio" value={firstFree.startsAt} className="btn btn-primary">
            {takeFirstFree(firstFree.text)}
          </button>
        </section>
      )}
      <section>
        <h2 className="h4">{time.chooseDay}</h2>
        <MonthBar schedule={schedule} />
        <p className="mb-1">{time.legend}</p>
        <MonthCalendar
          month={schedule.month}
          caption={time.caption(schedule.monthTitle)}
          weekdays={schedule.weekdays}
          days={schedule.days}
          selected={selected?.date}
          LinkComponent={SamePageLink}
        />
      </section>
      {selected !== undefined && <Hours selected={selected} />}
    </Form>
  );
}

/** A day chosen by script leads to its hours as its link does without one: a screen reader reads on there. */
function useHoursFocus(date: string | undefined): void {
  const shown = useRef(date);
  useEffect(() => {
    if (shown.current === date) return;
    shown.current = date;
    document.getElementById(HOURS_ID)?.focus();
  }, [date]);
}

function MonthBar({ schedule: { previous, next, monthTitle } }: { readonly schedule: Schedule }): ReactNode {
  return (
    <div className="casa-month-bar">
      <MonthStep link={previous} icon="it-chevron-left" />
      <h3>{monthTitle}</h3>
      <MonthStep link={next} icon="it-chevron-right" />
    </div>
  );
}

/** Leads to another day of the page one is on: there is no route to ask for. */
function SamePageLink(props: LinkProps): ReactNode {
  return <Link {...props} discover="none" />;
}

function MonthStep({
  link,
  icon,
}: {
  readonly link: MonthLink | undefined;
  readonly icon: 'it-chevron-left' | 'it-chevron-right';
}): ReactNode {
  if (link === undefined) return <span />;
  return (
    <SamePageLink to={link.href} preventScrollReset>
      <Icon name={icon} />
      <span className="visually-hidden">{link.label}</span>
    </SamePageLink>
  );
}

function Hours({ selected }: { readonly selected: SelectedDay }): ReactNode {
  const { time } = useMessages().booking;
  const isEmpty = selected.morning.length + selected.afternoon.length === 0;
  return (
    <section className="mt-4">
      <h2 id={HOURS_ID} className="h4" tabIndex={-1}>
        {selected.title}
      </h2>
      {!isEmpty && <p>{time.hoursHint}</p>}
      <HourList title={time.morning} hours={selected.morning} />
      <HourList title={time.afternoon} hours={selected.afternoon} />
    </section>
  );
}

function HourList({ title, hours }: { readonly title: string; readonly hours: readonly HourChoice[] }): ReactNode {
  if (hours.length === 0) return null;
  return (
    <>
      <h3 className="h5">{title}</h3>
      <ul className="casa-hour-list">
        {hours.map(({ startsAt, text, fullText }) => (
          <li key={startsAt}>
            <button type="submit" name="inizio" value={startsAt} className="btn btn-outline-primary">
              <span aria-hidden="true">{text}</span>
              <span className="visually-hidden">{fullText}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
