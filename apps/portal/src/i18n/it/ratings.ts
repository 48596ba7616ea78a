/** The rating after an appointment: the question is that of the Modello Comuni (C.SE.1.7), to the letter. */
export const ratings = {
  question: 'Quanto è stato facile usare questo servizio?',
  crumb: 'Com’è andata',
  lead: (day: string) => `Bastano pochi secondi, e la tua risposta ci aiuta a migliorare. Puoi rispondere, e cambiare idea, fino a ${day}.`,
  over: (day: string) => `Si poteva rispondere fino a ${day}. Se vuoi dirci qualcosa, scrivi o telefona all’ufficio.`,
  service: 'Servizio',
  office: 'Ufficio',
  day: 'Giorno',
  yours: 'La tua valutazione',
  change: 'Cambia la tua valutazione',
  commentHint: (most: number) => `Al massimo ${most} caratteri. Non scrivere il tuo nome né altri dati personali.`,
  anonymous:
    'Conserviamo la valutazione senza il tuo nome. L’ufficio vede i risultati solo quando hanno risposto almeno cinque persone, e non sa chi ha risposto che cosa.',
  send: 'Invia la valutazione',
  sendAgain: 'Salva la nuova valutazione',
  thanks: (day: string) => `Grazie, il tuo parere ci aiuterà a migliorare il servizio! Se cambi idea, puoi correggerlo qui fino a ${day}.`,
  missing: 'Scegli da 1 a 5 stelle prima di inviare la valutazione.',
  errorTitle: 'La valutazione non è partita',
  rateNow: 'Valuta questo appuntamento',
  rateNowText: 'Dicci com’è andata: bastano pochi secondi, e l’ufficio non saprà che sei tu.',
};
