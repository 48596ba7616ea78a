import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { sendingBoss } from './boss.js';
import { DEAD_LETTER_QUEUE } from './queues.js';

/** A job that failed for good, without personal data. */
export interface DeadLetter {
  readonly id: string;
  /** The queue it failed on. */
  readonly queue: string;
  readonly event: Readonly<Record<string, string | number>>;
  readonly failedAt: Date;
  readonly retries: number;
  readonly reason: string;
}

/** The jobs that failed for good: to be looked at, and put back on their queues once the cause is mended. */
export class DeadLetters implements AsyncDisposable {
  private constructor(private readonly boss: PgBoss) {}

  static async open(databaseUrl: string): Promise<DeadLetters> {
    const boss = sendingBoss(databaseUrl);
    try {
      await boss.start();
    } catch (error) {
      await boss.stop({ graceful: false });
      throw error;
    }
    return new DeadLetters(boss);
  }

  /** The oldest first. */
  async list(): Promise<DeadLetter[]> {
    const jobs = await this.boss.findJobs<DeadLetter['event']>(DEAD_LETTER_QUEUE, { queued: true });
    return jobs.map(deadLetter).sort((a, b) => a.failedAt.getTime() - b.failedAt.getTime());
  }

  /** Puts one job back on the queue it failed on. @returns whether there was such a dead letter. */
  async resend(id: string): Promise<boolean> {
    const letter = (await this.list()).find((job) => job.id === id);
    if (!letter) return false;
    const transaction = await this.boss.getDb().beginTransaction?.();
    if (!transaction) throw new Error('the queue opens no transaction');
    try {
      await this.boss.send(letter.queue, letter.event, { db: transaction.db });
      await this.boss.deleteJob(DEAD_LETTER_QUEUE, id, { db: transaction.db });
      await transaction.commit();
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
    return true;
  }

  /** @returns how many jobs went back. */
  async resendAll(): Promise<number> {
    const batch = await this.boss.redrive(DEAD_LETTER_QUEUE);
    return batch === 0 ? 0 : batch + (await this.resendAll());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.boss.stop({ graceful: false });
  }
}

function deadLetter(job: JobWithMetadata<DeadLetter['event']>): DeadLetter {
  return {
    id: job.id,
    queue: job.sourceName ?? 'unknown',
    event: job.data,
    failedAt: job.createdOn,
    retries: job.sourceRetryCount ?? 0,
    reason: reasonOf(job.output),
  };
}

function reasonOf(output: object | null): string {
  if (output && 'reason' in output && typeof output.reason === 'string') return output.reason;
  return 'the worker died or took too long';
}
