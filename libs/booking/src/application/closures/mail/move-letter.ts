import type { Language } from '@casa/kernel';
import { addressInWords, dayInWords, hourInWords, type Letter, letterhead, type Telling } from '@casa/platform/mail';
import { minutesOf } from '../../mail/appointment-minutes.js';
import { ENGLISH } from '../../mail/mail-texts.en.js';
import { ITALIAN } from '../../mail/mail-texts.it.js';
import type { MailTexts } from '../../mail/mail-texts.js';
import type { MoveNotice } from './move-notice.js';
import { ENGLISH_MOVES } from './move-texts.en.js';
import { ITALIAN_MOVES } from './move-texts.it.js';
import type { MoveTexts } from './move-texts.js';

const TEXTS: Readonly<Record<Language, MoveTexts>> = { it: ITALIAN_MOVES, en: ENGLISH_MOVES };
const APPOINTMENT_TEXTS: Readonly<Record<Language, MailTexts>> = { it: ITALIAN, en: ENGLISH };

type Proposed = NonNullable<MoveNotice['proposed']>;

/** The office is closed, or a desk of it: what is proposed instead, or that nothing is. */
export function moveLetter(notice: MoveNotice): Letter {
  const { appointment, proposed, answerUrl: url } = notice;
  const { language, office } = appointment;
  const texts = TEXTS[language];
  const { linkWarning: warning } = texts;
  const place = placeOf(notice);
  const staysYours = texts.staysYours(place);
  if (!proposed) {
    const { subject, opening, call, actionText } = texts.nothingFree;
    return {
      ...head(notice),
      ...{
        subject: subject(oldTime(notice)),
        opening: opening(place),
        facts: oldFacts(notice),
        notes: [call(office.telephone), staysYours],
      },
      action: { text: actionText, label: texts.action, url, warning },
    };
  }
  return {
    ...head(notice),
    subject: texts.proposed.subject(oldTime(notice)),
    opening: texts.proposed.opening(place),
    facts: [...oldFacts(notice), ...proposedFacts(notice, proposed)],
    notes: [...elsewhere(notice, proposed), staysYours, texts.otherTimes(office.telephone)],
    action: { text: texts.answerBy(untilOf(notice, proposed)), label: texts.action, url, warning },
  };
}

/** They have not answered; it is the last time they are asked in writing. */
export function moveReminder(notice: MoveNotice, proposed: Proposed): Letter {
  const { language, office } = notice.appointment;
  const texts = TEXTS[language];
  const { subject, opening, afterwards } = texts.reminder;
  return {
    ...head(notice),
    ...{ subject: subject(oldTime(notice)), opening: opening(placeOf(notice)) },
    facts: [...oldFacts(notice), ...proposedFacts(notice, proposed)],
    notes: [...elsewhere(notice, proposed), afterwards, texts.otherTimes(office.telephone)],
    action: { text: texts.answerBy(untilOf(notice, proposed)), label: texts.action, url: notice.answerUrl, warning: texts.linkWarning },
  };
}

/** The closure was ended: the old time stands. */
export function withdrawnLetter(notice: MoveNotice): Letter {
  const { appointment } = notice;
  const texts = TEXTS[appointment.language];
  const words = APPOINTMENT_TEXTS[appointment.language];
  const { subject, opening, actionText, action } = texts.withdrawn;
  return {
    ...head(notice),
    ...{ subject: subject(oldTime(notice)), opening: opening(placeOf(notice)), notes: [] },
    facts: [
      { label: words.labels.service, value: appointment.serviceName },
      { label: words.labels.when, value: spanOf(appointment.startsAt, appointment.endsAt, appointment, words) },
      { label: words.labels.code, value: appointment.code },
    ],
    action: { text: actionText, label: action, url: appointment.manageUrl, warning: words.manage.warning },
  };
}

function head({ appointment }: MoveNotice): Pick<Letter, keyof ReturnType<typeof letterhead> | 'closing'> {
  const { municipality, language, citizenName, office } = appointment;
  const words = APPOINTMENT_TEXTS[language];
  const letter = letterhead(municipality, language, words.privacy, citizenName);
  return {
    ...letter,
    closing: [words.noReply],
    contacts: [{ label: office.name, value: `${office.telephone}, ${office.email}` }, ...letter.contacts],
  };
}

function placeOf({ appointment: { language }, isOfDesk }: MoveNotice): string {
  const { places } = TEXTS[language];
  return isOfDesk ? places.desk : places.office;
}

function oldFacts({ appointment, reason }: MoveNotice): Letter['facts'] {
  const { language, serviceName, startsAt, endsAt, code } = appointment;
  const { labels } = TEXTS[language];
  const words = APPOINTMENT_TEXTS[language];
  return [
    { label: words.labels.service, value: serviceName },
    { label: labels.before, value: spanOf(startsAt, endsAt, appointment, words) },
    { label: words.labels.code, value: code },
    ...(reason === '' ? [] : [{ label: labels.reason, value: reason }]),
  ];
}

function proposedFacts(notice: MoveNotice, proposed: Proposed): Letter['facts'] {
  const { language, channel } = notice.appointment;
  const { labels } = TEXTS[language];
  const words = APPOINTMENT_TEXTS[language];
  const { startsAt, endsAt, timeZone, office } = proposed;
  return [
    { label: labels.proposed, value: spanOf(startsAt, endsAt, { language, timeZone }, words) },
    { label: words.labels.how, value: words.channels[channel] },
    channel === 'IN_PERSON'
      ? { label: words.labels.where, value: `${office.name}, ${addressInWords(office)}` }
      : { label: words.labels.office, value: office.name },
    { label: labels.answerBy, value: untilOf(notice, proposed) },
  ];
}

function elsewhere({ appointment: { language, office } }: MoveNotice, proposed: Proposed): string[] {
  return proposed.office.name === office.name ? [] : [TEXTS[language].otherOffice(proposed.office.name)];
}

function oldTime({ appointment }: MoveNotice): string {
  return instantInWords(appointment.startsAt, appointment, APPOINTMENT_TEXTS[appointment.language]);
}

function untilOf({ appointment: { language } }: MoveNotice, { answerUntil, timeZone }: Proposed): string {
  return instantInWords(answerUntil, { language, timeZone }, APPOINTMENT_TEXTS[language]);
}

function spanOf(startsAt: Date, endsAt: Date, telling: Telling, words: MailTexts): string {
  return words.span(
    dayInWords(startsAt, telling),
    hourInWords(startsAt, telling),
    hourInWords(endsAt, telling),
    minutesOf({ startsAt, endsAt }),
  );
}

function instantInWords(instant: Date, telling: Telling, words: MailTexts): string {
  return words.when(dayInWords(instant, telling), hourInWords(instant, telling));
}
