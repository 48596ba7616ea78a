import type { MailTexts } from './mail-texts.js';

export const ITALIAN: MailTexts = {
  subjects: {
    confirmation: (when) => `Appuntamento confermato: ${when}`,
    change: (when) => `Appuntamento spostato: ora è ${when}`,
    cancellation: (when) => `Appuntamento annullato: ${when}`,
    reminder: (when) => `Promemoria: appuntamento ${when}`,
    link: (when) => `Nuovo collegamento per il suo appuntamento: ${when}`,
  },
  openings: {
    confirmation: 'il suo appuntamento è confermato. Ecco il riepilogo.',
    change: 'il suo appuntamento è stato spostato. Il giorno e l’ora di prima non valgono più: ecco quelli nuovi.',
    cancellation: 'il suo appuntamento è stato annullato. Non deve fare altro.',
    reminder: 'le ricordiamo il suo appuntamento. Ecco il riepilogo.',
    link: 'come ha chiesto, ecco un nuovo collegamento per gestire il suo appuntamento. Quelli ricevuti prima non funzionano più. L’appuntamento resta lo stesso.',
  },
  when: (day, hour) => `${day}, ore ${hour}`,
  span: (day, from, to, minutes) => `${day}, dalle ${from} alle ${to} (${minutes} minuti)`,
  labels: {
    service: 'Servizio',
    when: 'Quando',
    how: 'Come',
    where: 'Dove',
    office: 'Ufficio',
    room: 'Stanza virtuale',
    code: 'Codice dell’appuntamento',
    arrival: 'Quando arriva in ufficio',
    bring: 'Che cosa portare o tenere pronto',
  },
  channels: { IN_PERSON: 'Di persona', TELEPHONE: 'Per telefono', VIDEO: 'In videochiamata' },
  channelNotes: {
    TELEPHONE: 'All’ora dell’appuntamento l’ufficio le telefonerà al numero che ha indicato: tenga il telefono a portata di mano.',
    VIDEO:
      'Da un quarto d’ora prima dell’appuntamento apra la stanza virtuale con il collegamento qui sopra, dal telefono o dal computer: non c’è nulla da installare. Entrerà in una sala d’attesa, e l’operatore la farà entrare. Se non riesce a collegarsi, telefoni all’ufficio.',
  },
  answeredElsewhere: (municipality) =>
    `Può risponderle un operatore di un altro Comune della Città metropolitana, che lavora per il ${municipality}: lo leggerà accanto al suo nome.`,
  manage: {
    untilThen: (when) => `Può spostare o annullare l’appuntamento fino a ${when}, senza bisogno di accedere:`,
    tooLate: (telephone, email) =>
      `Il tempo per spostarlo o annullarlo dal sito è finito. Se non può venire, avvisi l’ufficio: telefono ${telephone}, posta elettronica ${email}. Il riepilogo resta qui:`,
    action: 'Sposta o annulla l’appuntamento',
    view: 'Vedi l’appuntamento',
    warning: 'Chi ha questo collegamento può cambiare l’appuntamento: non lo inoltri.',
  },
  alsoBooked: (when, office, url) =>
    `Per lo stesso servizio ha già un altro appuntamento: ${when}, ${office}. Se gliene serve uno solo, annulli l’altro e l’orario sarà di chi lo aspetta: ${url}`,
  bookAgain: (url) => `Per prenotare un altro appuntamento: ${url}`,
  calendarNote: 'Il file allegato aggiorna l’appuntamento nel suo calendario.',
  notYou: 'Se non ha chiesto lei questo appuntamento, può annullarlo con il collegamento qui sopra.',
  privacy: 'I suoi dati servono solo a gestire l’appuntamento.',
  noReply: 'Questo messaggio è automatico. Se risponde, la risposta arriva all’ufficio.',
};
