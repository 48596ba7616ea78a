import type { HTMLAttributes, HTMLInputAutoCompleteAttribute, ReactNode } from 'react';
import { classNames } from './class-names.js';
import { controlAttributes, describedBy, FieldFrame, FieldNotes, type FieldProps, OptionalMark } from './field-frame.js';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly type?: 'text' | 'email' | 'tel' | 'date';
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly maxLength?: number;
}

/** One line of text. Validation is the server's: `required` is announced, the browser's own bubbles are switched off by the form. */
export function TextField({ value, type = 'text', inputMode, autoComplete, maxLength, ...field }: TextFieldProps): ReactNode {
  return (
    <FieldFrame {...field}>
      <input
        {...controlAttributes(field)}
        type={type}
        className={classNames('form-control', field.error !== undefined && 'is-invalid')}
        defaultValue={value}
        inputMode={inputMode}
        autoComplete={autoComplete}
        maxLength={maxLength}
      />
    </FieldFrame>
  );
}

/** Several lines of text. */
export function TextAreaField({
  value,
  maxLength,
  rows = 4,
  ...field
}: FieldProps & { readonly value: string; readonly maxLength?: number; readonly rows?: number }): ReactNode {
  return (
    <FieldFrame {...field}>
      <textarea
        {...controlAttributes(field)}
        className={classNames('form-control', field.error !== undefined && 'is-invalid')}
        defaultValue={value}
        maxLength={maxLength}
        rows={rows}
      />
    </FieldFrame>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

export interface RadioGroupProps extends Omit<FieldProps, 'label'> {
  readonly legend: string;
  readonly value: string;
  readonly choices: readonly Choice[];
}

/** One out of few; the first radio carries the group's `id`, so that the error summary can lead to it. */
export function RadioGroup({ legend, value, choices, ...field }: RadioGroupProps): ReactNode {
  return (
    <fieldset className="casa-field" aria-describedby={describedBy(field)}>
      <legend>
        {legend}
        <OptionalMark {...field} />
      </legend>
      <FieldNotes {...field} />
      {choices.map((choice, index) => {
        const id = index === 0 ? field.id : `${field.id}-${index}`;
        return (
          <div key={choice.value} className="form-check">
            <input
              type="radio"
              id={id}
              name={field.name}
              value={choice.value}
              defaultChecked={choice.value === value}
              aria-required={field.required}
              aria-invalid={field.error !== undefined}
            />
            <label htmlFor={id}>{choice.label}</label>
            {choice.hint !== undefined && <div className="form-text casa-choice-hint">{choice.hint}</div>}
          </div>
        );
      })}
    </fieldset>
  );
}

export interface SelectGroup {
  /** Absent where the choices are of one kind. */
  readonly label?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One out of many: the browser's own control, which everybody knows how to search in. */
export function SelectField({
  value,
  emptyText,
  groups,
  ...field
}: FieldProps & { readonly value: string; readonly emptyText: string; readonly groups: readonly SelectGroup[] }): ReactNode {
  return (
    <FieldFrame {...field}>
      <select
        {...controlAttributes(field)}
        className={classNames('form-control', field.error !== undefined && 'is-invalid')}
        defaultValue={value}
      >
        <option value="">{emptyText}</option>
        {groups.map(({ label, options }) =>
          label === undefined ? (
            <Options key="" options={options} />
          ) : (
            <optgroup key={label} label={label}>
              <Options options={options} />
            </optgroup>
          ),
        )}
      </select>
    </FieldFrame>
  );
}

function Options({ options }: Pick<SelectGroup, 'options'>): ReactNode {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

/** A single statement to agree with. */
export function CheckboxField({
  isChecked,
  ...field
}: Omit<FieldProps, 'label'> & { readonly isChecked: boolean; readonly label: ReactNode }): ReactNode {
  return (
    <div className="casa-field">
      <FieldNotes {...field} />
      <div className="form-check">
        <input
          type="checkbox"
          id={field.id}
          name={field.name}
          value="si"
          defaultChecked={isChecked}
          aria-required={field.required}
          aria-invalid={field.error !== undefined}
          aria-describedby={describedBy(field)}
        />
        <label htmlFor={field.id}>{field.label}</label>
      </div>
    </div>
  );
}
