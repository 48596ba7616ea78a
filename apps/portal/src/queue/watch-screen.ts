import type { DisplayPartsFragment } from '../gql/graphql.js';
import { follow } from '../live/live-client.js';

/** A screen begins anew so often: the numbers of yesterday leave it without anybody's call. */
const ANEW_MS = 3_600_000;

interface Watching {
  readonly officeId: string;
  /** Hash of the trusted document. */
  readonly hash: string;
  readonly onDisplay: (display: DisplayPartsFragment) => void;
  /** The connection is lost, or there again. */
  readonly onLink: (isThere: boolean) => void;
}

interface Shown {
  readonly queueDisplayChanged: DisplayPartsFragment | null;
}

/** Keeps a screen up to date for as long as it hangs there, through lost networks and restarts. @returns what ends it. */
export function watchScreen({ officeId, hash, onDisplay, onLink }: Watching): () => void {
  const begin = (): (() => void) =>
    follow<Shown>(
      hash,
      { officeId },
      {
        onData: ({ queueDisplayChanged: display }) => {
          if (display) onDisplay(display);
        },
        onState: (state) => onLink(state === 'on'),
      },
    );
  let end = begin();
  const timer = setInterval(() => {
    end();
    end = begin();
  }, ANEW_MS);
  return () => {
    clearInterval(timer);
    end();
  };
}
