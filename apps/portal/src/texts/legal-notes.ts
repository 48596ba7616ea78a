import type { Language } from '../i18n/language.js';

interface LegalNotesTexts {
  readonly description: string;
  readonly licenceTitle: string;
  readonly licence: string;
  /** What the notice says, where the page is not in the language of the law. */
  readonly licenceTranslation?: string;
  readonly sections: (municipality: string) => readonly { readonly title: string; readonly text: string }[];
}

/** The notice of the Modello Comuni (C.SI.3.4), to the letter: its words are checked. */
const LICENCE =
  'In applicazione del principio open by default ai sensi dell’articolo 52 del decreto legislativo 7 marzo 2005, n. 82 (CAD) e salvo dove diversamente specificato (compresi i contenuti incorporati di terzi), i dati, i documenti e le informazioni pubblicati sul sito sono rilasciati con licenza CC-BY 4.0. Gli utenti sono quindi liberi di condividere (riprodurre, distribuire, comunicare al pubblico, esporre in pubblico), rappresentare, eseguire e recitare questo materiale con qualsiasi mezzo e formato e modificare (trasformare il materiale e utilizzarlo per opere derivate) per qualsiasi fine, anche commerciale con il solo onere di attribuzione, senza apporre restrizioni aggiuntive.';

export const legalNotes: Readonly<Record<Language, LegalNotesTexts>> = {
  it: {
    description: 'Licenza dei contenuti e condizioni di uso del sito.',
    licenceTitle: 'Licenza dei contenuti',
    licence: LICENCE,
    sections: (municipality) => [
      {
        title: 'Uso del sito',
        text: `Le informazioni di questo sito sono curate da: ${municipality}. Cerchiamo di tenerle complete e aggiornate; se trovi un errore segnalacelo e lo correggeremo.`,
      },
      {
        title: 'Prenotazione degli appuntamenti',
        text: 'La prenotazione è gratuita e vale per la persona e per il servizio indicati. Se non puoi venire, disdici o sposta l’appuntamento con il link che hai ricevuto per e-mail: lascerai il posto a qualcun altro.',
      },
      {
        title: 'Collegamenti ad altri siti',
        text: 'Alcune pagine portano a siti di altri enti. Non rispondiamo dei loro contenuti.',
      },
      {
        title: 'Software',
        text: 'Il programma che fa funzionare questo sito è software libero con licenza EUPL-1.2: le altre amministrazioni lo possono riusare (articolo 69 del CAD).',
      },
    ],
  },
  en: {
    description: 'Licence of the contents and terms of use of the site.',
    licenceTitle: 'Licenza dei contenuti',
    licence: LICENCE,
    licenceTranslation:
      'In English: unless stated otherwise, the data, documents and information published on this site are released under the CC-BY 4.0 licence. You may share and adapt them for any purpose, also commercial, as long as you name the source and add no further restrictions. The Italian text prevails.',
    sections: (municipality) => [
      {
        title: 'Use of the site',
        text: `The information on this site is kept by ${municipality}. We try to keep it complete and up to date; if you find a mistake tell us and we will correct it.`,
      },
      {
        title: 'Booking appointments',
        text: 'Booking is free of charge and holds for the person and the service indicated. If you cannot come, cancel or move the appointment with the link you received by e-mail: you leave the place to somebody else.',
      },
      {
        title: 'Links to other sites',
        text: 'Some pages lead to sites of other bodies. We do not answer for their contents.',
      },
      {
        title: 'Software',
        text: 'The program that runs this site is free software under the EUPL-1.2 licence: other administrations can reuse it (article 69 of the Digital Administration Code).',
      },
    ],
  },
};
