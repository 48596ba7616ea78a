import type { Language } from '@casa/kernel';
import type { AppointmentNotice } from './appointment-notice.js';
import { addressInWords, dayInWords, hourInWords, minutesOf } from './appointment-words.js';
import type { MailKind } from './mail-kind.js';
import { ENGLISH } from './mail-texts.en.js';
import { ITALIAN } from './mail-texts.it.js';
import type { MailTexts } from './mail-texts.js';

const TEXTS: Readonly<Record<Language, MailTexts>> = { it: ITALIAN, en: ENGLISH };

/** A mail before it has a form: what is said, in order. The plain text and the HTML are two ways of showing the same letter. */
export interface Letter {
  readonly language: string;
  readonly subject: string;
  readonly municipality: string;
  readonly primaryColor: string;
  readonly greeting: string;
  readonly opening: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly bring?: { readonly label: string; readonly things: readonly string[] };
  /** Sentences after the summary. */
  readonly notes: readonly string[];
  readonly manage?: { readonly text: string; readonly action: string; readonly url: string; readonly warning: string };
  readonly closing: readonly string[];
  readonly privacy: { readonly text: string; readonly link: string; readonly url: string };
  readonly contacts: readonly { readonly label: string; readonly value: string; readonly url?: string }[];
}

export function letterOf(kind: MailKind, notice: AppointmentNotice, now: Date): Letter {
  const texts = TEXTS[notice.language];
  const { municipality, startsAt } = notice;
  const isCancelled = kind === 'cancellation';
  return {
    language: notice.language,
    subject: texts.subjects[kind](texts.when(dayInWords(startsAt, notice), hourInWords(startsAt, notice))),
    municipality: municipality.officialName,
    primaryColor: municipality.primaryColor,
    greeting: texts.greeting(notice.citizenName),
    opening: texts.openings[kind],
    facts: facts(notice, texts),
    ...(!isCancelled && notice.needed.length > 0 && { bring: { label: texts.labels.bring, things: notice.needed } }),
    notes: isCancelled ? [texts.bookAgain(bookingUrl(notice))] : notes(notice, texts),
    ...(!isCancelled && { manage: manage(notice, texts, now) }),
    closing: [
      ...(kind === 'reminder' ? [] : [texts.calendarNote]),
      ...(isCancelled || notice.changeableUntil <= now ? [] : [texts.notYou]),
      texts.noReply,
    ],
    privacy: { text: texts.privacy(municipality.officialName), link: texts.privacyLink, url: municipality.privacyPolicyUrl },
    contacts: contacts(notice, texts),
  };
}

function facts(notice: AppointmentNotice, texts: MailTexts): Letter['facts'] {
  const { labels, channels } = texts;
  const { serviceName, startsAt, endsAt, channel, office, code } = notice;
  const when = texts.span(dayInWords(startsAt, notice), hourInWords(startsAt, notice), hourInWords(endsAt, notice), minutesOf(notice));
  return [
    { label: labels.service, value: serviceName },
    { label: labels.when, value: when },
    { label: labels.how, value: channels[channel] },
    channel === 'IN_PERSON'
      ? { label: labels.where, value: `${office.name}, ${addressInWords(office)}` }
      : { label: labels.office, value: office.name },
    { label: labels.code, value: code },
  ];
}

function notes({ channel }: AppointmentNotice, { channelNotes }: MailTexts): readonly string[] {
  const note = channelNotes[channel];
  return note ? [note] : [];
}

function manage(notice: AppointmentNotice, texts: MailTexts, now: Date): NonNullable<Letter['manage']> {
  const { changeableUntil, office, manageUrl: url } = notice;
  const { untilThen, tooLate, action, view, warning } = texts.manage;
  if (changeableUntil <= now) return { text: tooLate(office.telephone, office.email), action: view, url, warning };
  return { text: untilThen(texts.when(dayInWords(changeableUntil, notice), hourInWords(changeableUntil, notice))), action, url, warning };
}

function contacts({ municipality, office }: AppointmentNotice, texts: MailTexts): Letter['contacts'] {
  const { officialName, address, certifiedEmail, website } = municipality;
  const labels = texts.contacts;
  return [
    { label: office.name, value: `${office.telephone}, ${office.email}` },
    { label: officialName, value: addressInWords(address) },
    { label: labels.telephone, value: municipality.telephone },
    { label: labels.certifiedEmail, value: certifiedEmail },
    { label: labels.website, value: website, url: website },
  ];
}

function bookingUrl({ municipality, language }: AppointmentNotice): string {
  return `${municipality.origin}${language === 'it' ? '' : `/${language}`}/prenota`;
}
