import type { Language } from '@casa/kernel';
import type { WaitingRefusal } from '../../domain/waiting-list/waiting.errors.js';
import { type RefusalType, toRefusal } from '../refusal-map.js';
import { AlreadyWaiting, OfferGone, OfferLapsed } from './waiting-outcome.type.js';

const SAY = {
  ALREADY_WAITING: {
    it: 'C’è già una richiesta in lista d’attesa per questo servizio: il link per vederla è nell’e-mail di quando è stata fatta.',
    en: 'There is a request for this service on the waiting list already: the link to it is in the message that was sent when it was made.',
  },
  OFFER_LAPSED: {
    it: 'Il tempo per rispondere è finito e il posto è passato alla persona che segue.',
    en: 'The time to answer is over and the appointment has gone to the next person.',
  },
  OFFER_GONE: {
    it: 'Questa offerta non vale più.',
    en: 'This offer no longer stands.',
  },
} as const;

/** The one map from what the waiting list refuses to what the schema says of it. */
export function toWaitingRefusal(refusal: WaitingRefusal, language: Language): RefusalType | AlreadyWaiting | OfferLapsed | OfferGone {
  switch (refusal.code) {
    case 'ALREADY_WAITING':
      return Object.assign(new AlreadyWaiting(), { message: SAY.ALREADY_WAITING[language] });
    case 'OFFER_LAPSED':
      return Object.assign(new OfferLapsed(), { message: SAY.OFFER_LAPSED[language] });
    case 'OFFER_GONE':
      return Object.assign(new OfferGone(), { message: SAY.OFFER_GONE[language] });
    default:
      return toRefusal(refusal, language);
  }
}
