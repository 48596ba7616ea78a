import type { ReactNode } from 'react';
import { CheckboxField, ErrorSummary, RadioGroup, SelectField, TextAreaField, TextField } from '@casa/ui';
import { citizenField } from '../booking/citizen-fields.js';
import { answerField, type CitizenValues, type FieldErrors, LIMITS } from '../booking/citizen-form.js';
import { QuestionField } from '../booking/question-field.js';
import { dateFormat } from '../i18n/format.js';
import { useContent, useLanguage, useLocalPath, useMessages } from '../i18n/use-messages.js';
import { useMunicipality } from '../site/use-site.js';
import type { CounterService } from './counter.server.js';

interface CounterCitizenProps {
  readonly service: CounterService;
  readonly isCall: boolean;
  readonly startsAt: string;
  /** Other free hours, when the one that was chosen is gone: what was typed stays. */
  readonly otherStarts: readonly string[];
  readonly timeZone: string;
  readonly values: CitizenValues;
  readonly errors: FieldErrors;
}

/** Who it is for and why, as somebody else types it. */
export function CounterCitizen({ service, isCall, startsAt, otherStarts, timeZone, values, errors }: CounterCitizenProps): ReactNode {
  const { book, block } = useContent().agenda;
  const { details } = useMessages().booking;
  const path = useLocalPath();
  const { dayAndTime } = dateFormat(useLanguage(), timeZone);
  const problems = Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }));
  return (
    <form method="post" noValidate className="casa-narrow" id="form">
      {problems.length > 0 && <ErrorSummary title={block.errorTitle(problems.length)} errors={problems} />}
      {otherStarts.length === 0 ? (
        <input type="hidden" name="inizio" value={startsAt} />
      ) : (
        <SelectField
          {...{ id: 'inizio', name: 'inizio', value: '', error: errors['inizio'] }}
          label={book.hours}
          emptyText={book.choose}
          groups={[{ options: otherStarts.map((start) => ({ value: start, label: dayAndTime(start) })) }]}
        />
      )}
      <Person values={values} errors={errors} isCall={isCall} isOpenToAll={service.openToNonResidents} />
      <fieldset className="casa-fieldset">
        <legend>{book.visit}</legend>
        {service.questions.map((question) => {
          const field = answerField(question.id);
          return <QuestionField key={question.id} question={question} value={values.answers[question.id] ?? ''} error={errors[field]} />;
        })}
        <TextAreaField {...citizenField('reason', { values, errors })} label={details.reason} maxLength={LIMITS.reason} />
        <CheckboxField
          {...{ id: 'privacy', name: 'privacy', label: book.privacy, required: true }}
          isChecked={values.privacy === 'si'}
          error={errors['privacy']}
        />
        <p>
          <a href={path('/privacy')} target="_blank" rel="noopener">
            {details.privacyLink}
          </a>
        </p>
      </fieldset>
      <div className="casa-actions">
        <button type="submit" className="btn btn-primary">
          {book.submit}
        </button>
      </div>
    </form>
  );
}

interface PersonProps extends Pick<CounterCitizenProps, 'values' | 'errors' | 'isCall'> {
  readonly isOpenToAll: boolean;
}

function Person({ values, errors, isCall, isOpenToAll }: PersonProps): ReactNode {
  const { book } = useContent().agenda;
  const { details, office } = useMessages().booking;
  const municipality = useMunicipality();
  // The fields are another person's: the operator's own browser has nothing to fill in.
  const field = <Name extends Parameters<typeof citizenField>[0]>(name: Name) => ({
    ...citizenField(name, { values, errors }),
    autoComplete: 'off' as const,
  });
  return (
    <>
      <fieldset className="casa-fieldset">
        <legend>{book.citizen}</legend>
        <TextField {...field('givenName')} label={details.givenName} maxLength={LIMITS.givenName} />
        <TextField {...field('familyName')} label={details.familyName} maxLength={LIMITS.familyName} />
        <TextField {...field('street')} label={details.street} maxLength={LIMITS.street} />
        <div className="casa-field-pair">
          <TextField {...field('postalCode')} label={details.postalCode} inputMode="numeric" maxLength={LIMITS.postalCode} />
          <TextField {...field('city')} label={details.city} maxLength={LIMITS.city} />
        </div>
        <RadioGroup
          {...citizenField('resident', { values, errors })}
          legend={book.resident(municipality.name)}
          hint={isOpenToAll ? undefined : office.residentsOnly}
          choices={[
            { value: 'si', label: details.residenceYes },
            { value: 'no', label: details.residenceNo },
          ]}
        />
      </fieldset>
      <fieldset className="casa-fieldset">
        <legend>{book.contacts}</legend>
        <TextField
          {...field('telephone')}
          type="tel"
          label={details.telephone}
          required={isCall}
          optionalText={details.optional}
          maxLength={LIMITS.telephone}
        />
        <TextField
          {...field('email')}
          type="email"
          label={details.email}
          hint={`${book.emailHint} ${book.noEmailHint}`}
          required={false}
          optionalText={details.optional}
          maxLength={LIMITS.email}
        />
      </fieldset>
    </>
  );
}
