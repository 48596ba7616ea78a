import type { ReactNode } from 'react';
import { CheckboxGroup, ErrorSummary, TextField } from '@casa/ui';
import { useContent } from '../i18n/use-messages.js';
import type { MemberErrors } from './member-form.js';

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
