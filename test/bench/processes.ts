import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ManagedProcess, type ProcessPlan } from '../../tools/start/managed-process.ts';
import { planService } from '../../tools/start/plans.ts';
import { freePort } from '../../tools/start/ports.ts';
import type { Cluster } from './cluster.ts';
import type { FloorPlan } from './floor/main.ts';

/** A process that is measured, and stopped when it is no longer. */
export interface MeasuredProcess extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
}

/**
 * The API as it is deployed, on one of the databases.
 * @param settings beside the cluster's.
 */
export async function startApi(
  cluster: Cluster,
  database: string,
  signal: AbortSignal,
  settings: Readonly<Record<string, string>> = {},
): Promise<MeasuredProcess> {
  const port = await freePort();
  const environment = {
    ...process.env,
    ...cluster.settings,
    ...settings,
    CASA_DATABASE_URL: cluster.applicationUrl(database),
    CASA_API_PORT: String(port),
  };
  return start(planService(`api-${database}`, 'apps/api/dist/main.js', { port, environment, logFolder: cluster.logFolder }), port, signal);
}

/** The worker as it is deployed, on one of the databases. */
export async function startWorker(cluster: Cluster, database: string, signal: AbortSignal): Promise<MeasuredProcess> {
  const port = await freePort();
  const environment = {
    ...process.env,
    ...cluster.settings,
    CASA_DATABASE_URL: cluster.applicationUrl(database),
    CASA_WORKER_PORT: String(port),
  };
  return start(
    planService(`worker-${database}`, 'apps/worker/dist/main.js', { port, environment, logFolder: cluster.logFolder }),
    port,
    signal,
  );
}

/** node:http and pg on the first database, with as many connections to it as the API has. */
export async function startFloor(cluster: Cluster, plan: Omit<FloorPlan, 'port'>, signal: AbortSignal): Promise<MeasuredProcess> {
  const port = await freePort();
  const file = join(cluster.folder, 'floor.json');
  writeFileSync(file, JSON.stringify({ ...plan, port } satisfies FloorPlan), { mode: 0o600 });
  const service = planService('floor', 'test/bench/floor/main.ts', {
    port,
    environment: { ...process.env, NODE_ENV: 'production' },
    logFolder: cluster.logFolder,
  });
  return start({ ...service, args: [...service.args, file] }, port, signal);
}

async function start(plan: ProcessPlan, port: number, signal: AbortSignal): Promise<MeasuredProcess> {
  const part = new ManagedProcess(plan, () => undefined);
  try {
    await part.start(signal);
  } catch (error) {
    await part.stop();
    throw error;
  }
  return { url: `http://127.0.0.1:${port}`, pid: part.pid ?? 0, [Symbol.asyncDispose]: () => part.stop() };
}
