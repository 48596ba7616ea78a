import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'undici';
import { FIRST_DATABASE, type Cluster } from '../cluster.ts';
import type { LoadPlan } from '../load/plan.ts';
import { workOf } from '../load/work.ts';
import { startApi } from '../processes.ts';

/** A statement as PostgreSQL got it from the API. */
export interface RecordedStatement {
  /** Absent when it was not prepared. */
  readonly name?: string;
  readonly text: string;
  /** As PostgreSQL writes them down: `$1 = '…', $2 = NULL`. */
  readonly parameters: string;
}

const WARM_UP = 3;

/** What the API sends for one booking, read from PostgreSQL's own log: the floor can then be only that, and never something else. */
export async function recordBooking(cluster: Cluster, plan: LoadPlan, signal: AbortSignal): Promise<RecordedStatement[]> {
  const log = (how: string) =>
    cluster.asSuperuser(FIRST_DATABASE, (client) => client.query(`alter role casa_app in database ${FIRST_DATABASE} ${how}`));
  await log(`set log_statement = 'all'`);
  try {
    await using api = await startApi(cluster, FIRST_DATABASE, signal);
    const pool = new Pool(api.url, { connections: 1 });
    const book = workOf({ ...plan, url: api.url }, pool);
    for (let count = 0; count < WARM_UP; count += 1) await book();
    const before = statementsIn(cluster).length;
    await book();
    await pool.close();
    return statementsIn(cluster)
      .slice(before)
      .filter(({ text }) => text !== 'select 1');
  } finally {
    await log('reset log_statement');
  }
}

function statementsIn({ logFolder }: Cluster): RecordedStatement[] {
  const entries = readFileSync(join(logFolder, 'postgres.log'), 'utf8').split(/\n(?!\t)/);
  return entries.flatMap((entry, index) => {
    const [, kind, name, text] = /^[^[]*\[\d+\] LOG: {2}(statement|execute ([^:]+)): ([\s\S]*)$/.exec(entry) ?? [];
    if (kind === undefined || text === undefined) return [];
    const [, parameters = ''] = /DETAIL: {2}Parameters: ([\s\S]*)$/.exec(entries[index + 1] ?? '') ?? [];
    return [{ ...(name !== undefined && name !== '<unnamed>' && { name }), text: text.replaceAll('\n\t', '\n'), parameters }];
  });
}
