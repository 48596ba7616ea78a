/** More than a page draws in a second; whoever has so many to come is not there any more. */
const MOST_WAITING = 1000;

export interface OutletOptions<Event> {
  /** One event out of two that nobody has taken yet; without it each is kept, in order. */
  readonly merge?: (waiting: Event, next: Event) => Event;
  /** Called once, when the listener is gone or the outlet was ended. */
  readonly onEnd?: () => void;
}

/**
 * What the resolver of a subscription returns: events are put in by whoever learns of them, and taken out as fast as the listener's
 * connection carries them. A listener that falls far behind is let go; its client begins anew.
 */
export class Outlet<Event> implements AsyncIterableIterator<Event, undefined> {
  private readonly waiting: Event[] = [];
  private taker: PromiseWithResolvers<IteratorResult<Event, undefined>> | undefined;
  private isOver = false;

  constructor(private readonly options: OutletOptions<Event> = {}) {}

  /** After the end nothing comes of it. */
  put(event: Event): void {
    if (this.isOver) return;
    if (this.taker) {
      this.taker.resolve({ value: event, done: false });
      this.taker = undefined;
      return;
    }
    const { merge } = this.options;
    const last = this.waiting.at(-1);
    if (merge && last !== undefined) this.waiting[this.waiting.length - 1] = merge(last, event);
    else if (this.waiting.length < MOST_WAITING) this.waiting.push(event);
    else this.end();
  }

  /** Nothing more will come; what waits is dropped. */
  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.waiting.length = 0;
    this.taker?.resolve({ value: undefined, done: true });
    this.taker = undefined;
    this.options.onEnd?.();
  }

  next(): Promise<IteratorResult<Event, undefined>> {
    const [event] = this.waiting.splice(0, 1);
    if (event !== undefined) return Promise.resolve({ value: event, done: false });
    if (this.isOver) return Promise.resolve({ value: undefined, done: true });
    this.taker ??= Promise.withResolvers();
    return this.taker.promise;
  }

  /** The listener is gone. */
  return(): Promise<IteratorResult<Event, undefined>> {
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.end();
    return Promise.resolve();
  }
}
