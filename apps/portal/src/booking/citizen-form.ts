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
];
export const LIMITS = {
  givenName: 100,
  familyName: 100,
  street: 200,
  postalCode: 10,
  city: 100,
  email: 254,
  telephone: 30,
  reason: 1000,
} as const;

/** A field's longest text on the way in: beyond it nobody typed, and the answer need not carry it back. */
const LONGEST_KEPT = 5000;
const EMAIL = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]{2,}$/;
const TELEPHONE = /^\+?[\d\s./()-]{5,29}$/;
const POSTAL_CODE = /^[A-Za-z0-9][A-Za-z0-9 -]{2,9}$/;
/** Control characters but tab and line end, and the marks that turn the direction of a text. */
const UNREADABLE = /[\p{Cc}--[\t\n]]|[\u202A-\u202E\u2066-\u2069]/v;

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
  const problems: Record<string, string> = {};
  const text = (field: keyof typeof LIMITS, label: string, message: string, isValid: (value: string) => boolean): void => {
    const problem = textProblem(values[field], LIMITS[field], label, texts) ?? (isValid(values[field]) ? undefined : message);
    if (problem !== undefined) problems[field] = problem;
  };
  const isFilled = (value: string): boolean => value !== '';
  text('givenName', details.givenName, errors.givenName, isFilled);
  text('familyName', details.familyName, errors.familyName, isFilled);
  text('street', details.street, errors.street, isFilled);
  text('postalCode', details.postalCode, errors.postalCode, (value) => POSTAL_CODE.test(value));
  text('city', details.city, errors.city, isFilled);
  text('email', details.email, errors.email, (value) => EMAIL.test(value));
  text('telephone', details.telephone, errors.telephone, (value) => value === '' || TELEPHONE.test(value));
  if (channel === 'TELEPHONE' && values.telephone === '') problems['telephone'] = errors.telephoneMissing;
  if (values.resident !== 'si' && values.resident !== 'no') problems['resident'] = errors.resident;
  for (const question of questions) {
    const answer = values.answers[question.id] ?? '';
    const problem =
      textProblem(answer, question.maxLength, question.label, texts) ??
      (isAnswer(answer, question) ? undefined : errors.answer(question.label));
    if (problem !== undefined) problems[answerField(question.id)] = problem;
  }
  text('reason', details.reason, errors.reason, isFilled);
  if (values.privacy !== 'si') problems['privacy'] = errors.privacy;
  return problems;
}

function textProblem(value: string, limit: number, label: string, { errors }: Messages['booking']): string | undefined {
  if (UNREADABLE.test(value) || !value.isWellFormed()) return errors.unreadable(label);
  return [...value].length > limit ? errors.tooLong(label, limit) : undefined;
}

function isAnswer(answer: string, question: Question): boolean {
  if (answer === '') return !question.required;
  if (question.kind === 'CHOICE') return question.choices.includes(answer);
  return question.kind !== 'YES_NO' || answer === 'yes' || answer === 'no';
}

/** The citizen's part of the API's input. */
export function toBookingInput(values: CitizenValues): Pick<BookAppointmentInput, 'citizen' | 'reason' | 'answers' | 'privacyNoticeRead'> {
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
  };
}

/** The API's problems, at our fields. */
export function errorsFromApi(
  problems: readonly { readonly path: string; readonly message: string }[],
  values: CitizenValues,
): FieldErrors {
  const sent = Object.entries(values.answers).flatMap(([questionId, answer]) => (answer === '' ? [] : [questionId]));
  return Object.fromEntries(
    problems.map(({ path, message }) => {
      // The rules of the input know an answer by its place, those of the service by its question.
      const answer = /^answers[.[]([^.\]]+)/.exec(path)?.[1];
      const questionId = answer === undefined || Object.hasOwn(values.answers, answer) ? answer : sent[Number(answer)];
      if (questionId !== undefined) return [answerField(questionId), message];
      const last = path === 'privacyNoticeRead' ? 'privacy' : path.split('.').at(-1);
      return [CITIZEN_FIELDS.find((field) => field === last) ?? 'form', message];
    }),
  );
}
