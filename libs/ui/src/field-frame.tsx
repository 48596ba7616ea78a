import type { HTMLAttributes, ReactNode } from 'react';

/** What every field has. */
export interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean;
  /** «(facoltativo)»: said where a field may stay empty, since most may not. */
  readonly optionalText?: string | undefined;
}

/** A label over its field, with hint and error between. */
export function FieldFrame({ children, ...field }: FieldProps & { readonly children: ReactNode }): ReactNode {
  return (
    <div className="casa-field">
      <label className="form-label" htmlFor={field.id}>
        {field.label}
        <OptionalMark {...field} />
      </label>
      <FieldNotes {...field} />
      {children}
    </div>
  );
}

export function OptionalMark({ required, optionalText }: Pick<FieldProps, 'required' | 'optionalText'>): ReactNode {
  return required !== true && optionalText !== undefined ? <span className="fw-normal"> {optionalText}</span> : null;
}

export function FieldNotes({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>): ReactNode {
  return (
    <>
      {hint !== undefined && (
        <div className="form-text" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error !== undefined && (
        <div className="casa-field-error" id={`${id}-error`}>
          {error}
        </div>
      )}
    </>
  );
}

/** What ties a control to its label, hint and error. */
export function controlAttributes(field: FieldProps): HTMLAttributes<HTMLElement> & { readonly name: string } {
  return {
    id: field.id,
    name: field.name,
    'aria-required': field.required,
    'aria-invalid': field.error !== undefined,
    'aria-describedby': describedBy(field),
  };
}

export function describedBy({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>): string | undefined {
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
