import type { MunicipalityIdentityFragment } from '../gql/graphql.js';
import type { Language } from '../i18n/language.js';

export interface NoticeTexts {
  readonly title: string;
  readonly lead: string;
  readonly sections: (
    municipality: MunicipalityIdentityFragment,
  ) => readonly { readonly title: string; readonly paragraphs: readonly string[] }[];
}

/** Notice of GDPR art. 13 on the data of appointments and of the evaluation of pages. */
export const privacyNotice: Readonly<Record<Language, NoticeTexts>> = {
  it: {
    title: 'Privacy degli appuntamenti',
    lead: 'Quali dati ti chiediamo quando prenoti, perché, per quanto tempo li teniamo e quali sono i tuoi diritti (articolo 13 del Regolamento UE 2016/679).',
    sections: ({ officialName, contacts, legal }) => [
      {
        title: 'Chi tratta i dati',
        paragraphs: [
          `Titolare del trattamento: ${officialName}, ${contacts.address.street}, ${contacts.address.postalCode} ${contacts.address.city}, e-mail ${contacts.email}, PEC ${contacts.certifiedEmail}.`,
          'Al responsabile della protezione dei dati puoi scrivere agli stessi indirizzi.',
        ],
      },
      {
        title: 'Quali dati e perché',
        paragraphs: [
          'Nome, cognome, indirizzo, e-mail, telefono e motivo della richiesta servono per fissare l’appuntamento, confermartelo, ricordartelo e prepararlo.',
          'La base è l’esecuzione di un compito di interesse pubblico (articolo 6, paragrafo 1, lettera e). Senza questi dati non possiamo prenotare; puoi sempre rivolgerti all’ufficio di persona o per telefono.',
          'Nel motivo non scrivere dati sulla salute o altri dati delicati che non servono.',
          'Se accedi, nella tua area personale decidi se vuoi il promemoria e, solo se dai il consenso (articolo 6, paragrafo 1, lettera a), un’e-mail che chiede com’è andato l’appuntamento e le notizie. Il consenso si toglie nello stesso modo in cui si dà; teniamo nota di quando e su quale testo l’hai dato o tolto.',
        ],
      },
      {
        title: 'Quando accedi con SPID o CIE',
        paragraphs: [
          'Accedere non è obbligatorio. Se lo fai, il tuo gestore di identità ci comunica nome, cognome, codice fiscale e data di nascita e, con SPID, anche e-mail, telefono e indirizzo: li usiamo per riconoscerti, per compilare i moduli al posto tuo e per mostrarti i tuoi appuntamenti.',
          'Le regole di SPID ci chiedono di conservare per 24 mesi, cifrata, la prova di ogni accesso. Nella tua area personale vedi da dove hai fatto l’accesso e chi ha visto i tuoi dati.',
          'Se qualcuno agisce per te, o tu per un’altra persona, conserviamo la delega con i nomi e i codici fiscali di entrambi, e la persona rappresentata vede che cosa è stato fatto per suo conto. Quando la dichiara chi rappresenta, il Comune la verifica prima che valga.',
        ],
      },
      {
        title: 'Chi li vede e per quanto tempo',
        paragraphs: [
          'Li vedono gli operatori dell’ufficio che hai scelto e chi gestisce il sistema per nostro conto. Non li cediamo a nessuno e non li portiamo fuori dall’Unione europea.',
          'Li cancelliamo quando non servono più all’appuntamento e agli obblighi di legge.',
        ],
      },
      {
        title: 'Cookie',
        paragraphs: [
          'Questo sito non usa cookie di profilazione né di statistica. Mentre prenoti usiamo due cookie tecnici: uno ricorda l’orario tenuto da parte per te, l’altro, dopo la conferma, apre la pagina del tuo appuntamento per un’ora. Se accedi, un terzo cookie tecnico ti tiene riconosciuto finché non esci.',
        ],
      },
      {
        title: 'I tuoi diritti',
        paragraphs: [
          'Puoi chiedere di vedere, correggere o cancellare i tuoi dati, di limitarne l’uso o di opporti, scrivendo agli indirizzi qui sopra. Se pensi che non siano trattati bene puoi rivolgerti al Garante per la protezione dei dati personali.',
          `L’informativa generale è all’indirizzo ${legal.privacyPolicyUrl}.`,
        ],
      },
    ],
  },
  en: {
    title: 'Privacy of appointments',
    lead: 'Which data we ask for when you book, why, how long we keep them and what your rights are (article 13 of EU Regulation 2016/679).',
    sections: ({ officialName, contacts, legal }) => [
      {
        title: 'Who processes the data',
        paragraphs: [
          `Controller: ${officialName}, ${contacts.address.street}, ${contacts.address.postalCode} ${contacts.address.city}, e-mail ${contacts.email}, certified e-mail ${contacts.certifiedEmail}.`,
          'You can write to the data protection officer at the same addresses.',
        ],
      },
      {
        title: 'Which data and why',
        paragraphs: [
          'Name, address, e-mail, telephone and reason for the visit are needed to make the appointment, confirm it, remind you of it and prepare it.',
          'The ground is a task carried out in the public interest (article 6, paragraph 1, letter e). Without these data we cannot book; you can always go to the office or telephone it.',
          'In the reason do not write health data or other delicate data that are not needed.',
          'If you log in, you decide in your personal area whether you want the reminder and, only with your consent (article 6, paragraph 1, letter a), an e-mail that asks how the appointment went and the news. Consent is taken back the way it is given; we keep a note of when, and on which text, you gave it or took it back.',
        ],
      },
      {
        title: 'When you log in with SPID or CIE',
        paragraphs: [
          'Logging in is not required. If you do, your identity provider tells us your name, tax code and date of birth and, with SPID, your e-mail, telephone and address, too: we use them to recognise you, to fill in forms for you and to show you your appointments.',
          'The rules of SPID ask us to keep, encrypted, the proof of each login for 24 months. In your personal area you see where you are logged in and who saw your data.',
          'If somebody acts for you, or you for another person, we keep the delegation with the names and tax codes of both, and the person represented sees what was done for them. When it is declared by who represents, the municipality checks it before it holds.',
        ],
      },
      {
        title: 'Who sees them and for how long',
        paragraphs: [
          'The operators of the office you chose see them, and those who run the system on our behalf. We give them to nobody and do not take them out of the European Union.',
          'We delete them when neither the appointment nor the law needs them any more.',
        ],
      },
      {
        title: 'Cookies',
        paragraphs: [
          'This site uses no profiling or statistics cookies. While you book we use two technical cookies: one remembers the time kept for you, the other, after the confirmation, opens the page of your appointment for one hour. If you log in, a third technical cookie keeps you recognised until you log out.',
        ],
      },
      {
        title: 'Your rights',
        paragraphs: [
          'You can ask to see, correct or delete your data, to restrict their use or to object, by writing to the addresses above. If you think they are not handled well you can turn to the Italian data protection authority (Garante).',
          `The general notice is at ${legal.privacyPolicyUrl}.`,
        ],
      },
    ],
  },
};
