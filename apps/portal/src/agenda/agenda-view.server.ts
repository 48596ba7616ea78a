import type { RouterContextProvider } from 'react-router';
import { apiContext, hashOf } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { AgendaChangedDocument, AgendaOfDayDocument, AgendaOfWeekDocument } from '../gql/graphql.js';
import { contentIn, type Messages } from '../i18n/catalogue.js';
import { dateFormat } from '../i18n/format.js';
import { localPath } from '../i18n/language.js';
import { siteContext } from '../site/site.server.js';
import { addDays, type AgendaPlace, agendaPath, mondayOf, officePath } from './agenda-path.js';
import { type Agenda, byDay, byDesk, byOperator, dayNotes } from './agenda-groups.server.js';
import { appointmentView } from './appointment-view.server.js';
import type { WorkingOffice } from './office-nav.server.js';

type Texts = Messages['agenda'];

export interface ViewLink {
  readonly href: string;
  readonly label: string;
  readonly isCurrent?: boolean;
  /** The key that goes there. */
  readonly key?: string;
}

/** Where the operator sits, and where else they could. */
export interface SeatView {
  readonly text: string;
  readonly isSeated: boolean;
  readonly choices: readonly {
    readonly deskId: string;
    readonly label: string;
    readonly note: string;
    readonly intent: 'sit' | 'relieve';
  }[];
}

/** Everything the agenda shows, in words: it lives in the browser, where the catalogue does not travel. */
export type AgendaView = Awaited<ReturnType<typeof agendaView>>;

/** @throws not found */
export async function agendaView(context: Readonly<RouterContextProvider>, office: WorkingOffice, asked: AgendaPlace) {
  const { language } = context.get(siteContext);
  const texts = contentIn(language).agenda;
  const format = dateFormat(language, office.timeZone);
  const today = format.isoDay(new Date().toISOString());
  const [isWeek, isByOperator] = [asked.isWeek === true, asked.byOperator === true];
  const day = asked.day ?? today;
  const agenda = await read(context, office.id, isWeek ? mondayOf(day) : day, isWeek);
  const appointments = agenda.appointments.map((row) => appointmentView(row, agenda, texts, format, language));
  // A week is for seeing what comes; a day is for working.
  const rows = isWeek ? appointments.map((row) => ({ ...row, actions: [] })) : appointments;
  const groups = isWeek ? byDay : isByOperator ? byOperator : byDesk;
  const days = agenda.days.map(({ date }) => date);
  const [first, last] = [days[0] ?? day, days.at(-1) ?? day];
  const href = (changed: AgendaPlace): string => localPath(agendaPath(office.slug, { ...asked, ...changed }), language);
  const dayTitle = isWeek ? texts.week(format.calendarDay(first), format.calendarDay(last)) : format.calendarDay(day);
  return {
    key: href({ day: first }),
    title: texts.titleOf(office.name, dayTitle),
    ...{ dayTitle, isWeek },
    notes: isWeek ? [] : dayNotes(agenda, day, texts, format, isByOperator),
    groups: groups({ agenda, rows, texts, format, href, first }),
    seat: seatView(agenda, texts),
    previous: { href: href({ day: addDays(day, isWeek ? -7 : -1) }), label: isWeek ? texts.previousWeek : texts.previousDay },
    next: { href: href({ day: addDays(day, isWeek ? 7 : 1) }), label: isWeek ? texts.nextWeek : texts.nextDay },
    today: { href: href({ day: undefined }), label: texts.today },
    views: [
      {
        href: href({ isWeek: false, byOperator: false }),
        label: texts.views.byDesk,
        isCurrent: !isWeek && !isByOperator,
        ...(isWeek && { key: 'w' }),
      },
      { href: href({ isWeek: false, byOperator: true }), label: texts.views.byOperator, isCurrent: !isWeek && isByOperator },
      { href: href({ isWeek: true }), label: texts.views.week, isCurrent: isWeek, ...(!isWeek && { key: 'w' }) },
    ] satisfies readonly ViewLink[],
    book: { href: localPath(officePath('prenota', office.slug, { giorno: day }), language), label: texts.pages.book },
    block: { href: localPath(officePath('blocchi', office.slug, { giorno: day }), language), label: texts.pages.block },
    shown: { first, last },
    live: { officeId: office.id, hash: hashOf(AgendaChangedDocument) },
    words: {
      ...{ viewOf: texts.viewOf, day: texts.dayOf, none: texts.none, callNext: texts.callNext },
      ...{ seat: texts.seat.title, leave: texts.seat.leave, live: texts.live, news: texts.news, keys: texts.keys },
    },
  };
}

async function read(context: Readonly<RouterContextProvider>, officeId: string, from: string, isWeek: boolean): Promise<Agenda> {
  const api = context.get(apiContext);
  const { agenda } = isWeek
    ? await api.execute(AgendaOfWeekDocument, { officeId, from })
    : await api.execute(AgendaOfDayDocument, { officeId, from });
  if (agenda == null) throw notFound();
  return agenda;
}

function seatView({ desks, ownDeskId }: Agenda, { seat }: Texts): SeatView {
  const own = desks.find(({ id }) => id === ownDeskId);
  return {
    text: own === undefined ? seat.none : seat.at(own.name),
    isSeated: ownDeskId !== null,
    choices: desks
      .filter(({ id }) => id !== ownDeskId)
      .map(({ id, name, operator }) => ({
        deskId: id,
        label: operator ? seat.relieve(name, operator.name) : seat.take(name),
        note: operator ? seat.taken(operator.name) : seat.free,
        intent: operator ? 'relieve' : 'sit',
      })),
  };
}
