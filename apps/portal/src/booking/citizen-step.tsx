import type { ReactNode } from 'react';
import { Form } from 'react-router';
import { CheckboxField, ErrorSummary, RadioGroup, TextAreaField, TextField } from '@casa/ui';
import { useLocalPath, useMessages } from '../i18n/use-messages.js';
import { useMunicipality } from '../site/use-site.js';
import { answerField, type CitizenField, LIMITS } from './citizen-form.js';
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
  const municipality = useMunicipality();
  const { values, errors } = outcome;
  const problems = Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }));
  const field = <Name extends CitizenField>(
    name: Name,
  ): { id: Name; name: Name; value: string; error: string | undefined; required: boolean } => ({
    id: name,
    name,
    value: values[name],
    error: errors[name],
    required: true,
  });
  const isCall = chosen.channel === 'TELEPHONE';
  return (
    <>
      <p className="casa-choices">
        {booking.yourChoices}: <strong>{service.name}</strong>, {when}, {office.name}. <a href={timeHref}>{booking.change}</a>
      </p>
      <HoldNotice hold={hold} />
      {hint !== undefined && <LoginNotice {...hint} />}
      {/* A new key draws the fields anew with what came back. */}
      <Form method="post" noValidate key={JSON.stringify(outcome)} id="form">
        {problems.length > 0 && <ErrorSummary title={texts.errorTitle(problems.length)} errors={problems} />}
        <fieldset className="casa-fieldset">
          <legend>{texts.you}</legend>
          <TextField {...field('givenName')} label={texts.givenName} autoComplete="given-name" maxLength={LIMITS.givenName} />
          <TextField {...field('familyName')} label={texts.familyName} autoComplete="family-name" maxLength={LIMITS.familyName} />
        </fieldset>
        <fieldset className="casa-fieldset">
          <legend>{texts.address}</legend>
          <TextField {...field('street')} label={texts.street} autoComplete="street-address" maxLength={LIMITS.street} />
          <div className="casa-field-pair">
            <TextField
              {...field('postalCode')}
              label={texts.postalCode}
              autoComplete="postal-code"
              inputMode="numeric"
              maxLength={LIMITS.postalCode}
            />
            <TextField {...field('city')} label={texts.city} autoComplete="address-level2" maxLength={LIMITS.city} />
          </div>
          <RadioGroup
            {...field('resident')}
            legend={texts.residence(municipality.name)}
            hint={service.openToNonResidents ? undefined : booking.office.residentsOnly}
            choices={[
              { value: 'si', label: texts.residenceYes },
              { value: 'no', label: texts.residenceNo },
            ]}
          />
        </fieldset>
        <fieldset className="casa-fieldset">
          <legend>{texts.contacts}</legend>
          <TextField
            {...field('email')}
            type="email"
            label={texts.email}
            hint={texts.emailHint}
            autoComplete="email"
            maxLength={LIMITS.email}
          />
          <TextField
            {...field('telephone')}
            type="tel"
            label={texts.telephone}
            hint={isCall ? texts.telephoneHintCall : texts.telephoneHint}
            autoComplete="tel"
            required={isCall}
            optionalText={texts.optional}
            maxLength={LIMITS.telephone}
          />
        </fieldset>
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
          <TextAreaField {...field('reason')} label={texts.reason} hint={texts.reasonHint} maxLength={LIMITS.reason} />
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
