import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { checked, type InputProblem } from './checked.pipe.js';
import {
  AddressLine,
  AnyFiscalCode,
  Between,
  Email,
  FiscalCode,
  Identifier,
  InputList,
  Line,
  Nested,
  PersonName,
  PostalCode,
  Telephone,
  Text,
} from './input-rules.js';
import { problemText } from './problem-texts.js';

class Child {
  @Line(10)
  name = 'uno';
}

class Typed {
  @PersonName()
  name = 'Maria';

  @AddressLine()
  street = 'Via Roma 1';

  @Line(10)
  line = 'una riga';

  @Line(10, 0)
  note = '';

  @Text(20)
  text = 'un testo';

  @Email()
  email = 'maria@example.it';

  @Telephone()
  telephone = '080 5771111';

  @PostalCode()
  postalCode = '70122';

  @FiscalCode()
  fiscalCode = 'LRSGLI84E52A662P';

  @AnyFiscalCode()
  anyFiscalCode = '80015010723';

  @Identifier()
  id = '01890000-0000-7000-8000-000000000000';

  @Between(1, 5)
  stars = 3;

  @Nested(() => Child)
  child = { name: 'uno' };

  @InputList(() => Child, { least: 1, most: 2 })
  children = [{ name: 'uno' }];
}

async function outcomeOf(values: Partial<Record<keyof Typed, unknown>>) {
  return checked(Typed).transform(Object.assign(new Typed(), values), { type: 'body' });
}

async function problemsOf(values: Partial<Record<keyof Typed, unknown>>): Promise<readonly InputProblem[]> {
  const outcome = await outcomeOf(values);
  return outcome.ok ? [] : outcome.refusal;
}

const TAKEN: readonly (readonly [keyof Typed, unknown])[] = [
  ...[
    'D’Amico',
    "D'Amico",
    'Ñuñez',
    'Łukasz',
    'Müller-Lüdenscheidt',
    '李',
    'Nguyễn',
    "O'Brien",
    'Maria Chiara',
    'J. P.',
    '𠮷田',
    'محمد',
    'N',
    'a'.repeat(80),
  ].map((name) => ['name', name] as const),
  ...[
    'Via Sparano da Bari, 12/A',
    'C.da Torre s.n.c.',
    'Vico 3° (interno 4) & figli',
    'Strada Provinciale 231 + km 4',
    'Corso V. Emanuele II, n.º 5',
  ].map((street) => ['street', street] as const),
  ...['maria@example.it', 'm.r+x@sub.example.it', "o'brien@example.it", 'a@xn--mnchen-3ya.de', `${'a'.repeat(64)}@example.it`].map(
    (email) => ['email', email] as const,
  ),
  ...['080 5771111', '+39 333 1234567', '3331234567', '080/577.11-11'].map((telephone) => ['telephone', telephone] as const),
  ...['LRSGLI84E52A662P', 'lrs gli 84e52 a662p ', 'CPTDVDM0S01A662C'].map((code) => ['fiscalCode', code] as const),
  ...['LRSGLI84E52A662P', '80015010723', ' 8001501072 3'].map((code) => ['anyFiscalCode', code] as const),
  ['text', 'prima\nseconda\tterza'],
  ['text', '<b>😀</b> & "x"'],
  ['note', ''],
  ['stars', 1],
  ['stars', 5],
  ['children', [{ name: 'uno' }, { name: 'due' }]],
];

describe('what is taken', () => {
  it.each(TAKEN)('%s «%s»', async (field, value) => {
    expect(await problemsOf({ [field]: value })).toEqual([]);
  });

  it('is what was typed, without the blanks around it and with one kind of line end', async () => {
    expect(await outcomeOf({ name: '  Maria \n', text: ' prima\r\nseconda ' })).toMatchObject({
      ok: true,
      value: { name: 'Maria', text: 'prima\nseconda' },
    });
  });
});

