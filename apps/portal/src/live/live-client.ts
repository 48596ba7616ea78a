import { createClient } from 'graphql-ws';

/** How the connection stands. */
export type LiveState = 'on' | 'off' | 'ended';

/** The API closes so when the session has ended: the client does not come again, because it would change nothing. */
const SESSION_ENDED = 4401;
const LONGEST_PAUSE_MS = 15_000;
const RELOAD_MS = 30_000;

interface Follower<Data> {
  readonly onData: (data: Data) => void;
  readonly onState: (state: LiveState) => void;
}

/**
 * Follows a subscription for as long as the page is open, through lost networks and restarts.
 * @param hash of the trusted document. @returns what ends it
 */
export function follow<Data>(hash: string, variables: Record<string, unknown>, { onData, onState }: Follower<Data>): () => void {
  let isOver = false;
  const say = (state: LiveState): void => {
    if (!isOver) onState(state);
  };
  const client = createClient({
    url: `${location.protocol.replace('http', 'ws')}//${location.host}/graphql`,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, pause(retries))),
    on: { connected: () => say('on'), closed: (event) => say(codeOf(event) === SESSION_ENDED ? 'ended' : 'off') },
  });
  const query = { query: '', variables, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } };
  client.subscribe<Data>(query, {
    next: ({ data }) => {
      if (data && !isOver) onData(data);
    },
    error: (reason) => {
      // A new release has other documents: the page is fetched anew.
      if (Array.isArray(reason) && !isOver) setTimeout(() => location.reload(), RELOAD_MS);
    },
    complete: () => undefined,
  });
  return () => {
    isOver = true;
    void client.dispose();
  };
}

/** Not all at once: after a restart everybody comes again. */
function pause(retries: number): number {
  return Math.min(LONGEST_PAUSE_MS, 500 * 2 ** retries) * (0.5 + Math.random() / 2);
}

function codeOf(event: unknown): unknown {
  return typeof event === 'object' && event !== null && 'code' in event ? event.code : undefined;
}
