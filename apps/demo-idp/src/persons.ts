/** Somebody who does not exist, with what the identity providers know of them. */
export interface DemoPerson {
  /** For forms and tests; never shown. */
  readonly id: string;
  /** Who they are in the demonstration, in Italian. */
  readonly description: string;
  /** By SPID's names. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Of those who enter through their employer too: what the employer knows. */
  readonly employee?: { readonly email: string };
}

interface Facts {
  readonly id: string;
  readonly description: string;
  readonly name: string;
  readonly familyName: string;
  readonly gender: 'F' | 'M';
  /** Date, Belfiore code and province of birth. */
  readonly born: readonly [date: string, place: string, county: string];
  readonly fiscalCode: string;
  /** Street, postal code and town of residence. */
  readonly lives: readonly [street: string, postalCode: string, town: string];
  readonly workMail?: string;
  /** Of which they are the legal representative. */
  readonly company?: { readonly name: string; readonly office: string; readonly vatNumber: string };
}

/** The demonstration's persons. Mail addresses are of domains that no one can have (RFC 2606). */
export const PERSONS: readonly DemoPerson[] = [
  person(1, {
    id: 'citizen-bari',
    description: 'Cittadina, vive a Bari',
    name: 'Giulia',
    familyName: 'Lorusso',
    gender: 'F',
    born: ['1984-05-12', 'A662', 'BA'],
    fiscalCode: 'LRSGLI84E52A662P',
    lives: ['Via Sparano 10', '70121', 'Bari'],
  }),
  person(2, {
    id: 'citizen-altamura',
    description: 'Cittadino, vive ad Altamura; legale rappresentante di un forno',
    name: 'Michele',
    familyName: 'Colonna',
    gender: 'M',
    born: ['1971-11-23', 'A225', 'BA'],
    fiscalCode: 'CLNMHL71S23A225F',
    lives: ['Corso Federico II 8', '70022', 'Altamura'],
    company: { name: 'Forno Colonna S.r.l.', office: 'Via Bari 200 70022 Altamura BA', vatNumber: '09999010722' },
  }),
  person(3, {
    id: 'citizen-monopoli',
    description: 'Cittadina, vive a Monopoli',
    name: 'Rosa',
    familyName: 'Annese',
    gender: 'F',
    born: ['1958-02-02', 'F376', 'BA'],
    fiscalCode: 'NNSRSO58B42F376W',
    lives: ['Via Garibaldi 21', '70043', 'Monopoli'],
  }),
  person(4, {
    id: 'citizen-poggiorsini',
    description: 'Cittadino, vive a Poggiorsini',
    name: 'Nicola',
    familyName: 'Selvaggi',
    gender: 'M',
    born: ['1995-08-30', 'E155', 'BA'],
    fiscalCode: 'SLVNCL95M30E155C',
    lives: ['Via Roma 3', '70020', 'Poggiorsini'],
  }),
  person(5, {
    id: 'minor',
    description: 'Ragazzo nato nel 2010, vive a Bari: minorenne fino al 1° novembre 2028',
    name: 'Davide',
    familyName: 'Caputo',
    gender: 'M',
    born: ['2010-11-01', 'A662', 'BA'],
    fiscalCode: 'CPTDVD10S01A662K',
    lives: ['Via Dante 44', '70122', 'Bari'],
  }),
  {
    id: 'eidas',
    description: 'Cittadina tedesca che entra con eIDAS, senza codice fiscale',
    attributes: {
      spidCode: 'DE/IT/8f3a52c1d09b',
      name: 'Katharina',
      familyName: 'Vogel',
      dateOfBirth: '1979-09-14',
      placeOfBirth: 'Heidelberg',
      gender: 'F',
      email: 'katharina.vogel@esempio.example',
      address: 'Hauptstraße 5 69117 Heidelberg',
    },
  },
  person(7, {
    id: 'operator-bari',
    description: 'Operatrice del Comune di Bari, sportello URP',
    name: 'Anna',
    familyName: 'Ranieri',
    gender: 'F',
    born: ['1980-03-18', 'A662', 'BA'],
    fiscalCode: 'RNRNNA80C58A662G',
    lives: ['Via Melo 120', '70121', 'Bari'],
    workMail: 'a.ranieri@comune.bari.example',
  }),
  person(8, {
    id: 'operator-altamura',
    description: 'Operatore del Comune di Altamura',
    name: 'Vito',
    familyName: 'Denora',
    gender: 'M',
    born: ['1976-07-09', 'A225', 'BA'],
    fiscalCode: 'DNRVTI76L09A225J',
    lives: ['Via Bari 61', '70022', 'Altamura'],
    workMail: 'v.denora@comune.altamura.example',
  }),
  person(9, {
    id: 'administrator-bari',
    description: 'Amministratore del Comune di Bari',
    name: 'Paolo',
    familyName: 'Mastrandrea',
    gender: 'M',
    born: ['1969-12-04', 'A662', 'BA'],
    fiscalCode: 'MSTPLA69T04A662M',
    lives: ['Corso Cavour 77', '70121', 'Bari'],
    workMail: 'p.mastrandrea@comune.bari.example',
  }),
  person(10, {
    id: 'manager-bari',
    description: 'Responsabile di un ufficio del Comune di Bari',
    name: 'Chiara',
    familyName: 'De Giglio',
    gender: 'F',
    born: ['1987-10-27', 'A662', 'BA'],
    fiscalCode: 'DGGCHR87R67A662R',
    lives: ['Viale Europa 15', '70132', 'Bari'],
    workMail: 'c.degiglio@comune.bari.example',
  }),
  person(11, {
    id: 'analyst',
    description: 'Analista dell’agenzia della Città metropolitana',
    name: 'Elena',
    familyName: 'Cassano',
    gender: 'F',
    born: ['1990-01-21', 'A662', 'BA'],
    fiscalCode: 'CSSLNE90A61A662U',
    lives: ['Via Gramsci 9', '70026', 'Modugno'],
    workMail: 'e.cassano@metropoli.bari.example',
  }),
  person(12, {
    id: 'platform-administrator',
    description: 'Amministratore della piattaforma',
    name: 'Tommaso',
    familyName: 'Abbrescia',
    gender: 'M',
    born: ['1982-06-30', 'A662', 'BA'],
    fiscalCode: 'BBRTMS82H30A662C',
    lives: ['Via Manzoni 52', '70122', 'Bari'],
    workMail: 't.abbrescia@metropoli.bari.example',
  }),
];