const REFUSED: readonly (readonly [keyof Typed, unknown, string])[] = [
  ['name', '', 'REQUIRED'],
  ['name', '   ', 'REQUIRED'],
  ['stars', 0, 'OUT_OF_RANGE'],
  ['stars', 6, 'OUT_OF_RANGE'],
  ['children', [], 'REQUIRED'],
  ['children', [{ name: 'uno' }, { name: 'due' }, { name: 'tre' }], 'TOO_MANY:2'],
  ['name', 'a'.repeat(81), 'TOO_LONG:80'],
  ...['Mario😀', 'M4rio', '<b>', 'a@b', 'a\u202eb', 'a\0', 'a\ud800', 'a\nb', 'a\u200bb', "-'.", '´`'].map(
    (name) => ['name', name, 'NOT_A_NAME'] as const,
  ),
  ...['Via <x>', 'a\nb', 'Via {x}', 'Via 😀', 'Via "Roma"', 'a\u2028b'].map((street) => ['street', street, 'NOT_AN_ADDRESS'] as const),
  ['street', 'a'.repeat(121), 'TOO_LONG:120'],
  ...['a\nb', 'a\tb', 'a\0b', 'a\u202eb', 'a\u2066b', 'a\u200eb', 'a\u061cb', 'a\u2028b', 'a\ud800b', 'a\u009fb'].map(
    (line) => ['line', line, 'UNSAFE_CHARACTERS'] as const,
  ),
  ['line', 'a'.repeat(11), 'TOO_LONG:10'],
  ['line', ' ', 'REQUIRED'],
  ...['a\0b', 'a\u202eb', 'a\udc00b', 'a\u001bb', 'a\rb', 'a\u2029b'].map((text) => ['text', text, 'UNSAFE_CHARACTERS'] as const),
  ...[
    '',
    'x',
    'a@b',
    '"a"@example.it',
    '"a b"@example.it',
    'a@[127.0.0.1]',
    'a@b.it\nBcc: c@d.it',
    'a@b.it,c@d.it',
    '<a@b.it>',
    'a\u200bb@example.it',
    'a@exa\u200bmple.it',
    'a\ud800@example.it',
    '\udc00',
  ].map((email) => ['email', email, 'NOT_AN_EMAIL'] as const),
  ['email', `${'a'.repeat(300)}@example.it`, 'TOO_LONG:254'],
  ...['', '12345', 'abc', '+', '080 5771111x', '1'.repeat(22), '٠٨٠٥٧٧'].map(
    (telephone) => ['telephone', telephone, 'NOT_A_TELEPHONE'] as const,
  ),
  ...['', '7012', '701222', 'ABCDE', '٧٠١٢٢', '70122\n1'].map((postalCode) => ['postalCode', postalCode, 'NOT_A_POSTAL_CODE'] as const),
  ...['LRSGLI84E52A662Q', '80015010723', 'LRSGLI84E52A662P\0', '١٢٣', 'ⓁRSGLI84E52A662P'].map(
    (code) => ['fiscalCode', code, 'NOT_A_FISCAL_CODE'] as const,
  ),
  ['anyFiscalCode', '80015010724', 'NOT_A_FISCAL_CODE'],
  ['anyFiscalCode', 80015010723, 'REQUIRED'],
  ['fiscalCode', ' ', 'REQUIRED'],
  ...['', 'x', '01890000-0000-7000-8000-00000000000', "01890000-0000-7000-8000-000000000000'"].map(
    (id) => ['id', id, 'NOT_FOUND'] as const,
  ),
];

describe('what is refused', () => {
  it.each(REFUSED)('%s %j: %s', async (field, value, problem) => {
    expect(await problemsOf({ [field]: value })).toEqual([{ path: field, problem }]);
  });

  it.each(['name', 'street', 'line', 'text', 'email', 'telephone', 'postalCode', 'fiscalCode', 'id'] as const)(
    '%s null: a rule does not let pass what is not there',
    async (field) => {
      expect(await problemsOf({ [field]: null })).toHaveLength(1);
    },
  );

  it('is answered however long it is', async () => {
    const long = `${'a '.repeat(100_000)}!`;
    const typed = { name: long, street: long, line: long, text: long, email: long, telephone: long, postalCode: long };
    const problems = await problemsOf({ ...typed, fiscalCode: long, anyFiscalCode: long });
    expect(problems.map(({ path }) => path)).toEqual([...Object.keys(typed), 'fiscalCode', 'anyFiscalCode']);
  });

  it('has words in both languages for every problem', () => {
    const codes = new Set(REFUSED.map(([, , problem]) => problem));
    for (const problem of codes) {
      const [it, en] = [problemText(problem, 'it'), problemText(problem, 'en')];
      expect(problem.split(':')[0]).toBe(it.code);
      expect(en.code).toBe(it.code);
      expect(en.message).not.toBe(it.message);
      for (const { message } of [it, en]) expect(message).not.toMatch(/%s|undefined/);
    }
  });
});

describe('problemText', () => {
  it('puts the parameter where it belongs', () => {
    expect(problemText('TOO_LONG:80', 'it')).toEqual({ code: 'TOO_LONG', message: 'Il testo è troppo lungo: al massimo 80 caratteri.' });
  });

  it.each(['NOBODY_KNOWS', '', 'email must be an email'])('calls «%s», which has no words, invalid', (problem) => {
    expect(problemText(problem, 'en')).toEqual({ code: 'INVALID', message: 'The value is not right.' });
  });
});
