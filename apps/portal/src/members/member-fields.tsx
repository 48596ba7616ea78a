import type { ReactNode } from 'react';
import { CheckboxGroup, classNames, controlAttributes, ErrorSummary, FieldFrame, TextField } from '@casa/ui';
import { useContent } from '../i18n/use-messages.js';
import { MEMBER_LIMITS, type MemberErrors } from './member-form.js';

/** What must be corrected, where there is something. */
export function MemberProblems({ errors }: { readonly errors: MemberErrors }): ReactNode {
  const { members } = useContent();
  const problems = Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }));
  return problems.length > 0 && <ErrorSummary title={members.errorTitle(problems.length)} errors={problems} />;
}

interface OfficesAndEndProps {
  readonly offices: readonly { readonly id: string; readonly name: string }[];
  readonly officeIds: readonly string[];
  readonly validUntil: string;
  readonly errors: MemberErrors;
}

/** Where and until when: the part that an invitation and a change have in common. */
export function OfficesAndEnd({ offices, officeIds, validUntil, errors }: OfficesAndEndProps): ReactNode {
  const { members } = useContent();
  return (
    <>
      <CheckboxGroup
        id="officeIds"
        name="officeIds"
        legend={members.offices}
        hint={members.officesHint}
        values={officeIds}
        choices={offices.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        id="validUntil"
        name="validUntil"
        type="date"
        label={members.validUntil}
        hint={members.validUntilHint}
        value={validUntil}
        error={errors['validUntil']}
      />
    </>
  );
}

interface LenderProps {
  readonly municipalities: readonly { readonly id: string; readonly name: string }[];
  readonly municipalityId: string;
  readonly errors: MemberErrors;
}

/** Whose employee they are: the municipality's own, or another's. Forty are chosen from by the browser's own control. */
export function Lender({ municipalities, municipalityId, errors }: LenderProps): ReactNode {
  const { members } = useContent();
  const error = errors['municipalityId'];
  const field = { id: 'municipalityId', name: 'municipalityId', label: members.lender, hint: members.lenderHint, error };
  return (
    <FieldFrame {...field}>
      <select
        {...controlAttributes(field)}
        className={classNames('form-control', error !== undefined && 'is-invalid')}
        defaultValue={municipalityId}
      >
        <option value="">{members.ownPerson}</option>
        {municipalities.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** The act by which somebody is lent. */
export function Agreement({ agreement, errors }: { readonly agreement: string; readonly errors: MemberErrors }): ReactNode {
  const { members } = useContent();
  return (
    <TextField
      id="agreement"
      name="agreement"
      label={members.agreement}
      hint={members.agreementHint}
      value={agreement}
      error={errors['agreement']}
      autoComplete="off"
      maxLength={MEMBER_LIMITS.agreement}
    />
  );
}
