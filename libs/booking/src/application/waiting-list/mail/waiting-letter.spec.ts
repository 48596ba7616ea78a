import { letterHtml, letterText } from '@casa/platform/mail';
import { describe, expect, it } from 'vitest';
import { municipality } from '../../mail/appointment-notice.sample.js';
import { endedLetter, joinedLetter, lapsedLetter, offerLetter } from './waiting-letter.js';
import type { OfferNotice } from './waiting-notice.js';

const ENTRY = 'https://comune.bari.ba.it/lista-attesa/link/TOKEN';
const OFFER = 'https://comune.bari.ba.it/lista-attesa/offerta/TOKEN';

const notice: OfferNotice = {
  municipality,
  language: 'it',
  citizenName: 'Mario Rossi',
  serviceName: 'Carta d’identità elettronica',
  channel: 'IN_PERSON',
  times: { firstDay: '2026-11-23', lastDay: '2027-01-31', weekdays: [1, 3], from: '09:00', until: null },
  officeNames: [],
  nearKm: 20,
  entryUrl: ENTRY,
  startsAt: new Date('2026-11-24T08:30:00Z'),
  endsAt: new Date('2026-11-24T08:50:00Z'),
  answerUntil: new Date('2026-11-23T14:00:00Z'),
  timeZone: 'Europe/Rome',
  office: {
    name: 'Anagrafe centrale',
    street: 'largo Fraccacreta 1',
    postalCode: '70122',
    city: 'Bari',
    telephone: '080 577 3333',
    email: 'anagrafe@comune.bari.it',
  },
  offerUrl: OFFER,
};

const FOOT = `I suoi dati servono solo a gestire la lista d’attesa e l’appuntamento; quando esce dalla lista li cancelliamo. Il titolare del trattamento è: Comune di Bari. Informativa sulla privacy: https://www.comune.bari.it/privacy`;

describe('the letter to who entered the list', () => {
  it('says what they wait for and how it goes on', () => {
    expect(letterText(joinedLetter(notice))).toContain(`Buongiorno Mario Rossi,

la sua richiesta è nella lista d’attesa. La avviseremo appena si libera un posto adatto a lei.

Servizio: Carta d’identità elettronica
Come: Di persona
Dove: tutti gli uffici del Comune che danno il servizio; anche negli altri Comuni entro 20 km
Giorni: dal 23 novembre 2026 al 31 gennaio 2027, solo lunedì, mercoledì
Ore: dalle 09:00

I posti che si liberano sono offerti nell’ordine in cui le persone sono entrate in lista.

Quando tocca a lei, riceverà un messaggio con un collegamento per accettare o rifiutare e il tempo che ha per rispondere. Fino ad allora il posto è tenuto da parte per lei.

Se rifiuta un’offerta conserva il suo posto in lista. Se non risponde a tre offerte di fila, la richiesta termina, per non far attendere gli altri.

Da questa pagina può vedere a che punto è e uscire dalla lista quando vuole, senza bisogno di accedere:
${ENTRY}
Chi ha questo collegamento può rispondere per lei: non lo inoltri.

Se non ha chiesto lei di entrare in lista, può uscirne con il collegamento qui sopra.
Questo messaggio è automatico. Se risponde, la risposta arriva all’ufficio.

${FOOT}`);
    expect(joinedLetter(notice).subject).toBe('È in lista d’attesa: Carta d’identità elettronica');
  });

  it('is English for whoever waits in English', () => {
    const text = letterText(joinedLetter({ ...notice, language: 'en', officeNames: ['Registry office'], nearKm: null }));
    expect(text).toContain('Dear Mario Rossi,\n\nYour request is on the waiting list.');
    expect(text).toContain(
      'Where: Registry office\nDays: from 23 November 2026 to 31 January 2027, only Monday, Wednesday\nHours: from 09:00',
    );
  });

  it.each([
    [null, null, 'a qualsiasi ora', 'at any time'],
    [null, '12:00', 'fino alle 12:00', 'until 12:00'],
    ['09:00', '12:00', 'tra le 09:00 e le 12:00', 'between 09:00 and 12:00'],
  ])('tells the hours (%s to %s)', (from, until, italian, english) => {
    const times = { ...notice.times, weekdays: [], from, until };
    expect(letterText(joinedLetter({ ...notice, times }))).toContain(`Giorni: dal 23 novembre 2026 al 31 gennaio 2027\nOre: ${italian}\n`);
    expect(letterText(joinedLetter({ ...notice, language: 'en', times }))).toContain(`Hours: ${english}\n`);
  });
});

