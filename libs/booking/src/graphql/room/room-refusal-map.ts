import type { Language } from '@casa/kernel';
import { type DelegationOver, delegationOver } from '@casa/platform/graphql';
import type { DoorRefusal, RoomLimit, RoomRefusal } from '../../domain/room/room.errors.js';
import type { DoorState } from '../../domain/room/room-door.js';
import { zonedIso } from '../../domain/zoned-time.js';
import { NotFound } from '../booking-outcome.type.js';
import { RoomLimitReached, RoomNotAdmitted, RoomNotOpen, RoomRefused, RoomSeatLost, RoomSeatTaken } from './room-outcome.type.js';

type Texts = Readonly<Record<Language, string>>;

const SAY = {
  NOT_FOUND: {
    it: 'Il collegamento della stanza non è valido. Apri quello dell’ultima e-mail, o telefona all’ufficio.',
    en: 'The link of the room is not valid. Open the one in the last e-mail, or call the office.',
  },
  SEAT_TAKEN: {
    it: 'La stanza è già aperta con questo collegamento in un’altra finestra o su un altro dispositivo.',
    en: 'The room is open already by this link, in another window or on another device.',
  },
  REFUSED: {
    it: 'L’ufficio non ti ha fatto entrare. Se pensi che sia un errore, telefona.',
    en: 'The office has not let you in. If you think this is a mistake, please call.',
  },
  SEAT_LOST: {
    it: 'Sei fuori dalla stanza: è aperta altrove con lo stesso collegamento, o il suo tempo è finito, oppure l’appuntamento è cambiato.',
    en: 'You are out of the room: it is open elsewhere by the same link, or its time is over, or the appointment has changed.',
  },
  NOT_ADMITTED: { it: 'Non sei ancora nella stanza.', en: 'You are not in the room yet.' },
} as const satisfies Record<string, Texts>;

const DOOR: Readonly<Record<DoorState, Texts>> = {
  NOT_YET: {
    it: 'La stanza apre un quarto d’ora prima dell’appuntamento.',
    en: 'The room opens a quarter of an hour before the appointment.',
  },
  OPEN: { it: 'La stanza è aperta.', en: 'The room is open.' },
  OVER: { it: 'La stanza è chiusa: il tempo dell’appuntamento è finito.', en: 'The room is closed: the time of the appointment is over.' },
  CANCELLED: { it: 'L’appuntamento è stato disdetto.', en: 'The appointment was cancelled.' },
};

const TOO_MANY: Readonly<Record<RoomLimit, Texts>> = {
  SIGNALS: { it: 'Troppi tentativi di collegamento. Aspetta due minuti.', en: 'Too many attempts to connect. Please wait two minutes.' },
  MESSAGES: { it: 'In questa stanza ci sono già troppi messaggi.', en: 'There are too many messages in this room already.' },
  GUESTS: { it: 'Non si possono invitare altre persone.', en: 'Nobody else can be invited.' },
  DOCUMENTS: { it: 'Non si possono aggiungere altri documenti.', en: 'No more documents can be added.' },
};

export function seatLost(language: Language): RoomSeatLost {
  return Object.assign(new RoomSeatLost(), { message: SAY.SEAT_LOST[language] });
}

export function toRoomRefusal(refusal: RoomRefusal, language: Language): NotFound | RoomSeatLost | RoomNotAdmitted | RoomLimitReached {
  switch (refusal.code) {
    case 'NOT_FOUND':
      return Object.assign(new NotFound(), { message: SAY.NOT_FOUND[language] });
    case 'SEAT_LOST':
      return seatLost(language);
    case 'NOT_ADMITTED':
      return Object.assign(new RoomNotAdmitted(), { message: SAY.NOT_ADMITTED[language] });
    case 'TOO_MANY':
      return Object.assign(new RoomLimitReached(), { message: TOO_MANY[refusal.of][language], of: refusal.of });
  }
}

export function toDoorRefusal(
  refusal: DoorRefusal,
  language: Language,
): NotFound | RoomNotOpen | RoomSeatTaken | RoomRefused | DelegationOver {
  switch (refusal.code) {
    case 'NOT_FOUND':
      return Object.assign(new NotFound(), { message: SAY.NOT_FOUND[language] });
    case 'NOT_OPEN': {
      const { state: door, opensAt } = refusal.door;
      return Object.assign(new RoomNotOpen(), { message: DOOR[door][language], door, opensAt: zonedIso(opensAt, refusal.timeZone) });
    }
    case 'SEAT_TAKEN':
      return Object.assign(new RoomSeatTaken(), { message: SAY.SEAT_TAKEN[language] });
    case 'REFUSED':
      return Object.assign(new RoomRefused(), { message: SAY.REFUSED[language] });
    case 'DELEGATION_OVER':
      return delegationOver(language);
  }
}
