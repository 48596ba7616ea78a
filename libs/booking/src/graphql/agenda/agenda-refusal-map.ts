import type { Language } from '@casa/kernel';
import { type InvalidInput, invalidInput } from '@casa/platform/graphql';
import type { AgendaRefusal } from '../../application/agenda/agenda-refusal.js';
import { type StepRefusal, UNDO_MINUTES } from '../../domain/agenda/day-steps.js';
import { zonedIso } from '../../domain/zoned-time.js';
import { NotFound } from '../booking-outcome.type.js';
import { AppointmentChanged, DayStepRefused, DeskOccupied, NobodyToCall, NoDesk, TimeNotFree } from './agenda-outcome.type.js';
import { toAgendaAppointment } from './agenda.type.js';

type Texts = Readonly<Record<Language, string>>;

const STEPS: Readonly<Record<StepRefusal, Texts>> = {
  OUT_OF_ORDER: {
    it: 'Nello stato in cui si trova questo appuntamento non si può fare.',
    en: 'This cannot be done in the state the appointment is in.',
  },
  NOT_TODAY: { it: 'Questo appuntamento non è di oggi.', en: 'This appointment is not today.' },
  TOO_EARLY: {
    it: 'L’ora di questo appuntamento non è ancora arrivata.',
    en: 'The time of this appointment has not come yet.',
  },
  NOTHING_TO_UNDO: { it: 'Non c’è niente da annullare.', en: 'There is nothing to undo.' },
  TOO_LATE_TO_UNDO: {
    it: `L’ultima operazione si può annullare solo entro ${UNDO_MINUTES} minuti.`,
    en: `The last step can be undone within ${UNDO_MINUTES} minutes only.`,
  },
};

const SAY = {
  NOT_FOUND: { it: 'Non abbiamo trovato quello che cerchi.', en: 'We could not find what you are looking for.' },
  CHANGED: {
    it: 'Nel frattempo un collega o il cittadino ha modificato questo appuntamento: ecco com’è adesso. Non è stato cambiato niente.',
    en: 'A colleague or the citizen has changed this appointment meanwhile: this is how it stands. Nothing was changed.',
  },
  NO_DESK: { it: 'Prima siediti a uno sportello.', en: 'Take a desk first.' },
  NOBODY: { it: 'Adesso non c’è nessuno da chiamare.', en: 'There is nobody to call right now.' },
  OCCUPIED: { it: 'A questo sportello c’è già %s.', en: '%s is already at this desk.' },
  SOMEBODY: { it: 'un collega', en: 'a colleague' },
  APPOINTMENTS_INSIDE: {
    it: 'In questo periodo ci sono appuntamenti: il blocco non è stato messo.',
    en: 'There are appointments in this period: it was not blocked.',
  },
  HOLDS_INSIDE: {
    it: 'Qualcuno sta prenotando proprio adesso in questo periodo. Riprova fra qualche minuto.',
    en: 'Somebody is booking in this period at this very moment. Try again in a few minutes.',
  },
} as const satisfies Record<string, Texts>;

/** What is said of a step that had been taken already. */
export const REPEATED: Texts = { it: 'Era già così: non è cambiato niente.', en: 'It was so already: nothing has changed.' };

type Of<Code extends AgendaRefusal['code']> = Extract<AgendaRefusal, { code: Code }>;

export function notFound(language: Language): NotFound {
  return Object.assign(new NotFound(), { message: SAY.NOT_FOUND[language] });
}

export function toStepRefusal(refusal: AgendaRefusal, language: Language): DayStepRefused | AppointmentChanged | NotFound | InvalidInput {
  switch (refusal.code) {
    case 'STEP':
      return stepRefused(refusal, language);
    case 'CHANGED':
      return Object.assign(new AppointmentChanged(), {
        message: SAY.CHANGED[language],
        appointment: toAgendaAppointment(refusal.entry, language),
      });
    case 'INVALID':
      return invalidInput(refusal.problems, language);
    default:
      return notFound(language);
  }
}

export function toCallRefusal(refusal: AgendaRefusal, language: Language): NobodyToCall | NoDesk | DayStepRefused | NotFound {
  switch (refusal.code) {
    case 'NOBODY_TO_CALL': {
      const { nextAt, timeZone } = refusal;
      return Object.assign(new NobodyToCall(), {
        message: SAY.NOBODY[language],
        nextAt: nextAt ? zonedIso(nextAt.getTime(), timeZone) : null,
      });
    }
    case 'NO_DESK':
      return Object.assign(new NoDesk(), { message: SAY.NO_DESK[language] });
    case 'STEP':
      return stepRefused(refusal, language);
    default:
      return notFound(language);
  }
}

export function toDeskRefusal(refusal: AgendaRefusal, language: Language): DeskOccupied | NotFound {
  if (refusal.code !== 'DESK_OCCUPIED') return notFound(language);
  const { desk, name, timeZone } = refusal;
  const who = name === '' ? SAY.SOMEBODY[language] : name;
  return Object.assign(new DeskOccupied(), {
    message: SAY.OCCUPIED[language].replace('%s', () => who),
    name: who,
    since: desk.since === null ? null : zonedIso(desk.since, timeZone),
  });
}

export function toBlockRefusal(refusal: AgendaRefusal, language: Language): TimeNotFree | NotFound | InvalidInput {
  switch (refusal.code) {
    case 'TIME_NOT_FREE': {
      const { entries, holds } = refusal;
      return Object.assign(new TimeNotFree(), {
        message: entries.length > 0 ? SAY.APPOINTMENTS_INSIDE[language] : SAY.HOLDS_INSIDE[language],
        appointments: entries.map((entry) => toAgendaAppointment(entry, language)),
        holds,
      });
    }
    case 'INVALID':
      return invalidInput(refusal.problems, language);
    default:
      return notFound(language);
  }
}

function stepRefused({ reason, entry }: Of<'STEP'>, language: Language): DayStepRefused {
  return Object.assign(new DayStepRefused(), {
    message: STEPS[reason][language],
    reason,
    appointment: toAgendaAppointment(entry, language),
  });
}
