import type { ReactNode } from 'react';
import { Form } from 'react-router';
import { CheckboxField, ErrorSummary, TextAreaField } from '@casa/ui';
import { useLocalPath, useMessages } from '../i18n/use-messages.js';
import { CitizenFields, citizenField } from './citizen-fields.js';
import { answerField, LIMITS } from './citizen-form.js';
import type { AppointmentChoice, DetailsOutcome } from './details-outcome.js';
import { HoldNotice } from './hold-notice.js';
import { type LoginHint, LoginNotice } from './login-notice.js';
import { QuestionField } from './question-field.js';

interface CitizenStepProps extends AppointmentChoice {
  readonly outcome: Extract<DetailsOutcome, { step: 'edit' }>;
  readonly timeHref: string;
  readonly hint: LoginHint | undefined;
}

/** Step 4: who comes and why. */
export function CitizenStep({ chosen, service, office, when, hold, outcome, timeHref, hint }: CitizenStepProps): ReactNode {
  const { booking } = useMessages();
  const texts = booking.details;
  const path = useLocalPath();
  const { values, errors } = outcome;
  const problems = Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }));
  return (
    <>
      <p className="casa-choices">
        {booking.yourChoices}: <strong>{service.name}</strong>, {when}, {office.name}. <a href={timeHref}>{booking.change}</a>
      </p>
      <HoldNotice hold={hold} />
      {hint !== undefined && <LoginNotice {...hint} />}
      {/* A new key draws the fields anew with what came back. */}
      <Form method="post" discover="none" noValidate key={JSON.stringify(outcome)} id="form">
        {problems.length > 0 && <ErrorSummary title={texts.errorTitle(problems.length)} errors={problems} />}
        <CitizenFields
          values={values}
          errors={errors}
          isCall={chosen.channel === 'TELEPHONE'}
          openToNonResidents={service.openToNonResidents}
          emailHint={texts.emailHint}
        />
        <fieldset className="casa-fieldset">
          <legend>{texts.visit}</legend>
          {service.questions.map((question) => (
            <QuestionField
              key={question.id}
              question={question}
              value={values.answers[question.id] ?? ''}
              error={errors[answerField(question.id)]}
            />
          ))}
          <TextAreaField {...citizenField('reason', outcome)} label={texts.reason} hint={texts.reasonHint} maxLength={LIMITS.reason} />
          <CheckboxField
            id="privacy"
            name="privacy"
            label={texts.privacy}
            required
            isChecked={values.privacy === 'si'}
            error={errors['privacy']}
          />
          <p>
            <a href={path('/privacy')} target="_blank" rel="noopener">
              {texts.privacyLink}
            </a>
          </p>
        </fieldset>
        <input type="hidden" name="actingFor" value={values.actingFor} />
        <div className="casa-actions">
          <button type="submit" name="intent" value="review" className="btn btn-primary">
            {texts.toReview}
          </button>
          <a href={timeHref}>{booking.back}</a>
        </div>
      </Form>
    </>
  );
}
