/** Another hour for an appointment: of the pages behind its link the one that hydrates. */
export const move = {
  appointment: 'Il tuo appuntamento',
  notChangeable: 'Non si può più spostare o disdire online. Se non puoi venire, telefona all’ufficio.',
  title: 'Sposta l’appuntamento',
  now: (when: string) => `Adesso è fissato per ${when}.`,
  lead: 'Scegli un nuovo orario: quello di prima resta tuo finché non confermi.',
  takeFirstFree: (when: string) => `Sposta a ${when}`,
  reviewTitle: 'Confermi il nuovo orario?',
  from: 'Orario di prima',
  to: 'Nuovo orario',
  confirm: 'Sposta l’appuntamento',
  choose: 'Scegli un altro orario',
  keep: 'Torna all’appuntamento senza cambiare nulla',
};
