import type { ReactNode } from 'react';
import type { Choice } from './fields.js';

export interface CheckboxGroupProps {
  readonly id: string;
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly values: readonly string[];
  readonly choices: readonly Choice[];
}

/** Any of several, none included; each chosen one is sent under the same name. */
export function CheckboxGroup({ id, name, legend, hint, values, choices }: CheckboxGroupProps): ReactNode {
  const hintId = `${id}-hint`;
  return (
    <fieldset className="casa-field" {...(hint !== undefined && { 'aria-describedby': hintId })}>
      <legend>{legend}</legend>
      {hint !== undefined && (
        <div className="form-text" id={hintId}>
          {hint}
        </div>
      )}
      {choices.map((choice, index) => {
        const choiceId = index === 0 ? id : `${id}-${index}`;
        return (
          <div key={choice.value} className="form-check">
            <input type="checkbox" id={choiceId} name={name} value={choice.value} defaultChecked={values.includes(choice.value)} />
            <label htmlFor={choiceId}>{choice.label}</label>
            {choice.hint !== undefined && <div className="form-text casa-choice-hint">{choice.hint}</div>}
          </div>
        );
      })}
    </fieldset>
  );
}
