import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRunner } from '@casa/platform/jobs';
import { Metrics } from '@casa/platform/observability';

/** What an operator watches: jobs that wait too long, and dead letters, which ask for a person. */
@Injectable()
export class JobMetrics implements OnModuleInit {
  constructor(
    private readonly runner: JobRunner,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge(
      'jobs_waiting',
      'Jobs that could be taken now, by queue; in the queue dead-letter, those that failed for good.',
      'queue',
      () => this.runner.waiting(),
    );
  }
}
