import type { IdentityMailTexts } from './identity-mail-texts.js';

export const ITALIAN: IdentityMailTexts = {
  contact: {
    subject: 'Confermi il suo indirizzo e-mail',
    opening:
      'nella sua area personale è stato indicato questo indirizzo per ricevere i nostri messaggi. Per usarlo, serve la sua conferma.',
    email: 'Indirizzo da confermare',
    confirm: (hours) => `Lo confermi entro ${hours} ore con questo collegamento. Le sarà chiesto di accedere:`,
    action: 'Conferma l’indirizzo',
    warning: 'Il collegamento vale solo per chi ha indicato l’indirizzo: non lo inoltri.',
    notYou: 'Se non è stato lei, non faccia nulla: senza conferma l’indirizzo non sarà usato.',
    privacy: 'Il suo indirizzo serve solo a scriverle di ciò che la riguarda.',
  },
  invitation: {
    subject: (municipality) => `Invito ai servizi online: ${municipality}`,
    opening: (inviter) =>
      `${inviter ? `${inviter} la invita` : 'la invitiamo'} a lavorare ai servizi online di questo ente. Ecco il riepilogo.`,
    labels: { role: 'Ruolo', offices: 'Uffici', validUntil: 'Fino a', agreement: 'In prestito secondo' },
    roles: {
      OPERATOR: 'Operatore di sportello',
      OFFICE_MANAGER: 'Responsabile d’ufficio',
      ADMINISTRATOR: 'Amministratore dell’ente',
      ANALYST: 'Analista dell’agenzia',
      PLATFORM_ADMINISTRATOR: 'Amministratore della piattaforma',
    },
    offices: (count) => (count === 0 ? 'tutti gli uffici' : count === 1 ? 'un ufficio' : `${count} uffici`),
    forever: 'senza scadenza',
    accept: (until) => `Per accettare apra questo collegamento, fino a ${until}, e acceda con l’account dell’ente, SPID o CIE:`,
    action: 'Accetta l’invito',
    warning: 'Il collegamento si usa una volta sola. Chi lo apre e accede ottiene questo ruolo: non lo inoltri.',
    notYou: 'Se non si aspettava questo invito, non faccia nulla.',
    privacy: 'Il suo nome e il suo indirizzo servono solo a gestire il suo accesso ai servizi online.',
  },
  delegation: {
    subjects: {
      GIVEN: 'Una delega che la riguarda',
      CONFIRMED: 'Delega confermata',
      REFUSED: 'Delega non confermata',
      ENDED: 'Una delega è finita',
    },
    openings: {
      delegate: {
        GIVEN: (other) => `${other ?? 'una persona'} le ha dato una delega: da ora può agire per suo conto nei nostri servizi online.`,
        CONFIRMED: (other) =>
          `abbiamo confermato la sua dichiarazione: da ora può agire per ${other ?? 'l’altra persona'} nei nostri servizi online.`,
        REFUSED: (other) => `non abbiamo confermato la sua dichiarazione di rappresentare ${other ?? 'un’altra persona'}.`,
        ENDED: (other) => `la delega per agire per ${other ?? 'un’altra persona'} è finita: da questo momento non vale più.`,
      },
      represented: {
        GIVEN: (other) =>
          `lei ha dato una delega: da ora ${other ?? 'un’altra persona'} può agire per suo conto nei nostri servizi online.`,
        CONFIRMED: (other) =>
          `da ora ${other ?? 'un’altra persona'} può agire per suo conto nei nostri servizi online: abbiamo confermato la sua dichiarazione di rappresentarla.`,
        REFUSED: (other) => `${other ?? 'un’altra persona'} non può agire per suo conto.`,
        ENDED: (other) => `la delega è finita: da questo momento ${other ?? 'l’altra persona'} non può più agire per suo conto.`,
      },
    },
    labels: { kind: 'Tipo di delega', validUntil: 'Valida fino a', reason: 'Motivo' },
    kinds: {
      PARENT: 'Genitore di un minore',
      MANDATE: 'Delega a una persona di fiducia o a un professionista',
      LEGAL_REPRESENTATIVE: 'Rappresentante legale',
    },
    see: 'Può vedere le deleghe, e chiuderle in ogni momento, nella sua area personale:',
    action: 'Vai alle deleghe',
    warning: 'Le sarà chiesto di accedere.',
    notYou: 'Se non riconosce questa delega, la chiuda subito: da quel momento nessuno potrà più usarla.',
    privacy: 'I suoi dati servono solo a gestire le deleghe nei nostri servizi online.',
  },
  noReply: (municipality) => `Questo messaggio è automatico. Se risponde, la risposta arriva a: ${municipality}.`,
};
