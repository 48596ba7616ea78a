/** Pages that say why the page is not there, and what to do. */
export const failures = {
  backHome: 'Vai alla pagina iniziale',
  notFound: {
    title: 'Pagina non trovata',
    text: 'L’indirizzo può essere sbagliato, oppure la pagina è stata spostata. Prova a cercare tra i servizi o torna alla pagina iniziale.',
  },
  unknownHost: {
    title: 'Questo indirizzo non è di un Comune',
    text: 'Qui non c’è il sito di nessun Comune. Scegli il tuo dall’elenco.',
    list: 'Comuni della Città metropolitana di Bari',
  },
  wrongLink: {
    title: 'Il link non è valido',
    text: 'Può essere stato copiato male, sostituito da uno più recente o essere scaduto. Apri il link dell’ultima e-mail che hai ricevuto; se non funziona, chiama l’ufficio.',
  },
  suspended: {
    title: (name: string | undefined) =>
      name === undefined ? 'Questo portale è sospeso per il momento' : `Il portale di ${name} è sospeso per il momento`,
    text: 'I servizi torneranno presto. Se hai già un appuntamento, resta valido.',
  },
  unavailable: {
    title: 'Il servizio non è disponibile in questo momento',
    text: 'È un problema nostro, non tuo. Riprova tra qualche minuto: se stavi prenotando, nulla è stato registrato finché non vedi la conferma.',
  },
  tooManyRequests: {
    title: 'Troppe richieste in poco tempo',
    text: 'Aspetta un minuto e riprova.',
  },
  badRequest: {
    title: 'Non abbiamo capito la richiesta',
    text: 'L’indirizzo o i dati inviati non sono corretti. Torna indietro e riprova.',
  },
  crossSite: {
    title: 'Richiesta rifiutata',
    text: 'Questa richiesta arriva da un altro sito. Per sicurezza la accettiamo solo dalle nostre pagine.',
  },
  forbidden: {
    title: 'Non puoi aprire questa pagina',
    text: 'Questa pagina è riservata a chi ne ha il permesso. Se pensi che sia un errore, chiedi all’amministratore del tuo Comune.',
  },
  tooLarge: {
    title: 'Il testo inviato è troppo lungo',
    text: 'Torna indietro, accorcia il testo e invia di nuovo.',
  },
  unexpected: {
    title: 'Qualcosa non ha funzionato',
    text: 'È un errore nostro e lo stiamo registrando. Riprova; se succede ancora, chiama l’ufficio.',
  },
};
