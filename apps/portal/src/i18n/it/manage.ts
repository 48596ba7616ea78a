import { move } from './move.js';

/** After the booking: confirmation, and the pages behind the link of the mail. */
export const manage = {
  start: {
    title: 'Il mio appuntamento',
    lead: 'Per vedere, spostare o disdire un appuntamento apri il link che hai ricevuto per e-mail insieme alla conferma.',
    lost: 'Non trovi l’e-mail?',
    lostText: 'Guarda anche nella posta indesiderata. Se non c’è, chiama l’ufficio e di’ il codice dell’appuntamento o il tuo nome.',
    open: 'Vai all’appuntamento aperto in questo browser',
  },
  confirmation: {
    title: 'Appuntamento prenotato',
    code: (code: string) => `Il tuo codice è ${code}`,
    codeHint: 'Tienilo a portata di mano: serve allo sportello e al telefono.',
    sent: (email: string) =>
      `Un messaggio è stato inviato a ${email} con il riepilogo, il file per il calendario e il link per spostare o disdire.`,
    bring: 'Che cosa portare',
    bringNothing: 'Porta un documento d’identità.',
    next: 'Che cosa puoi fare ora',
    another: 'Prenota un altro appuntamento',
  },
  appointment: {
    title: move.appointment,
    titleCancelled: 'Appuntamento disdetto',
    cancelledText: 'Questo appuntamento è stato disdetto: non devi fare altro.',
    code: 'Codice',
    status: 'Stato',
    statuses: { BOOKED: 'Confermato', CANCELLED: 'Disdetto' },
    changeableUntil: (when: string) => `Puoi spostarlo o disdirlo fino a ${when}.`,
    notChangeable: move.notChangeable,
    move: 'Sposta l’appuntamento',
    cancel: 'Disdici l’appuntamento',
    calendar: 'Scarica il file per il calendario',
    link: 'Il link per tornare qui',
    linkText:
      'Il link che hai ricevuto per e-mail apre questa pagina. Se pensi che qualcun altro lo abbia visto, puoi averne uno nuovo: il vecchio smette di funzionare.',
    renew: 'Mandami un nuovo link',
    contact: 'Contatti dell’ufficio',
    moved: 'Appuntamento spostato. Ti abbiamo mandato un’e-mail con il nuovo orario.',
    cancelled: 'Appuntamento disdetto. Ti abbiamo mandato un’e-mail di conferma.',
  },
  renewed: {
    title: 'Nuovo link inviato',
    text: 'Abbiamo mandato un nuovo link all’indirizzo e-mail dell’appuntamento. Quello vecchio non funziona più.',
  },
  cancel: {
    title: 'Vuoi disdire questo appuntamento?',
    lead: 'L’orario tornerà libero per un’altra persona. Per venire dovrai prenotare di nuovo.',
    confirm: 'Sì, disdici',
    keep: 'No, tieni l’appuntamento',
  },
};
