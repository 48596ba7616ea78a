import { aDesk, aService, testDatabase, type TestDatabase, type TestService } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMunicipality, type Municipality } from '../support/a-municipality.js';
import { withValue } from '../support/any-call.js';
import { book, booking, citizen, freeStarts } from '../support/bookings.js';
import { refusals, type Refusing } from '../support/refused-bookings.js';
import { runningApi, type RunningApi } from '../support/running-api.js';

let database: TestDatabase;
let api: RunningApi;
let bari: Municipality;
let of: Refusing;
let residentsOnly: TestService;
let starts: string[];

beforeAll(async () => {
  database = await testDatabase();
  bari = await aMunicipality(database, 'bari');
  residentsOnly = await aService(database, bari.office, { openToNonResidents: false });
  await aDesk(database, bari.office, [residentsOnly]);
  api = await runningApi(database);
  of = { database, api, municipality: bari };
  starts = await freeStarts(api, bari);
});

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

/** An address nobody has booked with yet. */
let people = 0;
function somebody(): string {
  people += 1;
  return `persona.${people}@example.it`;
}

const valid = () => booking(bari, starts[0]!);

const MESSAGES: Readonly<Record<string, { readonly it: string; readonly en: string }>> = {
  REQUIRED: { it: 'Questo campo è obbligatorio.', en: 'This field is required.' },
  NOT_A_NAME: {
    it: 'Scrivi il nome solo con lettere, spazi, apostrofi e trattini.',
    en: 'Write the name with letters, spaces, apostrophes and hyphens only.',
  },
  NOT_AN_ADDRESS: {
    it: 'Scrivi l’indirizzo solo con lettere, numeri e segni di punteggiatura.',
    en: 'Write the address with letters, numbers and punctuation only.',
  },
  NOT_AN_EMAIL: {
    it: 'L’indirizzo e-mail non è corretto. Esempio: nome@esempio.it',
    en: 'The e-mail address is not right. Example: name@example.it',
  },
  NOT_A_TELEPHONE: {
    it: 'Il numero di telefono non è corretto. Esempio: 333 1234567',
    en: 'The telephone number is not right. Example: +39 333 1234567',
  },
  NOT_A_POSTAL_CODE: { it: 'Il CAP ha cinque cifre. Esempio: 70122', en: 'The postal code has five digits. Example: 70122' },
  UNSAFE_CHARACTERS: {
    it: 'Il testo contiene caratteri che non si possono usare. Riscrivilo senza copiarlo da altrove.',
    en: 'The text contains characters that cannot be used. Type it again instead of pasting it.',
  },
  NOT_FOUND: { it: 'Non trovato.', en: 'Not found.' },
  NOT_A_CHOICE: { it: 'Scegli una delle risposte proposte.', en: 'Choose one of the answers offered.' },
  PRIVACY_NOTICE: {
    it: 'Per proseguire conferma di aver letto l’informativa sulla privacy.',
    en: 'To go on, confirm that you have read the privacy notice.',
  },
  INVALID: { it: 'Il valore non è corretto.', en: 'The value is not right.' },
};

const EMAILS = [
  '',
  'maria',
  'maria@',
  '@example.it',
  'maria@example',
  'maria@localhost',
  'maria@@example.it',
  'a@b@example.it',
  'maria.@example.it',
  '.maria@example.it',
  'ma..ria@example.it',
  'maria@example.it.',
  'maria@-example.it',
  'maria@example..it',
  'maria @example.it',
  'maria@exam ple.it',
  'maria@example.it\r\nBcc: vittima@example.it',
  'maria@example.it\nSubject: x',
  'maria@example.it\0',
  'maria@example.it, altra@example.it',
  'maria@example.it;altra@example.it',
  '<maria@example.it>',
  'Maria <maria@example.it>',
  '"maria"@example.it',
  '"maria rossi"@example.it',
  '"<script>"@example.it',
  'maria@[127.0.0.1]',
  'maria@[IPv6:::1]',
  'maria@127.0.0.1',
  'mailto:maria@example.it',
  'maria@example.it?bcc=x@example.it',
  'màría@example.it',
  'ma\u202eria@example.it',
  'maria@exa\u200bmple.it',
  'maria@example.it\udc00',
  '😀@example.it',
  '(a comment)maria@example.it',
  'maria@example.it (a comment)',
  'maria\\@example.it',
  `${'a'.repeat(65)}@example.it`,
];

