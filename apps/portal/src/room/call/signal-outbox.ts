/** As many as the API takes at once. */
const MOST_AT_ONCE = 20;
const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 4000;

export interface OutgoingSignal {
  readonly recipientId: string;
  readonly content: string;
}

/** What becomes of signals that were sent: taken; not now; or never. */
export type SendOutcome = 'SENT' | 'LATER' | 'OVER';

export interface OutboxOptions {
  readonly send: (signals: readonly OutgoingSignal[]) => Promise<SendOutcome>;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/**
 * Sends signals one batch after the other, so that they arrive in order; what comes up while one is under way goes together with the next. While the API is not there they
 * wait. A batch that was taken and not answered is sent again: whoever hears it knows that.
 */
export class SignalOutbox {
  private readonly waiting: OutgoingSignal[] = [];
  private isSending = false;
  private isOver = false;

  constructor(private readonly options: OutboxOptions) {}

  put(signal: OutgoingSignal): void {
    if (this.isOver) return;
    this.waiting.push(signal);
    if (!this.isSending) void this.work();
  }

  close(): void {
    this.isOver = true;
    this.waiting.length = 0;
  }

  private async work(): Promise<void> {
    const { send, pause = wait } = this.options;
    this.isSending = true;
    let length = FIRST_PAUSE_MS;
    while (this.waiting.length > 0) {
      // Whatever comes up in this turn goes together.
      await Promise.resolve();
      const batch = this.waiting.slice(0, MOST_AT_ONCE);
      const outcome = await send(batch).catch(() => 'LATER' as const);
      if (outcome === 'OVER') this.close();
      if (outcome === 'SENT') {
        this.waiting.splice(0, batch.length);
        length = FIRST_PAUSE_MS;
      } else if (this.waiting.length > 0) {
        await pause(length);
        length = Math.min(LONGEST_PAUSE_MS, length * 2);
      }
    }
    this.isSending = false;
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
