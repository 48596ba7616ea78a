import type { Language } from '@casa/kernel';
import { type DelegationOver, delegationOver, type InvalidInput, invalidInput } from '@casa/platform/graphql';
import type { BookingRefusal, SlotRefusal } from '../domain/booking.errors.js';
import { zonedIso } from '../domain/zoned-time.js';
import { toSlot } from './availability.type.js';
import { ChangeTooLate, NotEligible, NotFound, SlotNotOffered, SlotTaken, TooManyOpenAppointments } from './booking-outcome.type.js';

type Texts = Readonly<Record<Language, string>>;

const NOT_OFFERED: Readonly<Record<SlotRefusal, Texts>> = {
  PAST: { it: 'Questo orario è già passato. Scegline un altro.', en: 'This time has already passed. Please choose another.' },
  TOO_SOON: {
    it: 'Questo orario è troppo vicino: serve più preavviso. Scegline un altro.',
    en: 'This time is too soon: more notice is needed. Please choose another.',
  },
  TOO_FAR: { it: 'Questa data è troppo lontana: non si può ancora prenotare.', en: 'This date is too far away: it cannot be booked yet.' },
  CLOSED: { it: 'In questo giorno l’ufficio è chiuso. Scegline un altro.', en: 'The office is closed on this day. Please choose another.' },
  NOT_OFFERED: {
    it: 'Questo orario non è tra quelli che si possono prenotare. Scegline un altro.',
    en: 'This time is not among those that can be booked. Please choose another.',
  },
};

const SAY = {
  NOT_FOUND: { it: 'Non abbiamo trovato quello che cerchi.', en: 'We could not find what you are looking for.' },
  SLOT_TAKEN: {
    it: 'Qualcuno ha appena prenotato questo orario. Scegline un altro.',
    en: 'Somebody has just booked this time. Please choose another.',
  },
  NOT_ELIGIBLE: { it: 'Questo servizio è riservato a chi risiede nel comune.', en: 'This service is for residents of the municipality.' },
  TOO_MANY_OPEN: {
    it: 'Con questo indirizzo e-mail ci sono già %s appuntamenti aperti per questo servizio, il massimo possibile. Per prenotarne un altro cancellane uno.',
    en: 'This e-mail address already has %s open appointments for this service, which is the limit. Cancel one to book another.',
  },
  CHANGE_TOO_LATE: {
    it: 'È troppo tardi per cambiare o cancellare questo appuntamento da qui. Telefona all’ufficio.',
    en: 'It is too late to change or cancel this appointment here. Please call the office.',
  },
} as const satisfies Record<string, Texts>;

export type RefusalType =
  NotFound | SlotTaken | SlotNotOffered | NotEligible | TooManyOpenAppointments | ChangeTooLate | DelegationOver | InvalidInput;

/** The one map from what booking refuses to what the schema says of it. */
export function toRefusal(refusal: BookingRefusal, language: Language): RefusalType {
  switch (refusal.code) {
    case 'NOT_FOUND':
      return Object.assign(new NotFound(), { message: SAY.NOT_FOUND[language] });
    case 'SLOT_TAKEN':
      return Object.assign(new SlotTaken(), { message: SAY.SLOT_TAKEN[language], alternatives: refusal.alternatives.map(toSlot) });
    case 'SLOT_NOT_OFFERED':
      return Object.assign(new SlotNotOffered(), {
        message: NOT_OFFERED[refusal.reason][language],
        reason: refusal.reason,
        alternatives: refusal.alternatives.map(toSlot),
      });
    case 'NOT_ELIGIBLE':
      return Object.assign(new NotEligible(), { message: SAY.NOT_ELIGIBLE[language] });
    case 'TOO_MANY_OPEN':
      return Object.assign(new TooManyOpenAppointments(), {
        message: SAY.TOO_MANY_OPEN[language].replace('%s', String(refusal.limit)),
        limit: refusal.limit,
      });
    case 'CHANGE_TOO_LATE':
      return Object.assign(new ChangeTooLate(), {
        message: SAY.CHANGE_TOO_LATE[language],
        until: zonedIso(refusal.until.getTime(), refusal.timeZone),
      });
    case 'DELEGATION_OVER':
      return delegationOver(language);
    case 'INVALID':
      return invalidInput(refusal.problems, language);
  }
}
