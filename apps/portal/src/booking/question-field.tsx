import type { ReactNode } from 'react';
import { RadioGroup, TextAreaField, TextField } from '@casa/ui';
import { useMessages } from '../i18n/use-messages.js';
import { answerField, type Question } from './citizen-form.js';

/** A question of the service, as the kind of field it asks for. */
export function QuestionField({
  question,
  value,
  error,
}: {
  readonly question: Question;
  readonly value: string;
  readonly error: string | undefined;
}): ReactNode {
  const { details } = useMessages().booking;
  const id = answerField(question.id);
  const field = {
    id,
    name: id,
    value,
    error,
    required: question.required,
    hint: question.hint ?? undefined,
    optionalText: details.optional,
  };
  switch (question.kind) {
    case 'TEXT':
      return <TextField {...field} label={question.label} maxLength={question.maxLength} />;
    case 'LONG_TEXT':
      return <TextAreaField {...field} label={question.label} maxLength={question.maxLength} />;
    case 'CHOICE':
      return (
        <RadioGroup {...field} legend={question.label} choices={question.choices.map((choice) => ({ value: choice, label: choice }))} />
      );
    case 'YES_NO':
      return (
        <RadioGroup
          {...field}
          legend={question.label}
          choices={[
            { value: 'yes', label: details.yes },
            { value: 'no', label: details.no },
          ]}
        />
      );
  }
}
