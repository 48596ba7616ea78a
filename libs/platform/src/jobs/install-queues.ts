import pg from 'pg';
import { installingBoss } from './boss.js';
import { JOB_QUEUES } from './queues.js';

/** What the application's role may do in the queue's schema: jobs, and the state of their queues; it can neither make a queue nor drop one. */
const GRANTS = [
  'grant usage on schema pgboss to casa_app',
  'grant select on pgboss.version, pgboss.queue, pgboss.job_dependency to casa_app',
  'grant update on pgboss.version, pgboss.queue to casa_app',
  'grant delete on pgboss.job_dependency to casa_app',
  'revoke execute on all functions in schema pgboss from public',
  'grant execute on function pgboss.job_now() to casa_app',
];

/** Makes or upgrades pg-boss' schema and the queues, as the schema's owner. Repeating it changes nothing. @returns names of the queues that are new. */
export async function installQueues(adminUrl: string): Promise<string[]> {
  const boss = installingBoss(adminUrl);
  try {
    await boss.start();
    const present = new Set((await boss.getQueues()).map(({ name }) => name));
    for (const { name, partition, policy, ...settings } of JOB_QUEUES) {
      if (present.has(name)) await boss.updateQueue(name, settings);
      else await boss.createQueue(name, { ...settings, ...(partition && { partition }), ...(policy && { policy }) });
    }
    await grant(adminUrl);
    return JOB_QUEUES.filter(({ name }) => !present.has(name)).map(({ name }) => name);
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function grant(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const statement of GRANTS) await client.query(statement);
    const { rows } = await client.query<{ name: string }>(
      `select 'pgboss.job'::regclass::text as name union all select inhrelid::regclass::text from pg_inherits where inhparent = 'pgboss.job'::regclass`,
    );
    for (const { name } of rows) await client.query(`grant select, insert, update, delete on ${name} to casa_app`);
  } finally {
    await client.end();
  }
}
