import { type ReactNode, useEffect, useRef } from 'react';

export interface FieldError {
  /** `id` of the field it speaks of. */
  readonly fieldId: string;
  readonly message: string;
}

/** What must be corrected, at the top of the form: it takes the focus, and each line leads to its field. */
export function ErrorSummary({ title, errors }: { readonly title: string; readonly errors: readonly FieldError[] }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [errors]);
  return (
    // Without JavaScript nothing moves the focus: `autofocus` does, on any element that can take it.
    <div ref={box} className="alert alert-danger" role="alert" tabIndex={-1} autoFocus>
      <h2 className="alert-heading h5">{title}</h2>
      <ul className="mb-0">
        {errors.map(({ fieldId, message }) => (
          <li key={fieldId}>
            <a href={`#${fieldId}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