describe('the offer', () => {
  it('says what, when, where, and until when it can be answered', () => {
    expect(letterText(offerLetter(notice))).toBe(`Buongiorno Mario Rossi,

si è liberato un posto adatto alla sua richiesta e tocca a lei. Lo teniamo da parte per lei.

Servizio: Carta d’identità elettronica
Quando: martedì 24 novembre 2026, dalle 9:30 alle 9:50 (20 minuti)
Come: Di persona
Dove: Anagrafe centrale, largo Fraccacreta 1, 70122 Bari
Risponda entro: lunedì 23 novembre 2026, ore 15:00

Se non risponde entro quell’ora, il posto passa alla persona che segue. Se rifiuta, resta in lista al suo posto.

Può accettare o rifiutare fino a lunedì 23 novembre 2026, ore 15:00, senza bisogno di accedere:
${OFFER}
Chi ha questo collegamento può rispondere per lei: non lo inoltri.

Questo messaggio è automatico. Se risponde, la risposta arriva all’ufficio.

${FOOT}

-- 
Anagrafe centrale: 080 577 3333, anagrafe@comune.bari.it
Comune di Bari: corso Vittorio Emanuele II 84, 70122 Bari
Telefono: 080 577 1111
PEC: archiviogenerale.comunebari@pec.rupar.puglia.it
Sito: https://www.comune.bari.it
`);
    expect(offerLetter(notice).subject).toBe('Si è liberato un posto: martedì 24 novembre 2026, ore 9:30');
  });

  it('says so when it is in another municipality, and what passes to it', () => {
    const elsewhere = { ...notice, otherMunicipality: 'Comune di Triggiano' };
    expect(letterText(offerLetter(elsewhere))).toContain(
      'L’appuntamento è in un altro Comune: Comune di Triggiano. Se accetta, i dati che ha indicato per prenotare passano a quel Comune.',
    );
    expect(letterText(offerLetter({ ...elsewhere, language: 'en' }))).toContain(
      'The appointment is in another municipality: Comune di Triggiano.',
    );
  });

  it('is English for whoever waits in English', () => {
    const text = letterText(offerLetter({ ...notice, language: 'en' }));
    expect(text).toContain('When: Tuesday, 24 November 2026, from 9:30 to 9:50 (20 minutes)');
    expect(text).toContain('Answer by: Monday, 23 November 2026, 15:00');
  });
});

describe('the letters of what did not come about', () => {
  it('tell that the offer went to the next, and that the place is kept', () => {
    const text = letterText(lapsedLetter(notice));
    expect(text).toContain('il tempo per accettare il posto di martedì 24 novembre 2026, ore 9:30 è finito');
    expect(text).toContain('Lei resta in lista, al suo posto');
    expect(text).toContain(ENTRY);
    expect(text).not.toContain(OFFER);
    expect(letterText(lapsedLetter({ ...notice, language: 'en' }))).toContain('You keep your place on the list');
  });

  it('tell why the wait is over', () => {
    expect(letterText(endedLetter(notice, 1))).toContain('i giorni che aveva indicato sono passati');
    expect(letterText(endedLetter(notice, 3))).toContain('3 offerte di fila sono rimaste senza risposta');
    expect(letterText(endedLetter({ ...notice, language: 'en' }, 3))).toContain('3 offers in a row were left unanswered');
    expect(letterText(endedLetter({ ...notice, language: 'en' }, 0))).toContain('https://comune.bari.ba.it/en/prenota');
  });
});

it('every letter escapes what it did not write itself', () => {
  const hostile = '<img src=x onerror=alert(1)>&"\'';
  const bad = { ...notice, serviceName: hostile, officeNames: [hostile], office: { ...notice.office, name: hostile, street: hostile } };
  for (const letter of [joinedLetter(bad), offerLetter(bad), lapsedLetter(bad), endedLetter(bad, 0)]) {
    expect(letterHtml(letter)).not.toContain('<img');
  }
});
