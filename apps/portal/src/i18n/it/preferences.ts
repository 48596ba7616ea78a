/** How the municipality may write to the person: what they decide, and decided. */
export const preferences = {
  title: 'Le tue preferenze',
  lead: 'Decidi tu che cosa ti scriviamo, e in quale lingua.',
  controller: (officialName: string) =>
    `Queste scelte valgono solo per un ente: ${officialName}. Gli altri Comuni non le vedono: con ognuno decidi a parte.`,
  service: 'Messaggi del servizio',
  serviceText:
    'Fanno parte del servizio che ti diamo (articolo 6, paragrafo 1, lettera e del Regolamento UE 2016/679). Se non li vuoi, togli il segno.',
  consent: 'Messaggi che ricevi solo se lo vuoi',
  consentText:
    'Te li mandiamo solo con il tuo consenso (articolo 6, paragrafo 1, lettera a del Regolamento UE 2016/679). Puoi darlo e toglierlo qui quando vuoi: metti o togli il segno, poi salva. Se non lo dai, i servizi restano gli stessi.',
  language: 'Lingua dei messaggi sugli appuntamenti',
  languages: { asBooked: 'La lingua in cui prenoto', it: 'Italiano', en: 'Inglese' },
  save: 'Salva le preferenze',
  saved: 'Preferenze salvate.',
  history: 'Che cosa hai scelto finora',
  historyText: 'Teniamo nota di ogni tua scelta, con il giorno e il testo che hai letto. È la prova di quello che ci hai permesso di fare.',
  historyNone: 'Non hai ancora scelto nulla: vale quello che vedi segnato qui sopra.',
  when: 'Quando',
  answer: 'Risposta',
  yes: 'Sì',
  no: 'No',
  textVersion: (version: number) => `versione ${version} del testo`,
};
