export * from './jobs/dead-letters.js';
export * from './jobs/failures.js';
export * from './jobs/install-queues.js';
export * from './jobs/job-handler.js';
export { JobRunner } from './jobs/job-runner.js';
export * from './jobs/jobs.module.js';
export * from './jobs/outbox.js';
export * from './jobs/queues.js';
