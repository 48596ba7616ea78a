import type { MoveTexts } from './move-texts.js';

export const ITALIAN_MOVES: MoveTexts = {
  places: { office: 'l’ufficio', desk: 'lo sportello' },
  proposed: {
    subject: (when) => `Il suo appuntamento va spostato: ${when}`,
    opening: (place) =>
      `all’ora del suo appuntamento ${place} è chiuso e non possiamo riceverla. Ce ne scusiamo. Le proponiamo un altro orario per lo stesso servizio, e lo teniamo da parte per lei.`,
  },
  nothingFree: {
    subject: (when) => `Il suo appuntamento va spostato: ${when}`,
    opening: (place) =>
      `all’ora del suo appuntamento ${place} è chiuso e non possiamo riceverla. Ce ne scusiamo. In questo momento non c’è un altro orario libero per lo stesso servizio da proporle.`,
    call: (telephone) =>
      `Non resta senza risposta: l’ufficio la cerca per trovare insieme un altro orario. Se preferisce, chiami lei: ${telephone}.`,
    actionText: 'Da questa pagina può vedere se nel frattempo si è liberato un orario e sceglierlo, senza bisogno di accedere:',
  },
  reminder: {
    subject: (when) => `Aspettiamo la sua risposta: appuntamento di ${when}`,
    opening: (place) =>
      `le abbiamo scritto che all’ora del suo appuntamento ${place} è chiuso. Non abbiamo ancora la sua risposta sull’orario che le proponiamo al suo posto.`,
    afterwards: 'Se non risponde entro quell’ora, l’orario torna libero per tutti e l’ufficio la cerca per trovarne un altro.',
  },
  withdrawn: {
    subject: (when) => `Il suo appuntamento resta com’era: ${when}`,
    opening: (place) =>
      `le avevamo scritto che il suo appuntamento andava spostato. Invece ${place} sarà aperto: l’appuntamento resta valido nel giorno e all’ora di prima, e la proposta di spostarlo non vale più. Non deve fare niente.`,
    actionText: 'Se intanto non le va più bene, può spostarlo o annullarlo da qui:',
    action: 'Vedi l’appuntamento',
  },
  labels: {
    before: 'Appuntamento di prima',
    reason: 'Motivo della chiusura',
    proposed: 'Nuovo orario proposto',
    answerBy: 'Risponda entro',
  },
  answerBy: (when) => `Può accettare, scegliere un altro orario o annullare fino a ${when}, senza bisogno di accedere:`,
  action: 'Rispondi alla proposta',
  staysYours: (place) =>
    `Finché non risponde l’appuntamento resta suo: non lo perde, ma non si presenti all’ora di prima, perché ${place} è chiuso.`,
  otherTimes: (telephone) =>
    `Se l’orario non le va bene, dalla stessa pagina ne può scegliere un altro. Può anche telefonare all’ufficio: ${telephone}.`,
  otherOffice: (office) => `Attenzione: il nuovo orario è in un altro ufficio, ${office}.`,
  linkWarning: 'Chi ha questo collegamento può rispondere per lei: non lo inoltri.',
};
