import type { Language } from '@casa/kernel';
import { addressInWords, dayInWords, hourInWords, type Letter, letterhead, portalPage } from '@casa/platform/mail';
import { minutesOf } from './appointment-minutes.js';
import type { AppointmentNotice } from './appointment-notice.js';
import type { MailKind } from './mail-kind.js';
import { ENGLISH } from './mail-texts.en.js';
import { ITALIAN } from './mail-texts.it.js';
import type { MailTexts } from './mail-texts.js';

const TEXTS: Readonly<Record<Language, MailTexts>> = { it: ITALIAN, en: ENGLISH };

/** What a mail about an appointment says. */
export function letterOf(kind: MailKind, notice: AppointmentNotice, now: Date): Letter {
  const { language, municipality, startsAt, office } = notice;
  const texts = TEXTS[language];
  const isCancelled = kind === 'cancellation';
  const head = letterhead(municipality, language, texts.privacy, notice.citizenName);
  return {
    ...head,
    subject: texts.subjects[kind](texts.when(dayInWords(startsAt, notice), hourInWords(startsAt, notice))),
    opening: texts.openings[kind],
    facts: facts(notice, texts),
    ...(!isCancelled && notice.needed.length > 0 && { list: { label: texts.labels.bring, things: notice.needed } }),
    notes: isCancelled ? [texts.bookAgain(portalPage(municipality, language, '/prenota'))] : notes(notice, texts),
    ...(!isCancelled && { action: manage(notice, texts, now) }),
    closing: [
      ...(kind === 'reminder' ? [] : [texts.calendarNote]),
      ...(isCancelled || notice.changeableUntil <= now ? [] : [texts.notYou]),
      texts.noReply,
    ],
    contacts: [{ label: office.name, value: `${office.telephone}, ${office.email}` }, ...head.contacts],
  };
}

function facts(notice: AppointmentNotice, texts: MailTexts): Letter['facts'] {
  const { labels, channels } = texts;
  const { serviceName, startsAt, endsAt, channel, office, code, roomUrl, checkInUrl } = notice;
  const when = texts.span(dayInWords(startsAt, notice), hourInWords(startsAt, notice), hourInWords(endsAt, notice), minutesOf(notice));
  return [
    { label: labels.service, value: serviceName },
    { label: labels.when, value: when },
    { label: labels.how, value: channels[channel] },
    channel === 'IN_PERSON'
      ? { label: labels.where, value: `${office.name}, ${addressInWords(office)}` }
      : { label: labels.office, value: office.name },
    ...(roomUrl === undefined ? [] : [{ label: labels.room, value: roomUrl, url: roomUrl }]),
    { label: labels.code, value: code },
    ...(checkInUrl === undefined ? [] : [{ label: labels.arrival, value: checkInUrl, url: checkInUrl }]),
  ];
}

function notes(notice: AppointmentNotice, texts: MailTexts): readonly string[] {
  const note = texts.channelNotes[notice.channel];
  const others = (notice.others ?? []).map(({ startsAt, officeName, manageUrl }) =>
    texts.alsoBooked(texts.when(dayInWords(startsAt, notice), hourInWords(startsAt, notice)), officeName, manageUrl),
  );
  const lent = notice.isVirtual ? [texts.answeredElsewhere(notice.municipality.officialName)] : [];
  return [...(note ? [note] : []), ...lent, ...others];
}

function manage(notice: AppointmentNotice, texts: MailTexts, now: Date): NonNullable<Letter['action']> {
  const { changeableUntil, office, manageUrl: url } = notice;
  const { untilThen, tooLate, action, view, warning } = texts.manage;
  if (changeableUntil <= now) return { text: tooLate(office.telephone, office.email), label: view, url, warning };
  const until = texts.when(dayInWords(changeableUntil, notice), hourInWords(changeableUntil, notice));
  return { text: untilThen(until), label: action, url, warning };
}
