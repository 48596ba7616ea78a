import type { CitizenDetails, GivenAnswer, ServiceQuestion } from '@casa/booking';
import type { Dice } from './dice.js';

const GIVEN = [
  ...(['Nicola', 'Anna', 'Vito', 'Maria', 'Giuseppe', 'Rosa', 'Michele', 'Angela', 'Francesco', 'Antonella', 'Domenico'] as const),
  ...(['Lucia', 'Pasquale', 'Teresa', 'Sabino', 'Grazia', 'Rocco', 'Isabella', 'Onofrio', 'Chiara', 'Luca', 'Giulia'] as const),
  ...(['Ahmed', 'Elena', 'Dimitri', 'Fatima', 'Marco', 'Alba', 'Sara', 'Davide'] as const),
] as const;
const FAMILY = [
  ...(['Lorusso', 'De Santis', 'Cassano', 'Colella', 'Losito', 'Ranieri', 'Fanelli', 'Lopez', 'Amoruso', 'Giannini'] as const),
  ...(['Loiudice', 'Ventura', 'Clemente', 'Denora', 'Tafuni', 'Moramarco', 'Cornacchia', 'Lacitignola', 'Hoxha', 'Petrov'] as const),
  ...(['Caputo', 'Milella', 'Abbinante', 'Sforza', 'Dambrosio', 'El Amrani', 'Carbonara', 'Laterza'] as const),
] as const;
const STREETS = ['via Sparano', 'via Dante', 'via Melo', 'corso Cavour', 'via Manzoni', 'viale Europa', 'via Roma', 'via Gramsci'] as const;
const REASONS = [
  'Il documento scade il mese prossimo.',
  'Vorrei capire quali documenti servono.',
  'Ho ricevuto una lettera e ho bisogno di chiarimenti.',
  'Prima richiesta.',
  'Devo correggere un errore nei dati.',
] as const;

export type InventedPerson = Omit<CitizenDetails, 'answers'>;

/** Somebody who does not exist: the mail address is of a domain that no one can have (RFC 2606). */
export function inventPerson(dice: Dice, number: number, city: string, postalCode: string): InventedPerson {
  const givenName = dice.pick(GIVEN);
  const familyName = dice.pick(FAMILY);
  const mailbox = `${givenName}.${familyName}.${number}`.toLowerCase().replaceAll(' ', '');
  return {
    givenName,
    familyName,
    email: `${mailbox}@esempio.example`,
    telephone: `080 555 ${String(1000 + number).slice(-4)}`,
    address: { street: `${dice.pick(STREETS)} ${1 + Math.floor(dice.roll() * 120)}`, postalCode, city },
    resident: true,
    reason: dice.pick(REASONS),
  };
}

/** An answer that the question takes. */
export function inventAnswer({ code, kind, choices = [] }: ServiceQuestion): GivenAnswer {
  const [first] = choices;
  const answers = { TEXT: 'Non lo so', LONG_TEXT: 'Ne parlo volentieri allo sportello.', YES_NO: 'yes', CHOICE: first?.it ?? '' };
  return { questionId: code, answer: answers[kind] };
}
