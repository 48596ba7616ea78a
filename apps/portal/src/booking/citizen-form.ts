import type { AppointmentChannel, BookAppointmentInput, BookableServiceFragment } from '../gql/graphql.js';
import type { Messages } from '../i18n/catalogue.js';

export type Question = BookableServiceFragment['questions'][number];

/** What the citizen typed, as typed: it goes back into the fields whatever happens. */
export interface CitizenValues {
  readonly givenName: string;
  readonly familyName: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly email: string;
  readonly telephone: string;
  /** `si`, `no`, or nothing yet. */
  readonly resident: string;
  readonly reason: string;
  /** `si` when the notice was read. */
  readonly privacy: string;
  /** The delegation it is filled in by; empty: for oneself. Between the form and its sending somebody may have turned to another. */
  readonly actingFor: string;
  /** By the question's id. */
  readonly answers: Readonly<Record<string, string>>;
}

export type CitizenField = Exclude<keyof CitizenValues, 'answers'>;
/** A message by field; the answers under `answer-<id>`, what belongs to no field under `form`. */
export type FieldErrors = Readonly<Record<string, string>>;

export const CITIZEN_FIELDS: readonly CitizenField[] = [
  'givenName',
  'familyName',
  'street',
  'postalCode',
  'city',
  'email',
  'telephone',
  'resident',
  'reason',
  'privacy',
  'actingFor',
];
/** The API's own limits, in UTF-16 units as it counts them. */
export const LIMITS = {
  givenName: 80,
  familyName: 80,
  street: 120,
  postalCode: 5,
  city: 80,
  email: 254,
  telephone: 20,
  reason: 1000,
} as const;

/** A field's longest text on the way in: beyond it nobody typed, and the answer need not carry it back. */
const LONGEST_KEPT = 5000;
/*
 * The API has the last word on what was typed; these are its rules again, so that a citizen is told before the summary and not
 * after it.
 */
