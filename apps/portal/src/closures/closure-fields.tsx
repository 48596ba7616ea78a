import type { ReactNode } from 'react';
import { ErrorSummary, SelectField, TextField } from '@casa/ui';
import { useContent } from '../i18n/use-messages.js';
import { type ClosureErrors, type ClosureValues, WHOLE_MUNICIPALITY, WHOLE_OFFICE } from './closure-form.js';
import type { ClosableOffice } from './closures-office.server.js';

const LONGEST_REASON = 200;
const LONGEST_TIME = 5;

interface ClosureFieldsProps {
  readonly office: ClosableOffice;
  readonly wholeMunicipality: boolean;
  readonly values: ClosureValues;
  readonly errors: ClosureErrors;
}

/** What closes, when and why. */
export function ClosureFields({ office, wholeMunicipality, values, errors }: ClosureFieldsProps): ReactNode {
  const { make: texts, ...closures } = useContent().closures;
  const field = <Name extends keyof ClosureValues>(name: Name) => ({
    ...{ id: name, name, value: values[name], error: errors[name], required: true },
  });
  const time = { hint: texts.timeHint, maxLength: LONGEST_TIME };
  const problems = Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }));
  const places = [
    { value: WHOLE_OFFICE, label: closures.wholeOffice },
    ...office.desks.map(({ id, name }) => ({ value: id, label: texts.desk(name) })),
  ];
  const everywhere = { label: texts.everywhere, options: [{ value: WHOLE_MUNICIPALITY, label: closures.wholeMunicipality }] };
  return (
    <>
      {problems.length > 0 && <ErrorSummary title={texts.errorTitle(problems.length)} errors={problems} />}
      <SelectField
        {...field('what')}
        label={texts.what}
        emptyText={texts.choose}
        groups={[{ label: texts.places, options: places }, ...(wholeMunicipality ? [everywhere] : [])]}
      />
      <div className="casa-field-pair">
        <TextField {...field('fromDay')} type="date" label={texts.from} />
        <TextField {...field('fromTime')} {...time} label={texts.fromTime} />
      </div>
      <div className="casa-field-pair">
        <TextField {...field('untilDay')} type="date" label={texts.until} />
        <TextField {...field('untilTime')} {...time} label={texts.untilTime} />
      </div>
      <TextField {...field('reason')} label={texts.reason} hint={texts.reasonHint} maxLength={LONGEST_REASON} />
      <TextField {...field('reasonEnglish')} required={false} label={texts.reasonEnglish} maxLength={LONGEST_REASON} />
    </>
  );
}
