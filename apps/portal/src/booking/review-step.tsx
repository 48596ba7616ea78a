import type { ReactNode } from 'react';
import { Form, useNavigation } from 'react-router';
import { Alert, type DescriptionEntry, DescriptionList } from '@casa/ui';
import type { Messages } from '../i18n/catalogue.js';
import { useMessages } from '../i18n/use-messages.js';
import { useMunicipality } from '../site/use-site.js';
import { answerField, CITIZEN_FIELDS, type CitizenValues, type Question } from './citizen-form.js';
import type { AppointmentChoice, DetailsOutcome } from './details-outcome.js';
import { HoldNotice } from './hold-notice.js';
import { SlotProblemAlert } from './slot-problem.js';

interface ReviewStepProps extends AppointmentChoice {
  readonly outcome: Extract<DetailsOutcome, { step: 'review' }>;
  /** This page, at another hour. */
  readonly detailsHref: (startsAt: string) => string;
}

/** Step 5: everything in words, before it counts. */
export function ReviewStep({ chosen, service, office, when, hold, outcome, detailsHref }: ReviewStepProps): ReactNode {
  const { booking } = useMessages();
  const texts = booking.review;
  const { values, problem, refusal } = outcome;
  const municipality = useMunicipality();
  const isSending = useNavigation().state !== 'idle';
  return (
    <Form method="post" discover="none" onSubmit={(event) => isSending && event.preventDefault()}>
      {problem !== undefined && <SlotProblemAlert problem={problem} intent="take" actionOf={detailsHref} />}
      {refusal !== undefined && (
        <Alert kind="danger" title={texts.refused} isAnnounced>
          <p>{refusal}</p>
        </Alert>
      )}
      {problem === undefined && <HoldNotice hold={hold} />}
      <HiddenValues values={values} questions={service.questions} />
      <h2 className="h4">{texts.appointment}</h2>
      <DescriptionList
        entries={[
          { term: texts.service, description: service.name },
          { term: texts.office, description: `${office.name}\n${office.address}` },
          { term: texts.channel, description: booking.office.channels[chosen.channel] },
          { term: texts.when, description: <strong>{when}</strong> },
          { term: texts.duration, description: texts.minutes(service.minutes) },
        ]}
      />
      <h2 className="h4">{texts.data}</h2>
      <DescriptionList entries={citizenEntries(values, service.questions, booking, municipality.name)} />
      <div className="casa-actions">
        {problem === undefined && (
          <button type="submit" name="intent" value="confirm" className="btn btn-primary" aria-disabled={isSending}>
            {isSending ? texts.confirming : texts.confirm}
          </button>
        )}
        <button type="submit" name="intent" value="edit" className="btn btn-outline-primary">
          {texts.edit}
        </button>
      </div>
    </Form>
  );
}

function citizenEntries(
  values: CitizenValues,
  questions: readonly Question[],
  { review, details }: Messages['booking'],
  municipality: string,
): readonly DescriptionEntry[] {
  const said = (question: Question): string => {
    const answer = values.answers[question.id] ?? '';
    if (question.kind !== 'YES_NO') return answer;
    return answer === 'yes' ? details.yes : answer === 'no' ? details.no : '';
  };
  return [
    { term: review.name, description: `${values.givenName} ${values.familyName}` },
    { term: review.address, description: `${values.street}\n${values.postalCode} ${values.city}` },
    { term: review.residence, description: values.resident === 'si' ? review.residentYes(municipality) : review.residentNo(municipality) },
    { term: details.email, description: values.email },
    { term: details.telephone, description: values.telephone },
    ...questions.map((question) => ({ term: question.label, description: said(question) })),
    { term: details.reason, description: values.reason },
  ].filter(({ description }) => description !== '');
}

/** What was typed goes with every button, so that none of them loses it. */
function HiddenValues({ values, questions }: { readonly values: CitizenValues; readonly questions: readonly Question[] }): ReactNode {
  const entries = [
    ...CITIZEN_FIELDS.map((field) => [field, values[field]] as const),
    ...questions.map(({ id }) => [answerField(id), values.answers[id] ?? ''] as const),
  ];
  return entries.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
