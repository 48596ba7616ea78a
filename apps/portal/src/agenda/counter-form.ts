import { checkCitizenForm, type CitizenValues, type FieldErrors, type Question, toBookingInput } from '../booking/citizen-form.js';
import type { AppointmentChannel, BookOnBehalfInput } from '../gql/graphql.js';
import type { Messages } from '../i18n/catalogue.js';

/** What must be corrected of a booking made for somebody who is there: as theirs, but who has no mailbox leaves a telephone number. */
export function checkCounterForm(
  values: CitizenValues,
  questions: readonly Question[],
  channel: AppointmentChannel,
  { booking, agenda }: Pick<Messages, 'booking' | 'agenda'>,
): FieldErrors {
  const { noContact, ...errors } = agenda.book.errors;
  const texts = { ...booking, errors: { ...booking.errors, ...errors } };
  const { email, ...problems } = checkCitizenForm(values, questions, channel, texts);
  if (values.email !== '') return { ...problems, ...(email !== undefined && { email }) };
  return values.telephone === '' && problems['telephone'] === undefined ? { ...problems, email: noContact } : problems;
}

/** The citizen's part of the API's input. */
export function toCounterInput(values: CitizenValues): Pick<BookOnBehalfInput, 'citizen' | 'reason' | 'answers' | 'privacyNoticeRead'> {
  const { citizen, reason, answers = [], privacyNoticeRead } = toBookingInput(values);
  return { citizen: { ...citizen, email: citizen.email || null }, reason, answers, privacyNoticeRead };
}
