import type { WebSocket } from '@fastify/websocket';
import type { FastifyRequest } from 'fastify';
import { type Caller, VISITOR } from '../../authz/caller.js';

/** Subscriptions a connection may have at once: a page with everything open has five. */
export const MOST_SUBSCRIPTIONS = 20;

/** Operations it may begin between two beats. */
const MOST_BEGUN = 60;

/** What graphql-ws' clients understand of an end: after 4401 they do not come back by themselves, after the others they do. */
export const ENDED_BY = {
  logout: { code: 4401, reason: 'The session is over' },
  otherRights: { code: 4403, reason: 'Rights have changed' },
  restart: { code: 1012, reason: 'The service restarts' },
  ourFault: { code: 1011, reason: 'Something went wrong on our side' },
} as const;

/** An open WebSocket, and whom it serves. */
export class LiveConnection {
  /** The subscriptions that run: which root field each is of. */
  readonly subscriptions = new Map<string, string>();
  private hasAnswered = true;
  private begun = 0;

  constructor(
    readonly socket: WebSocket,
    readonly request: FastifyRequest,
  ) {
    socket.on('pong', () => {
      this.hasAnswered = true;
    });
  }

  get caller(): Caller {
    return this.request.caller ?? VISITOR;
  }

  /** Whether one more subscription may begin; counts it. */
  mayBegin(): boolean {
    this.begun += 1;
    return this.subscriptions.size < MOST_SUBSCRIPTIONS && this.begun <= MOST_BEGUN;
  }

  /** To be called every so often: lets go a side that is not there any more. */
  beat(): void {
    this.begun = 0;
    if (this.hasAnswered) this.socket.ping();
    else this.socket.terminate();
    this.hasAnswered = false;
  }

  /** Whether a right of its caller has ended by itself since it was asked who they are. */
  hasOutlivedRights(now: number): boolean {
    const { rightsUntil } = this.caller.session ?? {};
    return rightsUntil !== undefined && rightsUntil <= now;
  }

  /** Ends it when its session is over or allows other things than it did. While nobody can tell, it goes on. */
  async recheck(): Promise<void> {
    const { callerNow } = this.request;
    if (!callerNow) return;
    const now = await callerNow().catch(() => this.caller);
    if (!now) this.end(ENDED_BY.logout);
    else if (JSON.stringify(now) !== JSON.stringify(this.caller)) this.end(ENDED_BY.otherRights);
  }

  end({ code, reason }: { readonly code: number; readonly reason: string }): void {
    this.socket.close(code, reason);
  }
}
