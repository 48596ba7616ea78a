/** SPID's attribute names in the words of its users. */
const LABELS: Readonly<Record<string, string>> = {
  spidCode: 'codice SPID',
  name: 'nome',
  familyName: 'cognome',
  displayName: 'nome e cognome',
  placeOfBirth: 'luogo di nascita',
  countyOfBirth: 'provincia di nascita',
  dateOfBirth: 'data di nascita',
  gender: 'sesso',
  companyName: 'ragione sociale',
  registeredOffice: 'sede legale',
  fiscalNumber: 'codice fiscale',
  companyFiscalNumber: 'codice fiscale dell’impresa',
  ivaCode: 'partita IVA',
  idCard: 'documento d’identità',
  expirationDate: 'scadenza dell’identità',
  mobilePhone: 'cellulare',
  email: 'e-mail',
  address: 'indirizzo',
  digitalAddress: 'domicilio digitale',
};

/** A name that is nobody's is shown as it was written. */
export function attributeLabel(name: string): string {
  return LABELS[name] ?? name;
}
