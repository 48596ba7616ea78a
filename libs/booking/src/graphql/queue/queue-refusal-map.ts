import type { Language } from '@casa/kernel';
import type { CheckInRefusal, QueueRefusal } from '../../domain/queue/queue.errors.js';
import { zonedIso } from '../../domain/zoned-time.js';
import { NotFound } from '../booking-outcome.type.js';
import { CheckInRefused, CheckInTooEarly, QueueClosed, TicketOver, TicketRefused, TooManyTickets } from './queue-outcome.type.js';

type Texts = Readonly<Record<Language, string>>;

const SAY = {
  NOT_FOUND: {
    it: 'Non abbiamo trovato quello che cerchi. Controlla il codice o il collegamento.',
    en: 'We could not find what you are looking for. Check the code or the link.',
  },
  QUEUE_CLOSED: { it: 'Adesso non si danno numeri per questo servizio.', en: 'No numbers are given for this service now.' },
  KIOSK_NOT_KNOWN: {
    it: 'Questo schermo non è abilitato a dare numeri. Chiedi al personale dell’ufficio.',
    en: 'This screen may not give numbers. Ask the staff of the office.',
  },
  NOT_FROM_HOME: { it: 'Questo ufficio dà i numeri solo sul posto.', en: 'This office gives numbers on the spot only.' },
  POSITION_NEEDED: {
    it: 'Permetti al sito di conoscere la tua posizione, oppure conferma che arriverai in tempo.',
    en: 'Let the site know your position, or confirm that you will be there in time.',
  },
  TOO_FAR: {
    it: 'Sei a circa %s: il numero si può prendere da non più di %s dall’ufficio. Riprova quando sei più vicino.',
    en: 'You are about %s away: a number can be taken no more than %s from the office. Try again when you are nearer.',
  },
  TOO_MANY_TICKETS: {
    it: 'Sono stati presi troppi numeri in poco tempo. Riprova tra %s.',
    en: 'Too many numbers were taken in a short time. Try again in %s.',
  },
  CHECK_IN_TOO_EARLY: {
    it: 'È presto: per questo appuntamento si può segnalare l’arrivo dalle %s.',
    en: 'It is early: for this appointment you can check in from %s.',
  },
  TICKET_OVER: { it: 'Questo numero non è più in attesa.', en: 'This number is no longer waiting.' },
} as const satisfies Record<string, Texts>;

const CHECK_IN: Readonly<Record<CheckInRefusal, Texts>> = {
  CANCELLED: { it: 'Questo appuntamento è stato disdetto.', en: 'This appointment was cancelled.' },
  OTHER_DAY: { it: 'Questo appuntamento non è per oggi.', en: 'This appointment is not for today.' },
  OVER: {
    it: 'Questo appuntamento è già concluso. Chiedi al personale dell’ufficio.',
    en: 'This appointment is over. Ask the staff of the office.',
  },
  NOT_IN_PERSON: {
    it: 'Questo appuntamento è per telefono o in video: non serve venire in ufficio.',
    en: 'This appointment is by telephone or video: there is no need to come to the office.',
  },
  NOT_OFFERED: {
    it: 'In questo ufficio non serve segnalare l’arrivo: presentati allo sportello all’ora dell’appuntamento.',
    en: 'There is no check-in at this office: come to the desk at the time of your appointment.',
  },
};

type RefusalType = NotFound | QueueClosed | TicketRefused | TooManyTickets | CheckInTooEarly | CheckInRefused | TicketOver;

/** The one map from what the waiting room refuses to what the schema says of it. */
export function toQueueRefusal(refusal: QueueRefusal, language: Language): RefusalType {
  switch (refusal.code) {
    case 'NOT_FOUND':
      return notFound(language);
    case 'QUEUE_CLOSED':
      return Object.assign(new QueueClosed(), {
        message: SAY.QUEUE_CLOSED[language],
        opensAt: refusal.opensAt === undefined ? null : zonedIso(refusal.opensAt, refusal.timeZone),
      });
    case 'KIOSK_NOT_KNOWN':
    case 'NOT_FROM_HOME':
    case 'POSITION_NEEDED':
      return Object.assign(new TicketRefused(), { message: SAY[refusal.code][language], reason: refusal.code });
    case 'TOO_FAR': {
      const message = SAY.TOO_FAR[language].replace('%s', distance(refusal.meters)).replace('%s', distance(refusal.atMost));
      return Object.assign(new TicketRefused(), { message, reason: refusal.code });
    }
    case 'TOO_MANY_TICKETS':
      return Object.assign(new TooManyTickets(), {
        message: SAY.TOO_MANY_TICKETS[language].replace('%s', pause(refusal.retryAfterSeconds, language)),
        retryAfterSeconds: refusal.retryAfterSeconds,
      });
    case 'CHECK_IN_TOO_EARLY': {
      const from = zonedIso(refusal.from, refusal.timeZone);
      return Object.assign(new CheckInTooEarly(), { message: SAY.CHECK_IN_TOO_EARLY[language].replace('%s', from.slice(11, 16)), from });
    }
    case 'CHECK_IN_NOT_POSSIBLE':
      return Object.assign(new CheckInRefused(), { message: CHECK_IN[refusal.reason][language], reason: refusal.reason });
    case 'TICKET_OVER':
      return Object.assign(new TicketOver(), { message: SAY.TICKET_OVER[language] });
  }
}

export function notFound(language: Language): NotFound {
  return Object.assign(new NotFound(), { message: SAY.NOT_FOUND[language] });
}

const PAUSE = {
  second: { it: '1 secondo', en: '1 second' },
  seconds: { it: '%s secondi', en: '%s seconds' },
  minutes: { it: '%s minuti', en: '%s minutes' },
} as const satisfies Record<string, Texts>;

/** «24 secondi», «30 minuti»: from two minutes on nobody counts seconds. */
function pause(seconds: number, language: Language): string {
  if (seconds === 1) return PAUSE.second[language];
  const isShort = seconds < 120;
  return PAUSE[isShort ? 'seconds' : 'minutes'][language].replace('%s', String(isShort ? seconds : Math.ceil(seconds / 60)));
}

/** «800 m», «2,5 km»: the comma is understood in both languages. */
function distance(meters: number): string {
  return meters < 1000 ? `${Math.round(meters / 10) * 10} m` : `${(meters / 1000).toFixed(1).replace('.', ',').replace(',0', '')} km`;
}