const FIELDS: readonly (readonly [place: string, value: unknown, code: string])[] = [
  ['citizen.givenName', '', 'REQUIRED'],
  ['citizen.givenName', '  \t ', 'REQUIRED'],
  ['citizen.givenName', 'Mario😀', 'NOT_A_NAME'],
  ['citizen.givenName', 'Mario\u202eoiraM', 'NOT_A_NAME'],
  ['citizen.givenName', 'Mar\0io', 'NOT_A_NAME'],
  ['citizen.givenName', 'Mar\ud83dio', 'NOT_A_NAME'],
  ['citizen.givenName', 'Mario\nRossi', 'NOT_A_NAME'],
  ['citizen.givenName', '<script>alert(1)</script>', 'NOT_A_NAME'],
  ['citizen.givenName', '<b>Mario</b>', 'NOT_A_NAME'],
  ['citizen.givenName', 'Mario123', 'NOT_A_NAME'],
  ['citizen.givenName', "-'. -", 'NOT_A_NAME'],
  ['citizen.givenName', 'https://example.it', 'NOT_A_NAME'],
  ['citizen.familyName', '=HYPERLINK("x")', 'NOT_A_NAME'],
  ['citizen.familyName', '@SUM(1+1)', 'NOT_A_NAME'],
  ['citizen.familyName', '', 'REQUIRED'],
  ...EMAILS.map((email) => ['citizen.email', email, 'NOT_AN_EMAIL'] as const),
  ['citizen.telephone', '', 'NOT_A_TELEPHONE'],
  ['citizen.telephone', '080', 'NOT_A_TELEPHONE'],
  ['citizen.telephone', 'ottanta', 'NOT_A_TELEPHONE'],
  ['citizen.telephone', '+39 080 5771111 int. 4', 'NOT_A_TELEPHONE'],
  ['citizen.telephone', '٠٨٠٥٧٧١١١١', 'NOT_A_TELEPHONE'],
  ['citizen.telephone', '080 5771111\nRCPT TO', 'NOT_A_TELEPHONE'],
  ['citizen.telephone', '1'.repeat(40), 'NOT_A_TELEPHONE'],
  ['citizen.address.street', '', 'REQUIRED'],
  ['citizen.address.street', 'Via Roma 1 <img>', 'NOT_AN_ADDRESS'],
  ['citizen.address.street', 'Via Roma\n1', 'NOT_AN_ADDRESS'],
  ['citizen.address.street', 'Via 😀', 'NOT_AN_ADDRESS'],
  ['citizen.address.postalCode', '', 'NOT_A_POSTAL_CODE'],
  ['citizen.address.postalCode', '7012', 'NOT_A_POSTAL_CODE'],
  ['citizen.address.postalCode', '701221', 'NOT_A_POSTAL_CODE'],
  ['citizen.address.postalCode', '٧٠١٢٢', 'NOT_A_POSTAL_CODE'],
  ['citizen.address.city', '', 'REQUIRED'],
  ['citizen.address.city', 'Bari{{x}}', 'NOT_AN_ADDRESS'],
  ['reason', '', 'REQUIRED'],
  ['reason', ' \n ', 'REQUIRED'],
  ['reason', 'Ciao\0', 'UNSAFE_CHARACTERS'],
  ['reason', 'Ciao\u202e', 'UNSAFE_CHARACTERS'],
  ['reason', 'Ciao\u2066', 'UNSAFE_CHARACTERS'],
  ['reason', 'Ciao\u061c', 'UNSAFE_CHARACTERS'],
  ['reason', 'Ciao\ud800', 'UNSAFE_CHARACTERS'],
  ['reason', 'Ciao\u001b[2J', 'UNSAFE_CHARACTERS'],
  ['privacyNoticeRead', false, 'PRIVACY_NOTICE'],
  ['serviceId', 'x', 'NOT_FOUND'],
  ['officeId', `00000000-0000-7000-8000-000000000000'--`, 'NOT_FOUND'],
  ['holdToken', 'a\nb', 'UNSAFE_CHARACTERS'],
];