const EMAIL = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]{2,}$/;
const TELEPHONE = /^\+?\d[\d ./-]{5,19}$/;
const POSTAL_CODE = /^\d{5}$/;
const NAME = /^[\p{L}\p{M}'’`. -]*$/u;
const ADDRESS_LINE = /^[\p{L}\p{M}\p{N}'’`.,;:/°ºª()&+ -]*$/u;
/** Control characters but tab and line end, halves of characters, and the marks that turn the direction of a text. */
const UNREADABLE = /[[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]--[\t\n]]/v;

export const NO_VALUES: CitizenValues = {
  givenName: '',
  familyName: '',
  street: '',
  postalCode: '',
  city: '',
  email: '',
  telephone: '',
  resident: '',
  reason: '',
  privacy: '',
  actingFor: '',
  answers: {},
};

export function answerField(questionId: string): string {
  return `answer-${questionId}`;
}

/** Reads the form's fields, trimmed at both ends. */
export function readCitizenForm(form: FormData, questions: readonly Question[]): CitizenValues {
  const read = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim().slice(0, LONGEST_KEPT) : '';
  };
  return {
    ...(Object.fromEntries(CITIZEN_FIELDS.map((field) => [field, read(field)])) as Record<CitizenField, string>),
    answers: Object.fromEntries(questions.map(({ id }) => [id, read(answerField(id))])),
  };
}

/** What must be corrected before the summary; the API looks again when it is sent. */
export function checkCitizenForm(
  values: CitizenValues,
  questions: readonly Question[],
  channel: AppointmentChannel,
  texts: Messages['booking'],
): FieldErrors {
  const { errors, details } = texts;
  const isCall = channel === 'TELEPHONE';
  const answers = questions.map(
    (question) => [answerField(question.id), answerProblem(values.answers[question.id] ?? '', question, texts)] as const,
  );
  const problems = Object.entries({
    givenName: nameProblem(values.givenName, LIMITS.givenName, details.givenName, errors.givenName, texts),
    familyName: nameProblem(values.familyName, LIMITS.familyName, details.familyName, errors.familyName, texts),
    street: addressProblem(values.street, LIMITS.street, details.street, errors.street, texts),
    postalCode: POSTAL_CODE.test(values.postalCode) ? undefined : errors.postalCode,
    city: addressProblem(values.city, LIMITS.city, details.city, errors.city, texts),
    resident: values.resident === 'si' || values.resident === 'no' ? undefined : errors.resident,
    email: textProblem(values.email, LIMITS.email, details.email, texts) ?? (EMAIL.test(values.email) ? undefined : errors.email),
    telephone: telephoneProblem(values.telephone, isCall, texts),
    ...Object.fromEntries(answers),
    reason: textProblem(values.reason, LIMITS.reason, details.reason, texts) ?? (values.reason === '' ? errors.reason : undefined),
    privacy: values.privacy === 'si' ? undefined : errors.privacy,
  });
  return Object.fromEntries(problems.flatMap(([field, message]) => (message === undefined ? [] : [[field, message]])));
}

function nameProblem(value: string, limit: number, label: string, missing: string, texts: Messages['booking']): string | undefined {
  if (value === '') return missing;
  return textProblem(value, limit, label, texts) ?? (NAME.test(value) ? undefined : texts.errors.notAName(label));
}

function addressProblem(value: string, limit: number, label: string, missing: string, texts: Messages['booking']): string | undefined {
  if (value === '') return missing;
  return textProblem(value, limit, label, texts) ?? (ADDRESS_LINE.test(value) ? undefined : texts.errors.notAnAddress(label));
}

function telephoneProblem(value: string, isNeeded: boolean, { errors }: Messages['booking']): string | undefined {
  if (value === '') return isNeeded ? errors.telephoneMissing : undefined;
  return TELEPHONE.test(value) ? undefined : errors.telephone;
}

function answerProblem(answer: string, question: Question, texts: Messages['booking']): string | undefined {
  return (
    textProblem(answer, question.maxLength, question.label, texts) ??
    (isAnswer(answer, question) ? undefined : texts.errors.answer(question.label))
  );
}

function textProblem(value: string, limit: number, label: string, { errors }: Messages['booking']): string | undefined {
  if (UNREADABLE.test(value)) return errors.unreadable(label);
  return value.length > limit ? errors.tooLong(label, limit) : undefined;
}

function isAnswer(answer: string, question: Question): boolean {
  if (answer === '') return !question.required;
  if (question.kind === 'CHOICE') return question.choices.includes(answer);
  return question.kind !== 'YES_NO' || answer === 'yes' || answer === 'no';
}

/** The citizen's part of the API's input. */
export function toBookingInput(
  values: CitizenValues,
): Pick<BookAppointmentInput, 'citizen' | 'reason' | 'answers' | 'privacyNoticeRead' | 'actingFor'> {
  const { givenName, familyName, email, telephone, street, postalCode, city } = values;
  return {
    citizen: {
      givenName,
      familyName,
      email,
      telephone: telephone || null,
      address: { street, postalCode, city },
      resident: values.resident === 'si',
    },
    reason: values.reason,
    answers: Object.entries(values.answers).flatMap(([questionId, answer]) => (answer === '' ? [] : [{ questionId, answer }])),
    privacyNoticeRead: values.privacy === 'si',
    actingFor: values.actingFor || null,
  };
}

/** The API's problems, at our fields: `citizen.address.street` at street, `answers.<question>` at that question. */
export function errorsFromApi(
  problems: readonly { readonly path: string; readonly message: string }[],
  values: CitizenValues,
): FieldErrors {
  return Object.fromEntries(
    problems.map(({ path, message }) => {
      const [first, second] = path.split('.');
      if (first === 'answers' && second !== undefined && second in values.answers) return [answerField(second), message];
      const last = path === 'privacyNoticeRead' ? 'privacy' : path.split('.').at(-1);
      return [CITIZEN_FIELDS.find((field) => field === last) ?? 'form', message];
    }),
  );
}
