import type { AgendaFrameFragment } from '../gql/graphql.js';
import type { Messages } from '../i18n/catalogue.js';
import type { DateFormat } from '../i18n/format.js';
import type { AgendaPlace } from './agenda-path.js';
import type { AppointmentView, Listed } from './appointment-view.server.js';

type Texts = Messages['agenda'];

export type Agenda = AgendaFrameFragment & { readonly appointments: readonly Listed[] };

/** A desk's appointments, an operator's, a day's. */
export interface GroupView {
  readonly id: string;
  readonly title: string;
  /** Of a day of the week: that day alone. */
  readonly href?: string;
  /** Who sits there, a holiday, times in which nobody is received. */
  readonly notes: readonly string[];
  readonly count: string;
  readonly appointments: readonly AppointmentView[];
}

interface Grouping {
  readonly agenda: Agenda;
  readonly rows: readonly AppointmentView[];
  readonly texts: Texts;
  readonly format: DateFormat;
  readonly href: (changed: AgendaPlace) => string;
  readonly first: string;
}

/** The office's desks in its order, each with who sits there; last what was at a desk that is closed for good. */
export function byDesk({ agenda, rows, texts, format, first }: Grouping): GroupView[] {
  const desks = agenda.desks.map(({ id, name, operator }) => {
    const own = rows.filter(({ deskId }) => deskId === id);
    const sits = operator && (operator.isCaller ? texts.byYou : texts.by(operator.name));
    const blocks = agenda.blocks.filter((block) => block.deskId === id).map((block) => blockText(block, first, texts, format));
    return { id, title: name, notes: [...(sits ? [sits] : []), ...blocks], count: texts.count(own.length), appointments: own };
  });
  const left = rows.filter(({ deskId }) => agenda.desks.every(({ id }) => id !== deskId));
  return left.length > 0 ? [...desks, plainGroup('', texts.closedDesks, left, texts)] : desks;
}

function plainGroup(id: string, title: string, appointments: readonly AppointmentView[], texts: Texts): GroupView {
  return { id, title, notes: [], count: texts.count(appointments.length), appointments };
}

/** The operator first, then the colleagues: what they serve, and what comes to the desk where they sit. */
export function byOperator({ agenda, rows, texts }: Grouping): GroupView[] {
  const sitting = new Map(agenda.desks.map(({ id, operator }) => [id, operator]));
  const servedBy = new Map(agenda.appointments.map(({ id, servedBy, deskId }) => [id, servedBy ?? sitting.get(deskId) ?? undefined]));
  const operators = new Map([...servedBy.values()].flatMap((operator) => (operator ? [[operator.name, operator.isCaller]] : [])));
  const known = [...operators]
    .sort(([one, isOne], [other, isOther]) => Number(isOther) - Number(isOne) || one.localeCompare(other))
    .map(([name, isCaller]) =>
      plainGroup(
        name,
        isCaller ? `${name} (${texts.you})` : name,
        rows.filter(({ id }) => servedBy.get(id)?.name === name),
        texts,
      ),
    );
  const left = rows.filter(({ id }) => servedBy.get(id) === undefined);
  return left.length > 0 || known.length === 0 ? [...known, plainGroup('', texts.unknownOperator, left, texts)] : known;
}

/** One column a day. */
export function byDay({ agenda, rows, texts, format, href }: Grouping): GroupView[] {
  return agenda.days.map(({ date }) => {
    const own = rows.filter(({ day }) => day === date);
    return {
      ...{ id: date, title: format.calendarDay(date), href: href({ isWeek: false, day: date }) },
      notes: dayNotes(agenda, date, texts, format, true),
      ...{ count: texts.count(own.length), appointments: own },
    };
  });
}

/** A holiday, and what keeps the office from receiving. @param withDesks also what keeps single desks from it. */
export function dayNotes({ days, desks, blocks }: Agenda, day: string, texts: Texts, format: DateFormat, withDesks: boolean): string[] {
  const holiday = days.find(({ date }) => date === day)?.holiday;
  const names = new Map(desks.map(({ id, name }) => [id, name]));
  const during = blocks.filter(
    (block) => (withDesks || block.deskId === null) && block.startsAt.slice(0, 10) <= day && lastDay(block, format) >= day,
  );
  return [
    ...(holiday ? [texts.holiday(holiday)] : []),
    ...during.map((block) => {
      const desk = block.deskId === null ? undefined : names.get(block.deskId);
      const text = blockText(block, day, texts, format);
      return desk === undefined ? text : `${desk}, ${text}`;
    }),
  ];
}

type Block = Agenda['blocks'][number];

/** «Bloccato: riunione, 9:00–10:00», as far as it concerns a day. */
function blockText(block: Block, day: string, texts: Texts, format: DateFormat): string {
  const what = block.isRemovable ? texts.blocked(block.reason) : texts.closed(block.reason);
  const begins = block.startsAt.slice(0, 10) < day ? undefined : format.time(block.startsAt);
  const ends = block.endsAt.slice(0, 10) > day ? undefined : format.time(block.endsAt);
  if (begins === undefined && ends === undefined) return `${what}, ${texts.wholeDay}`;
  return `${what}, ${begins ?? '0:00'}–${ends ?? '24:00'}`;
}

function lastDay({ endsAt }: Block, format: DateFormat): string {
  return format.isoDay(new Date(Date.parse(endsAt) - 1).toISOString());
}