const LONG: readonly (readonly [place: string, value: string, limit: number])[] = [
  ['citizen.givenName', 'a'.repeat(81), 80],
  ['citizen.familyName', 'ñ'.repeat(81), 80],
  ['citizen.email', `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.it`, 254],
  ['citizen.address.street', 'Via '.repeat(31), 120],
  ['citizen.address.city', 'B'.repeat(81), 80],
  ['reason', 'a'.repeat(1001), 1000],
  ['holdToken', 'a'.repeat(201), 200],
];

describe('what a citizen may not type', () => {
  it.each(FIELDS)('%s = %j: %s, told there in both languages', async (place, value, code) => {
    const outcome = await refusals(of, 'bookAppointment', withValue(valid(), place.split('.'), value));
    expect(outcome.it).toEqual({
      __typename: 'InvalidInput',
      message: 'C’è un campo da correggere.',
      fields: [{ path: place, code, message: MESSAGES[code]!.it }],
    });
    expect(outcome.en).toEqual({
      __typename: 'InvalidInput',
      message: 'There is one field to correct.',
      fields: [{ path: place, code, message: MESSAGES[code]!.en }],
    });
  });

  it.each(LONG.map(([place, value, limit]) => [place, value.length, limit, value] as const))(
    '%s of %i characters: %i at most',
    async (place, _length, limit, value) => {
      const { it: said, en } = await refusals(of, 'bookAppointment', withValue(valid(), place.split('.'), value));
      expect(said.fields).toEqual([{ path: place, code: 'TOO_LONG', message: `Il testo è troppo lungo: al massimo ${limit} caratteri.` }]);
      expect(en.fields).toEqual([{ path: place, code: 'TOO_LONG', message: `The text is too long: ${limit} characters at most.` }]);
    },
  );

  it.each<{ what: string; answers: { questionId: string; answer: string }[]; path: string; code: string }>([
    { what: 'to a question nobody asked', answers: [{ questionId: 'altro', answer: 'x' }], path: 'answers.altro', code: 'NOT_FOUND' },
    {
      what: 'to a question named __proto__',
      answers: [{ questionId: '__proto__', answer: 'x' }],
      path: 'answers.__proto__',
      code: 'NOT_FOUND',
    },
    { what: 'that was not offered', answers: [{ questionId: 'motivo', answer: 'Altro' }], path: 'answers.motivo', code: 'NOT_A_CHOICE' },
    {
      what: 'given twice',
      answers: [
        { questionId: 'pratica', answer: '1' },
        { questionId: 'pratica', answer: '2' },
      ],
      path: 'answers.pratica',
      code: 'INVALID',
    },
    {
      what: 'with a mark that turns the direction',
      answers: [{ questionId: 'pratica', answer: 'a\u202eb' }],
      path: 'answers.0.answer',
      code: 'UNSAFE_CHARACTERS',
    },
  ])('an answer $what', async ({ answers, path, code }) => {
    const outcome = await refusals(of, 'bookAppointment', { ...valid(), answers });
    expect(outcome.it.fields).toEqual([{ path, code, message: MESSAGES[code]!.it }]);
    expect(outcome.en.fields).toEqual([{ path, code, message: MESSAGES[code]!.en }]);
  });

  it('an answer longer than its question takes, and more answers than any service asks for', async () => {
    const long = await refusals(of, 'bookAppointment', { ...valid(), answers: [{ questionId: 'pratica', answer: '1'.repeat(21) }] });
    expect(long.it.fields).toEqual([
      { path: 'answers.pratica', code: 'TOO_LONG', message: 'Il testo è troppo lungo: al massimo 20 caratteri.' },
    ]);
    const many = await refusals(of, 'bookAppointment', {
      ...valid(),
      answers: Array.from({ length: 51 }, () => ({ questionId: 'pratica', answer: '1' })),
    });
    expect(many.it.fields?.map(({ path, code }) => ({ path, code }))).toEqual([{ path: 'answers', code: 'TOO_MANY' }]);
  });

  it('no telephone, where the office is to call', async () => {
    const outcome = await refusals(of, 'bookAppointment', { ...valid(), channel: 'TELEPHONE', citizen: { ...citizen(), telephone: null } });
    expect(outcome.it.fields).toEqual([{ path: 'citizen.telephone', code: 'REQUIRED', message: MESSAGES['REQUIRED']!.it }]);
  });

  it('several things at once, and every one of them is told', async () => {
    const { it: said, en } = await refusals(of, 'bookAppointment', {
      ...valid(),
      citizen: { ...citizen(), givenName: '', email: 'x', address: { street: '', postalCode: 'x', city: '' } },
      privacyNoticeRead: false,
    });
    expect(said.message).toBe('Ci sono 6 campi da correggere.');
    expect(en.message).toBe('There are 6 fields to correct.');
    expect(said.fields?.map(({ path }) => path).sort()).toEqual([
      'citizen.address.city',
      'citizen.address.postalCode',
      'citizen.address.street',
      'citizen.email',
      'citizen.givenName',
      'privacyNoticeRead',
    ]);
  });

  it('a residence elsewhere, where the service is for residents', async () => {
    const outcome = await refusals(of, 'bookAppointment', {
      ...booking({ service: residentsOnly, office: bari.office }, starts[0]!),
      citizen: { ...citizen(), resident: false },
    });
    expect(outcome.it).toEqual({ __typename: 'NotEligible', message: 'Questo servizio è riservato a chi risiede nel comune.' });
    expect(outcome.en).toEqual({ __typename: 'NotEligible', message: 'This service is for residents of the municipality.' });
  });
});

