import type { Language } from '@casa/kernel';
import { addressInWords, dayInWords, hourInWords, type Letter, letterhead, portalPage, type Telling } from '@casa/platform/mail';
import { MOST_UNANSWERED } from '../../../domain/waiting-list/waiting-state.js';
import { minutesOf } from '../../mail/appointment-minutes.js';
import { ENGLISH } from '../../mail/mail-texts.en.js';
import { ITALIAN } from '../../mail/mail-texts.it.js';
import type { MailTexts } from '../../mail/mail-texts.js';
import type { OfferNotice, WaitingNotice } from './waiting-notice.js';
import { ENGLISH_WAITING } from './waiting-texts.en.js';
import { ITALIAN_WAITING } from './waiting-texts.it.js';
import type { WaitingTexts } from './waiting-texts.js';

const TEXTS: Readonly<Record<Language, WaitingTexts>> = { it: ITALIAN_WAITING, en: ENGLISH_WAITING };
/** Of appointments, which an offer becomes. */
const APPOINTMENT_TEXTS: Readonly<Record<Language, MailTexts>> = { it: ITALIAN, en: ENGLISH };
const LOCALES: Readonly<Record<Language, string>> = { it: 'it-IT', en: 'en-GB' };
const DAY_MS = 86_400_000;
/** 5 January 1970, a Monday. */
const A_MONDAY = 4 * DAY_MS;

/** Somebody entered the list. */
export function joinedLetter(notice: WaitingNotice): Letter {
  const texts = TEXTS[notice.language];
  const { joined, labels, linkWarning } = texts;
  const { serviceName, officeNames, nearKm, entryUrl: url } = notice;
  const words = APPOINTMENT_TEXTS[notice.language];
  return {
    ...head(notice),
    subject: joined.subject(serviceName),
    opening: joined.opening,
    facts: [
      { label: words.labels.service, value: serviceName },
      { label: words.labels.how, value: words.channels[notice.channel] },
      { label: labels.where, value: texts.offices(officeNames, nearKm) },
      { label: labels.days, value: daysInWords(notice, texts) },
      { label: labels.hours, value: texts.hours(notice.times.from, notice.times.until) },
    ],
    notes: [joined.order, joined.offers, joined.keepsPlace],
    action: { text: joined.actionText, label: joined.action, url, warning: linkWarning },
    closing: [joined.notYou, words.noReply],
  };
}

/** A time came free, and it is somebody's turn. */
export function offerLetter(notice: OfferNotice): Letter {
  const texts = TEXTS[notice.language];
  const { offer, labels, linkWarning } = texts;
  const words = APPOINTMENT_TEXTS[notice.language];
  const { office, channel, startsAt, endsAt, answerUntil, otherMunicipality, offerUrl: url } = notice;
  const until = instantInWords(answerUntil, notice, words);
  const letter = head(notice);
  return {
    ...letter,
    subject: offer.subject(instantInWords(startsAt, notice, words)),
    opening: offer.opening,
    facts: [
      { label: words.labels.service, value: notice.serviceName },
      {
        label: words.labels.when,
        value: words.span(dayInWords(startsAt, notice), hourInWords(startsAt, notice), hourInWords(endsAt, notice), minutesOf(notice)),
      },
      { label: words.labels.how, value: words.channels[channel] },
      channel === 'IN_PERSON'
        ? { label: words.labels.where, value: `${office.name}, ${addressInWords(office)}` }
        : { label: words.labels.office, value: office.name },
      { label: labels.answerBy, value: until },
    ],
    notes: [...(otherMunicipality === undefined ? [] : [offer.elsewhere(otherMunicipality)]), offer.otherwise],
    action: { text: offer.answerBy(until), label: offer.action, url, warning: linkWarning },
    closing: [words.noReply],
    contacts: [{ label: office.name, value: `${office.telephone}, ${office.email}` }, ...letter.contacts],
  };
}

/** Nobody answered in time. */
export function lapsedLetter(notice: OfferNotice): Letter {
  const { lapsed, linkWarning } = TEXTS[notice.language];
  const words = APPOINTMENT_TEXTS[notice.language];
  const when = instantInWords(notice.startsAt, notice, words);
  return {
    ...head(notice),
    subject: lapsed.subject(when),
    opening: lapsed.opening(when),
    facts: [],
    notes: [lapsed.stays],
    action: { text: lapsed.actionText, label: lapsed.action, url: notice.entryUrl, warning: linkWarning },
    closing: [words.noReply],
  };
}

/** An entry is off the list and nothing came of it. @param unanswered offers in a row that were not answered. */
export function endedLetter(notice: WaitingNotice, unanswered: number): Letter {
  const { ended } = TEXTS[notice.language];
  return {
    ...head(notice),
    subject: ended.subject(notice.serviceName),
    opening: unanswered < MOST_UNANSWERED ? ended.lastDayOver : ended.noAnswers(unanswered),
    facts: [],
    notes: [ended.again(portalPage(notice.municipality, notice.language, '/prenota'))],
    closing: [APPOINTMENT_TEXTS[notice.language].noReply],
  };
}

function head({ municipality, language, citizenName }: WaitingNotice): ReturnType<typeof letterhead> {
  return letterhead(municipality, language, TEXTS[language].privacy, citizenName);
}

function instantInWords(instant: Date, telling: Telling, words: MailTexts): string {
  return words.when(dayInWords(instant, telling), hourInWords(instant, telling));
}

function daysInWords({ language, times: { firstDay, lastDay, weekdays } }: WaitingNotice, { days }: WaitingTexts): string {
  // A calendar day carries no zone.
  const day = new Intl.DateTimeFormat(LOCALES[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', timeZone: 'UTC' });
  const name = (date: string) => day.format(Date.parse(`${date}T00:00:00Z`));
  return days(
    name(firstDay),
    name(lastDay),
    weekdays.map((number) => weekday.format(A_MONDAY + (number - 1) * DAY_MS)),
  );
}
