import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Job, JobResult, PgBoss } from 'pg-boss';
import { PermanentFailure, reportFailure } from './failures.js';
import { HandlesJobs, type JobHandler } from './job-handler.js';
import { Occurrences } from './occurrences.js';
import { DEAD_LETTER_QUEUE, JOB_QUEUES, SCHEDULES } from './queues.js';

export const WORKING_BOSS = Symbol('WorkingBoss');

const BATCH = 10;
/** The least pg-boss takes. Why polling and not LISTEN/NOTIFY: see the README of the worker. */
const POLL_SECONDS = 0.5;
const STOP_TIMEOUT_MS = 25_000;

/** Gives every queue's jobs to the handler that the modules of this process provide for it. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(JobRunner.name);

  constructor(
    @Inject(WORKING_BOSS) private readonly boss: PgBoss,
    private readonly discovery: DiscoveryService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const handlers = this.handlers();
    await this.boss.start();
    for (const [queue, handler] of handlers) {
      await this.boss.work(
        queue,
        { batchSize: BATCH, burstWhenBatchFull: true, perJobResults: true, pollingIntervalSeconds: POLL_SECONDS },
        (jobs: Job[]) => Promise.all(jobs.map((job) => this.run(queue, handler, job))),
      );
      await this.occurrencesOf(queue)?.sendLast();
    }
    this.logger.log(`working on ${handlers.size} queues`);
  }

  /** Takes no new job and waits for those in hand; what is not done by then is given back to the queue. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
  }

  /** How many jobs wait to be taken, by queue; among the dead letters, how many lie there. Counted every quarter of a minute. */
  async waiting(): Promise<Map<string, number>> {
    const queues = await this.boss.getQueues();
    return new Map(queues.map(({ name, readyCount }) => [name, readyCount]));
  }

  private async run(queue: string, handler: JobHandler<object>, { id, data }: Job): Promise<JobResult> {
    try {
      // First: so it goes on, whatever becomes of this one.
      await this.occurrencesOf(queue)?.sendNext(data);
      await handler.handle(data);
      return { id, status: 'completed' };
    } catch (error) {
      const report = reportFailure(error);
      const isFinal = error instanceof PermanentFailure;
      this.logger.warn({ msg: isFinal ? 'job failed for good' : 'job failed, to be tried again', queue, jobId: id, ...report });
      return { id, status: isFinal ? 'deadletter' : 'failed', output: report };
    }
  }

  /** Undefined when the queue's work does not come round by the clock. */
  private occurrencesOf(queue: string): Occurrences | undefined {
    const schedule = SCHEDULES.find((known) => known.queue === queue);
    return schedule && new Occurrences(this.boss, schedule);
  }

  /** One handler a queue, and only queues that are installed. */
  private handlers(): Map<string, JobHandler<object>> {
    const found = new Map<string, JobHandler<object>>();
    for (const wrapper of this.discovery.getProviders({ metadataKey: HandlesJobs.KEY })) {
      const queue = this.discovery.getMetadataByDecorator(HandlesJobs, wrapper);
      if (!queue || queue === DEAD_LETTER_QUEUE || !JOB_QUEUES.some(({ name }) => name === queue)) {
        throw new Error(`${wrapper.name} handles the queue ${queue}, which does not exist`);
      }
      if (found.has(queue)) throw new Error(`the queue ${queue} has two handlers`);
      found.set(queue, wrapper.instance as JobHandler<object>);
    }
    return found;
  }
}
