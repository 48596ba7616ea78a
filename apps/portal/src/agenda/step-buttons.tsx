import type { ReactNode } from 'react';
import { Form } from 'react-router';
import type { ActionView } from './appointment-view.server.js';
import { useShortcut } from './shortcuts.js';

interface StepButtonsProps {
  readonly appointment: { readonly id: string; readonly version: number };
  readonly actions: readonly ActionView[];
}

/** What can be done with an appointment now, the most likely first; each a form, on the version that is shown. */
export function StepButtons({ appointment: { id, version }, actions }: StepButtonsProps): ReactNode {
  const shortcut = useShortcut();
  return (
    actions.length > 0 && (
      <Form method="post" preventScrollReset discover="none" className="casa-steps">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="versione" value={version} />
        {actions.map(({ action, label, name, key }, place) => (
          <button
            key={action}
            type="submit"
            name="intent"
            value={action}
            className={place === 0 && action !== 'UNDO' ? 'btn btn-primary' : 'btn btn-outline-primary'}
            aria-label={name}
            {...shortcut(key)}
          >
            {label}
          </button>
        ))}
      </Form>
    )
  );
}
