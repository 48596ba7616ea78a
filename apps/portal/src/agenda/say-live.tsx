import type { ReactNode } from 'react';
import type { LiveState } from '../live/live-client.js';

interface SayLiveProps {
  /** Undefined until the connection is known, and for good without JavaScript. */
  readonly state: LiveState | undefined;
  readonly texts: Readonly<Record<LiveState, string>>;
}

/** Whether what is shown keeps itself up to date; who does not see it is told when it stops. */
export function SayLive({ state, texts }: SayLiveProps): ReactNode {
  return (
    <p className="casa-live" role="status">
      {state !== undefined && texts[state]}
    </p>
  );
}
