import type { ReactNode } from 'react';
import { RadioGroup, TextField } from '@casa/ui';
import { useMessages } from '../i18n/use-messages.js';
import { useMunicipality } from '../site/use-site.js';
import { type CitizenField, type CitizenValues, type FieldErrors, LIMITS } from './citizen-form.js';

interface CitizenFieldsProps {
  readonly values: CitizenValues;
  readonly errors: FieldErrors;
  /** Whether the office calls: then it must know where. */
  readonly isCall: boolean;
  readonly openToNonResidents: boolean;
  /** What will be sent to the mailbox. */
  readonly emailHint: string;
}

/** What the controls of the form have in common. */
export function citizenField<Name extends CitizenField>(
  name: Name,
  { values, errors }: Pick<CitizenFieldsProps, 'values' | 'errors'>,
): { id: Name; name: Name; value: string; error: string | undefined; required: boolean } {
  return { id: name, name, value: values[name], error: errors[name], required: true };
}

/** Who comes: name, address, how to reach them. */
export function CitizenFields({ values, errors, isCall, openToNonResidents, emailHint }: CitizenFieldsProps): ReactNode {
  const { booking } = useMessages();
  const texts = booking.details;
  const municipality = useMunicipality();
  const field = <Name extends CitizenField>(name: Name) => citizenField(name, { values, errors });
  return (
    <>
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
          hint={openToNonResidents ? undefined : booking.office.residentsOnly}
          choices={[
            { value: 'si', label: texts.residenceYes },
            { value: 'no', label: texts.residenceNo },
          ]}
        />
      </fieldset>
      <fieldset className="casa-fieldset">
        <legend>{texts.contacts}</legend>
        <TextField {...field('email')} type="email" label={texts.email} hint={emailHint} autoComplete="email" maxLength={LIMITS.email} />
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
    </>
  );
}
