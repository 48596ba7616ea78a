import { createClient } from 'graphql-ws';
import type { RoomEventsSubscription } from '../../gql/graphql.js';

const SHORTEST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;
/** The other side answers a ping within so long, or is not there: a connection can be gone without anybody saying so. */
const PING_EVERY_MS = 8000;
const PONG_WITHIN_MS = 4000;

export type RoomEvent = RoomEventsSubscription['event'];

export interface EventStreamOptions {
  readonly seat: string;
  /** Hash of the trusted document. */
  readonly hash: string;
  readonly onEvent: (event: RoomEvent) => void;
  /** The connection is lost, or there again. */
  readonly onLink: (isThere: boolean) => void;
}

/**
 * Follows what happens in a room, from the beginning, through lost networks and restarts of the API: each time it comes back it says up to where it knows everything. The
 * client's own retries would ask from the beginning each time.
 */
export class EventStream {
  private after = 0;
  private isOver = false;
  private dispose: (() => void) | undefined;
  private skipPause: (() => void) | undefined;

  constructor(private readonly options: EventStreamOptions) {
    void this.follow();
  }

  /** Begins anew at once: the browser says that its network is another. */
  hurry(): void {
    this.dispose?.();
    this.skipPause?.();
  }

  close(): void {
    this.isOver = true;
    this.hurry();
  }

  private async follow(): Promise<void> {
    let pause = SHORTEST_PAUSE_MS;
    while (!this.isOver) {
      const hasHeard = await this.listen();
      pause = hasHeard ? SHORTEST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pause * 2);
      await this.wait(pause);
    }
  }

  /** One connection, until it ends. @returns whether anything was heard by it. */
  private async listen(): Promise<boolean> {
    const { seat, hash, onEvent, onLink } = this.options;
    let hasHeard = false;
    let pong: ReturnType<typeof setTimeout> | undefined;
    const client = createClient({
      url: `${location.protocol.replace('http', 'ws')}//${location.host}/graphql`,
      retryAttempts: 0,
      keepAlive: PING_EVERY_MS,
      on: {
        ping: (isReceived) => {
          if (!isReceived) pong = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
        },
        pong: (isReceived) => {
          if (isReceived) clearTimeout(pong);
        },
      },
    });
    this.dispose = () => client.terminate();
    try {
      const query = { query: '', variables: { seat, after: this.after }, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } };
      for await (const { data } of client.iterate<RoomEventsSubscription>(query)) {
        if (!data) break;
        if (!hasHeard) onLink(true);
        hasHeard = true;
        if ('sequence' in data.event) this.after = Math.max(this.after, data.event.sequence);
        onEvent(data.event);
      }
    } catch {
      // Whatever it was, the next connection tells.
    }
    clearTimeout(pong);
    void client.dispose();
    if (!this.isOver) onLink(false);
    return hasHeard;
  }

  private wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.skipPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
