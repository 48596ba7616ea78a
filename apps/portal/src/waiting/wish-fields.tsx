import type { ReactNode } from 'react';
import { CheckboxGroup, RadioGroup, SelectField, TextField } from '@casa/ui';
import { channelWord } from '../booking/booking-path.js';
import type { FieldErrors } from '../booking/citizen-form.js';
import type { AppointmentChannel } from '../gql/graphql.js';
import { weekdayNames } from '../i18n/format.js';
import { useContent, useLanguage, useMessages } from '../i18n/use-messages.js';
import { useMunicipality } from '../site/use-site.js';
import { DISTANCES, type WishValues } from './waiting-form.js';

export interface WishFieldsProps {
  readonly values: WishValues;
  readonly errors: FieldErrors;
  readonly channels: readonly AppointmentChannel[];
  readonly offices: readonly { readonly id: string; readonly name: string }[];
  /** Where else the service may be had; none: it is this municipality's own. */
  readonly towns: readonly { readonly slug: string; readonly name: string }[];
}

/** What is waited for, where, and when one can come. What leaves no choice is not asked. */
export function WishFields({ values, errors, channels, offices, towns }: WishFieldsProps): ReactNode {
  const { booking } = useMessages();
  const texts = useContent().waiting.join;
  const municipality = useMunicipality();
  const language = useLanguage();
  return (
    <>
      <fieldset className="casa-fieldset">
        <legend>{texts.what}</legend>
        {channels.length > 1 ? (
          <RadioGroup
            id="channel"
            name="channel"
            legend={texts.channel}
            value={values.channel}
            required
            choices={channels.map((channel) => ({ value: channelWord(channel), label: booking.office.channels[channel] }))}
          />
        ) : (
          <input type="hidden" name="channel" value={values.channel} />
        )}
        {offices.length > 1 && (
          <CheckboxGroup
            id="offices"
            name="offices"
            legend={texts.offices}
            hint={texts.officesHint}
            values={values.offices}
            choices={offices.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {towns.length > 1 && (
          <>
            <RadioGroup
              id="km"
              name="km"
              legend={texts.near}
              hint={texts.nearHint}
              value={values.km}
              choices={[
                { value: '', label: texts.onlyHere(municipality.name) },
                ...DISTANCES.map((km) => ({ value: String(km), label: texts.within(km) })),
              ]}
            />
            <SelectField
              id="town"
              name="town"
              label={texts.town}
              value={values.town}
              emptyText={texts.choose}
              optionalText={booking.details.optional}
              groups={[{ options: towns.map(({ slug, name }) => ({ value: slug, label: name })) }]}
            />
          </>
        )}
      </fieldset>
      <fieldset className="casa-fieldset">
        <legend>{texts.when}</legend>
        <TextField
          id="firstDay"
          name="firstDay"
          type="date"
          label={texts.firstDay}
          value={values.firstDay}
          error={errors['firstDay']}
          required
        />
        <TextField
          id="lastDay"
          name="lastDay"
          type="date"
          label={texts.lastDay}
          hint={texts.lastDayHint}
          value={values.lastDay}
          error={errors['lastDay']}
          required
        />
        <CheckboxGroup
          id="weekdays"
          name="weekdays"
          legend={texts.weekdays}
          hint={texts.weekdaysHint}
          values={values.weekdays}
          choices={weekdayNames(language).map(({ long }, index) => ({ value: String(index + 1), label: long }))}
        />
        <RadioGroup
          id="hours"
          name="hours"
          legend={texts.hours}
          value={values.hours}
          choices={[
            { value: 'any', label: texts.anyHour },
            { value: 'morning', label: texts.morning },
            { value: 'afternoon', label: texts.afternoon },
          ]}
        />
      </fieldset>
    </>
  );
}
