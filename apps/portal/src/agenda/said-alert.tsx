import type { ReactNode } from 'react';
import { Alert } from '@casa/ui';
import type { Said } from './take-step.server.js';

/** What came of the last button, where there is something to say. */
export function SaidAlert({ said }: { readonly said: Said | undefined }): ReactNode {
  return (
    said !== undefined && (
      <Alert kind={said.kind} isAnnounced>
        <p>{said.message}</p>
      </Alert>
    )
  );
}