export function personById(id: string | undefined): DemoPerson | undefined {
  return PERSONS.find((known) => known.id === id);
}

export function fullName({ attributes }: DemoPerson): string {
  return `${attributes['name'] ?? ''} ${attributes['familyName'] ?? ''}`;
}

function person(number: number, facts: Facts): DemoPerson {
  const { id, description, name, familyName, gender, born, fiscalCode, lives, workMail, company } = facts;
  const [dateOfBirth, placeOfBirth, countyOfBirth] = born;
  const [street, postalCode, town] = lives;
  const mailbox = `${name}.${familyName}`.toLowerCase().replaceAll(' ', '');
  const serial = String(number).padStart(2, '0');
  const attributes = {
    spidCode: `DEMO00000000${serial}`,
    name,
    familyName,
    placeOfBirth,
    countyOfBirth,
    dateOfBirth,
    gender,
    fiscalNumber: `TINIT-${fiscalCode}`,
    idCard: `cartaIdentita CA000${serial}DM Comune${town} 2022-01-10 2032-01-10`,
    expirationDate: '2032-01-10',
    mobilePhone: `+3933300000${serial}`,
    email: `${mailbox}@esempio.example`,
    address: `${street} ${postalCode} ${town} BA`,
    digitalAddress: `${mailbox}@pec.esempio.example`,
    domicileStreetAddress: street,
    domicilePostalCode: postalCode,
    domicileMunicipality: town,
    domicileProvince: 'BA',
    domicileNation: 'IT',
    ...(company && {
      companyName: company.name,
      registeredOffice: company.office,
      ivaCode: `VATIT-${company.vatNumber}`,
      companyFiscalNumber: `TINIT-${company.vatNumber}`,
    }),
  };
  return { id, description, attributes, ...(workMail !== undefined && { employee: { email: workMail } }) };
}
