import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { booking as texts } from '../i18n/it/booking.js';
import { answerField, checkCitizenForm, errorsFromApi, NO_VALUES, type Question, readCitizenForm, toBookingInput } from './citizen-form.js';

const choice: Question = {
  id: 'why',
  label: 'Perché?',
  hint: null,
  kind: 'CHOICE',
  required: true,
  choices: ['Rinnovo', 'Furto'],
  maxLength: 50,
};
const note: Question = { id: 'note', label: 'Note', hint: null, kind: 'TEXT', required: false, choices: [], maxLength: 10 };
const questions = [choice, note];

function filled(changes: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  const fields = {
    givenName: 'Anna Maria',
    familyName: 'D’Àngelo',
    street: 'Via Sparano 12',
    postalCode: '70121',
    city: 'Bari',
    email: 'anna@example.it',
    telephone: '',
    resident: 'si',
    reason: 'Scade',
    privacy: 'si',
    [answerField('why')]: 'Rinnovo',
    ...changes,
  };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const check = (changes: Readonly<Record<string, string>> = {}, channel: 'IN_PERSON' | 'TELEPHONE' = 'IN_PERSON') =>
  checkCitizenForm(readCitizenForm(filled(changes), questions), questions, channel, texts);

describe('what a citizen typed', () => {
  it('is accepted when complete, and becomes the API’s input', () => {
    expect(check()).toEqual({});
    expect(toBookingInput(readCitizenForm(filled(), questions))).toEqual({
      citizen: {
        givenName: 'Anna Maria',
        familyName: 'D’Àngelo',
        email: 'anna@example.it',
        telephone: null,
        address: { street: 'Via Sparano 12', postalCode: '70121', city: 'Bari' },
        resident: true,
      },
      reason: 'Scade',
      answers: [{ questionId: 'why', answer: 'Rinnovo' }],
      privacyNoticeRead: true,
      actingFor: null,
    });
  });

  it('says for whom it was filled in', () => {
    expect(toBookingInput(readCitizenForm(filled({ actingFor: 'd' }), questions))).toMatchObject({ actingFor: 'd' });
  });

  it('is asked for at every required field when nothing came', () => {
    const fields = Object.keys(checkCitizenForm(NO_VALUES, questions, 'IN_PERSON', texts));
    expect(fields).toEqual([
      'givenName',
      'familyName',
      'street',
      'postalCode',
      'city',
      'resident',
      'email',
      'answer-why',
      'reason',
      'privacy',
    ]);
  });

  it.each([
    ['email', 'anna'],
    ['email', 'anna@example'],
    ['email', 'anna@@example.it'],
    ['email', 'anna@example.it, boss@example.it'],
    ['telephone', 'chiamami'],
    ['postalCode', '<b>'],
    ['resident', 'forse'],
    ['privacy', 'no'],
    ['givenName', 'A\u0000'],
    ['reason', 'gira \u202E'],
    ['givenName', 'R2-D2'],
    ['familyName', 'Rossi 😀'],
    ['familyName', 'x'.repeat(81)],
    ['street', 'Via <script>'],
    ['reason', '😀'.repeat(501)],
    ['answer-why', 'Altro'],
    ['answer-note', 'più di dieci'],
  ])('is refused at %s for «%s»', (field, value) => {
    expect(Object.keys(check({ [field]: value }))).toEqual([field]);
  });

  it('needs a number to be called at', () => {
    expect(check({}, 'TELEPHONE')).toHaveProperty('telephone');
    expect(check({ telephone: '+39 080 577 2390' }, 'TELEPHONE')).toEqual({});
  });

  it('comes back as it was typed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const { reason } = readCitizenForm(filled({ reason: text }), questions);
        expect(reason).toBe(text.replaceAll('\r\n', '\n').trim());
      }),
    );
  });
});

describe('problems the API found', () => {
  it('stand at the field they speak of', () => {
    const values = readCitizenForm(filled({ 'answer-note': 'ciao' }), questions);
    const problems = [
      { path: 'citizen.email', message: 'e' },
      { path: 'citizen.address.street', message: 's' },
      { path: 'answers.note', message: 'n' },
      { path: 'answers.other', message: 'x' },
      { path: 'privacyNoticeRead', message: 'p' },
      { path: 'startsAt', message: 'x' },
    ];
    expect(errorsFromApi(problems, values)).toEqual({ email: 'e', street: 's', 'answer-note': 'n', privacy: 'p', form: 'x' });
  });
});
