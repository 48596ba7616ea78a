import type { Language } from '@casa/kernel';

/** The words of the letter that asks how a visit went. */
export interface RatingTexts {
  readonly subject: (service: string) => string;
  readonly opening: (service: string, office: string, day: string) => string;
  readonly anonymous: string;
  readonly once: string;
  readonly actionText: (day: string) => string;
  readonly action: string;
  readonly linkWarning: string;
  readonly agreed: string;
  readonly privacy: string;
}

export const RATING_TEXTS: Readonly<Record<Language, RatingTexts>> = {
  it: {
    subject: (service) => `Com’è andata? ${service}`,
    opening: (service, office, day) =>
      `${day} ha avuto un appuntamento con l’ufficio «${office}» per il servizio «${service}». Quanto è stato facile? Rispondere richiede pochi secondi e ci aiuta a migliorare.`,
    anonymous: 'La sua valutazione è conservata senza il suo nome: l’ufficio non sa chi l’ha data. Rispondere è facoltativo.',
    once: 'È l’unico messaggio che le mandiamo su questo appuntamento: se non risponde non la disturberemo più.',
    actionText: (day) => `Può valutare, e cambiare la valutazione, fino a ${day}, senza bisogno di accedere:`,
    action: 'Valuta il servizio',
    linkWarning: 'Chi ha questo collegamento può valutare al posto suo: non lo inoltri.',
    agreed: 'Riceve questo messaggio perché ha acconsentito nella sua area personale; può ripensarci quando vuole, alla pagina Preferenze.',
    privacy: 'Il suo indirizzo serve solo a mandarle questa domanda sull’appuntamento che aveva prenotato.',
  },
  en: {
    subject: (service) => `How did it go? ${service}`,
    opening: (service, office, day) =>
      `On ${day} you had an appointment with the office «${office}» for the service «${service}». How easy was it? It takes a few seconds and helps us to improve.`,
    anonymous: 'Your rating is kept without your name: the office does not know who gave it. You need not answer.',
    once: 'This is the only message we send about this appointment: if you do not answer, we will not write again.',
    actionText: (day) => `You can rate, and change your rating, until ${day}, with no need to log in:`,
    action: 'Rate the service',
    linkWarning: 'Whoever has this link can rate in your place: please do not forward it.',
    agreed:
      'You receive this message because you agreed to it in your personal area; you can change your mind at any time, on the Preferences page.',
    privacy: 'Your address is used only to send you this question about the appointment that you had booked.',
  },
};