describe('what a citizen may type', () => {
  const SEEN =
    'query ($token: String!) { appointmentByLink(token: $token) { reason citizen { givenName familyName email telephone address { street city } } } }';

  it.each([
    ['D’Amico', 'Maria Chiara'],
    ["O'Brien", 'Seán'],
    ['Ñuñez', 'José María'],
    ['Łukasz', 'Żółć'],
    ['Müller-Lüdenscheidt', 'Jürgen'],
    ['李', '小龙'],
    ['Nguyễn', 'Thị Ánh'],
    ['Nguye\u0302\u0303n', 'Decomposed'],
    ['محمد', 'أحمد'],
    ['כהן', 'דוד'],
    ['Ivanović', 'Đorđe'],
    ['Παπαδόπουλος', 'Γιώργος'],
    ['van der Berg', 'J. P.'],
    ['Di Ciò', 'Nicolò'],
    ['𠮷田', '太郎'],
    ['X', 'Y'],
  ])('the name %s, %s', async (familyName, givenName) => {
    const start = (await freeStarts(api, bari))[0]!;
    const email = somebody();
    const { manageToken } = await book(api, bari, start, { ...citizen(familyName, email), givenName });
    const { data } = await api.ask(bari.host, { query: SEEN, variables: { token: manageToken } });
    expect(data?.['appointmentByLink']).toMatchObject({ citizen: { familyName, givenName, email } });
  });

  it.each([
    'Vorrei informazioni 😀👩‍👩‍👧',
    'Prima riga\nseconda riga\tcon spazio',
    '<b>Importante</b> & "urgente" {{x}}',
    'Ζητώ πληροφορίες — 你好',
    `Più di 5 € l'anno: 100 %`,
  ])('the reason «%s», kept to the letter', async (reason) => {
    const start = (await freeStarts(api, bari))[0]!;
    const input = { ...booking(bari, start, citizen('Lorusso', somebody())), reason };
    const booked = await api.ask(bari.host, {
      query:
        'mutation ($input: BookAppointmentInput!) { bookAppointment(input: $input) { __typename ... on AppointmentBooked { appointment { reason } } } }',
      variables: { input },
    });
    expect(booked.data?.['bookAppointment']).toEqual({ __typename: 'AppointmentBooked', appointment: { reason } });
  });

  it.each([
    'maria.rossi+appuntamenti@example.it',
    "o'brien@example.it",
    'maria_rossi@sub.dominio.example.it',
    'MARIA@EXAMPLE.IT',
    'm@xn--mnchen-3ya.example',
  ])('the address %s', async (email) => {
    const start = (await freeStarts(api, bari))[0]!;
    await expect(book(api, bari, start, citizen('Lorusso', email))).resolves.toMatchObject({ manageToken: expect.any(String) as unknown });
  });
});
