import { Logger } from '@nestjs/common';
import { type ConstructorOptions, PgBoss } from 'pg-boss';
import { reportFailure } from './failures.js';

/** None of these may change the schema: only `casa migrate` does. */
const AS_APPLICATION = {
  migrate: false,
  createSchema: false,
  schedule: false,
  persistWarnings: false,
  persistQueueStats: false,
} as const satisfies ConstructorOptions;

const REPEAT_MS = 10_000;

/** Sends only. Jobs are inserted on their transaction's connection; its own one serves to read the queues. */
export function sendingBoss(connectionString: string): PgBoss {
  return heard(new PgBoss({ ...AS_APPLICATION, connectionString, application_name: 'casa-outbox', max: 1, supervise: false }));
}

/** Fetches jobs, and takes back the ones whose process died: noticed within half a minute. */
export function workingBoss(connectionString: string): PgBoss {
  return heard(
    new PgBoss({
      ...AS_APPLICATION,
      connectionString,
      application_name: 'casa-jobs',
      max: 4,
      supervise: true,
      superviseIntervalSeconds: 15,
      monitorIntervalSeconds: 15,
      maintenanceIntervalSeconds: 300,
      // Rebuilding an index is the owner's business.
      reindex: false,
    }),
  );
}

/** Changes the schema, as the owner; it does no work. */
export function installingBoss(connectionString: string): PgBoss {
  return heard(new PgBoss({ connectionString, application_name: 'casa-migrate', max: 2, schedule: false, supervise: false }));
}

function heard(boss: PgBoss): PgBoss {
  const logger = new Logger('PgBoss');
  const said = new Map<string, number>();
  boss.on('error', (error) => {
    const report = reportFailure(error);
    // A database that is away fails every queue's poll, twice a second each.
    if (Date.now() - (said.get(report.reason) ?? 0) < REPEAT_MS) return;
    said.set(report.reason, Date.now());
    logger.error({ msg: 'the job queue has a problem', ...report });
  });
  boss.on('warning', ({ message }) => logger.warn(message));
  return boss;
}
