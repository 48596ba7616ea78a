import type { RouterContextProvider } from 'react-router';
import { apiContext, hashOf } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { answerText } from '../booking/answer-text.js';
import { AgendaChangedDocument, AgendaRecordDocument, type AgendaRecordQuery, RecordViewersDocument } from '../gql/graphql.js';
import { contentIn, type Messages } from '../i18n/catalogue.js';
import { type DateFormat, dateFormat } from '../i18n/format.js';
import { localPath } from '../i18n/language.js';
import { fill } from '../room/room-texts.js';
import { siteContext } from '../site/site.server.js';
import { agendaPath } from './agenda-path.js';
import { actionViews } from './appointment-view.server.js';

type Record = NonNullable<AgendaRecordQuery['agendaRecord']>;
type Texts = Messages['agenda'];

/** A term and what is said of it. */
export interface RecordEntry {
  readonly term: string;
  readonly description: string;
}

/** Everything the page of an appointment shows, in words: it lives in the browser, where the catalogue does not travel. */
export type RecordView = Awaited<ReturnType<typeof recordView>>;

/** Opens an appointment; its citizen reads in their log who did. @throws not found */
export async function recordView(context: Readonly<RouterContextProvider>, id: string) {
  const { agendaRecord: record } = await context.get(apiContext).execute(AgendaRecordDocument, { id });
  if (record == null) throw notFound();
  const { language } = context.get(siteContext);
  const texts = contentIn(language).agenda;
  const { appointment, office, citizen, now, note } = record;
  const format = dateFormat(language, office.timeZone);
  const who = `${citizen.givenName} ${citizen.familyName}`;
  return {
    slug: office.slug,
    who,
    title: texts.record.title(appointment.code),
    lead: `${who}, ${format.dayAndTime(appointment.startsAt)}`,
    appointment: { id, version: appointment.version },
    state: texts.states[appointment.state],
    actions: actionViews(appointment, now, who, texts),
    undo: record.undoableUntil === null || record.undoableUntil < now ? '' : texts.record.undoUntil(format.time(record.undoableUntil)),
    room: appointment.channel === 'VIDEO' ? localPath(`/ufficio/stanza/${id}`, language) : undefined,
    visit: visitEntries(record, texts, format),
    citizen: citizenEntries(record, texts),
    documents: documentLinks(record, contentIn(language).room.manage),
    note: note ?? '',
    back: localPath(agendaPath(office.slug, { day: appointment.startsAt.slice(0, 10) }), language),
    changes: { officeId: office.id, hash: hashOf(AgendaChangedDocument) },
    viewers: { id, hash: hashOf(RecordViewersDocument) },
    words: wordsOf(texts),
  };
}

function visitEntries({ appointment, deskName, calledDeskName, reason, answers }: Record, texts: Texts, format: DateFormat): RecordEntry[] {
  const { record } = texts;
  const { startsAt, endsAt, serviceName, channel, bookedBy, servedBy } = appointment;
  const by = (colleague: NonNullable<typeof bookedBy>): string => (colleague.isCaller ? texts.you : colleague.name);
  return [
    { term: record.when, description: `${format.longDay(startsAt)}, ${format.time(startsAt)}–${format.time(endsAt)}` },
    { term: record.service, description: serviceName },
    { term: record.how, description: texts.channels[channel] },
    ...(deskName === null ? [] : [{ term: record.desk, description: deskName }]),
    ...(calledDeskName === null ? [] : [{ term: record.called, description: calledDeskName }]),
    ...(servedBy ? [{ term: record.servedBy, description: by(servedBy) }] : []),
    ...(bookedBy ? [{ term: record.bookedBy, description: by(bookedBy) }] : []),
    { term: record.reason, description: reason },
    ...answers.map(({ question, answer }) => ({ term: question, description: answerText(answer, record) })),
  ];
}

function citizenEntries({ citizen }: Record, { record }: Texts): RecordEntry[] {
  const { givenName, familyName, email, telephone, address, resident } = citizen;
  return [
    { term: record.name, description: `${givenName} ${familyName}` },
    ...(telephone === null ? [] : [{ term: record.telephone, description: telephone }]),
    { term: record.email, description: email ?? record.noEmail },
    { term: record.address, description: `${address.street}, ${address.postalCode} ${address.city}` },
    { term: record.resident, description: resident ? record.yes : record.no },
  ];
}

/** What was given in the room of a video call: at an address of the API, which the session opens. */
function documentLinks({ documents }: Record, { documents: title, save }: Messages['room']['manage']) {
  return { title, links: documents.map(({ id, name }) => ({ href: `/stanza/documenti/${id}`, text: fill(save, { name }) })) };
}

function wordsOf({ record, live, keys, pages }: Texts) {
  const { citizen, seen, steps, note, noteHint, saveNote, noteSaved, booked, back, alone, others, manyOthers, room } = record;
  const { theirNote, noNote, saveAnyway, state, visit } = record;
  return {
    ...{ citizen, seen, steps, note, noteHint, saveNote, noteSaved, booked, back, alone, others, manyOthers, room, state, visit },
    ...{ theirNote, noNote, saveAnyway, live, keys, agenda: pages.agenda },
  };
}
