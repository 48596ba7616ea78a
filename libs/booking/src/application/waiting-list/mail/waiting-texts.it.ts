import type { WaitingTexts } from './waiting-texts.js';

export const ITALIAN_WAITING: WaitingTexts = {
  joined: {
    subject: (service) => `È in lista d’attesa: ${service}`,
    opening: 'la sua richiesta è nella lista d’attesa. La avviseremo appena si libera un posto adatto a lei.',
    order: 'I posti che si liberano sono offerti nell’ordine in cui le persone sono entrate in lista.',
    offers:
      'Quando tocca a lei, riceverà un messaggio con un collegamento per accettare o rifiutare e il tempo che ha per rispondere. Fino ad allora il posto è tenuto da parte per lei.',
    keepsPlace:
      'Se rifiuta un’offerta conserva il suo posto in lista. Se non risponde a tre offerte di fila, la richiesta termina, per non far attendere gli altri.',
    action: 'Vedi la richiesta',
    actionText: 'Da questa pagina può vedere a che punto è e uscire dalla lista quando vuole, senza bisogno di accedere:',
    notYou: 'Se non ha chiesto lei di entrare in lista, può uscirne con il collegamento qui sopra.',
  },
  offer: {
    subject: (when) => `Si è liberato un posto: ${when}`,
    opening: 'si è liberato un posto adatto alla sua richiesta e tocca a lei. Lo teniamo da parte per lei.',
    answerBy: (when) => `Può accettare o rifiutare fino a ${when}, senza bisogno di accedere:`,
    otherwise: 'Se non risponde entro quell’ora, il posto passa alla persona che segue. Se rifiuta, resta in lista al suo posto.',
    elsewhere: (municipality) =>
      `L’appuntamento è in un altro Comune: ${municipality}. Se accetta, i dati che ha indicato per prenotare passano a quel Comune.`,
    action: 'Accetta o rifiuta',
  },
  lapsed: {
    subject: (when) => `Offerta scaduta: ${when}`,
    opening: (when) => `il tempo per accettare il posto di ${when} è finito, e il posto è passato alla persona che segue.`,
    stays:
      'Lei resta in lista, al suo posto: la avviseremo quando se ne libera un altro. Dopo tre offerte di fila senza risposta la richiesta termina.',
    action: 'Vedi la richiesta',
    actionText: 'Se non le serve più, può uscire dalla lista da qui:',
  },
  ended: {
    subject: (service) => `La sua attesa è finita: ${service}`,
    lastDayOver:
      'i giorni che aveva indicato sono passati, e la sua richiesta esce dalla lista d’attesa. Ci dispiace di non averle potuto dare un posto.',
    noAnswers: (count) =>
      `${count} offerte di fila sono rimaste senza risposta, e la sua richiesta esce dalla lista d’attesa per non far attendere gli altri.`,
    again: (url) => `Se le serve ancora, può prenotare o entrare di nuovo in lista: ${url}`,
  },
  labels: { where: 'Dove', days: 'Giorni', hours: 'Ore', answerBy: 'Risponda entro' },
  offices: (names, km) => {
    const here = names.length > 0 ? names.join(', ') : 'tutti gli uffici del Comune che danno il servizio';
    return km === null ? here : `${here}; anche negli altri Comuni entro ${km} km`;
  },
  days: (first, last, weekdays) => {
    const span = `dal ${first} al ${last}`;
    return weekdays.length > 0 ? `${span}, solo ${weekdays.join(', ')}` : span;
  },
  hours: (from, until) => {
    if (from !== null && until !== null) return `tra le ${from} e le ${until}`;
    if (from !== null) return `dalle ${from}`;
    return until === null ? 'a qualsiasi ora' : `fino alle ${until}`;
  },
  linkWarning: 'Chi ha questo collegamento può rispondere per lei: non lo inoltri.',
  privacy: 'I suoi dati servono solo a gestire la lista d’attesa e l’appuntamento; quando esce dalla lista li cancelliamo.',
};
