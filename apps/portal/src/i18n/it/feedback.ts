/** The evaluation of a page: questions and answers are those of the Modello Comuni, to the letter. */
export const feedback = {
  title: 'Quanto sono chiare le informazioni su questa pagina?',
  rating: 'Valutazione',
  stars: (count: number) => (count === 1 ? 'Valuta 1 stella su 5' : `Valuta ${count} stelle su 5`),
  positive: {
    question: 'Quali sono stati gli aspetti che hai preferito?',
    answers: [
      'Le indicazioni erano chiare',
      'Le indicazioni erano complete',
      'Capivo sempre che stavo procedendo correttamente',
      'Non ho avuto problemi tecnici',
      'Altro',
    ],
  },
  negative: {
    question: 'Dove hai incontrato le maggiori difficoltà?',
    answers: [
      'A volte le indicazioni non erano chiare',
      'A volte le indicazioni non erano complete',
      'A volte non capivo se stavo procedendo correttamente',
      'Ho avuto problemi tecnici',
      'Altro',
    ],
  },
  comment: 'Vuoi aggiungere altri dettagli?',
  commentHint: 'Inserire massimo 200 caratteri. Non scrivere dati personali.',
  send: 'Invia la valutazione',
  thanks: 'Grazie, il tuo parere ci aiuterà a migliorare il servizio!',
  missing: 'Scegli da 1 a 5 stelle prima di inviare la valutazione.',
};
