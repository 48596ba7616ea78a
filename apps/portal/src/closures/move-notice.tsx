import type { ReactNode } from 'react';
import { Alert } from '@casa/ui';
import { useContent } from '../i18n/use-messages.js';

/** That an appointment has to be moved, and the way to another time. */
export function MoveNotice({ moveUrl }: { readonly moveUrl: string }): ReactNode {
  const { title, text, link } = useContent().closures.notice;
  return (
    <Alert kind="warning">
      <p>
        <strong>{title}.</strong> {text} <a href={moveUrl}>{link}</a>
      </p>
    </Alert>
  );
}
