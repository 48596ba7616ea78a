import type { ReactNode } from 'react';
import { ErrorSummary, TextField, type TextFieldProps } from '@casa/ui';
import { useContent } from '../i18n/use-messages.js';
import { DELEGATION_LIMITS, type DelegationErrors, type DelegationValues } from './delegation-form.js';

/** What was typed and what is wrong with it. */
export interface DelegationForm {
  readonly values: DelegationValues;
  readonly errors: DelegationErrors;
}

export function DelegationProblems({ errors }: Pick<DelegationForm, 'errors'>): ReactNode {
  const { errorTitle } = useContent().delegations;
  const problems = Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }));
  return problems.length > 0 && <ErrorSummary title={errorTitle(problems.length)} errors={problems} />;
}

interface DelegationTextProps extends Pick<TextFieldProps, 'label' | 'hint' | 'type'> {
  readonly name: keyof typeof DELEGATION_LIMITS | 'lastDay';
  readonly form: DelegationForm;
}

/** One line of it. It is about somebody else: the browser is not to fill in what it knows of its owner. */
export function DelegationText({ name, form: { values, errors }, ...field }: DelegationTextProps): ReactNode {
  return (
    <TextField
      {...field}
      id={name}
      name={name}
      value={values[name]}
      error={errors[name]}
      autoComplete="off"
      required
      {...(name !== 'lastDay' && { maxLength: DELEGATION_LIMITS[name] })}
    />
  );
}

/** Name and surname of a person. */
export function PersonNames({ form }: { readonly form: DelegationForm }): ReactNode {
  const texts = useContent().delegations;
  return (
    <>
      <DelegationText name="givenName" label={texts.givenName} form={form} />
      <DelegationText name="familyName" label={texts.familyName} form={form} />
    </>
  );
}
