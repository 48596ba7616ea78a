import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testConfig, type TestDatabase } from '@casa/testing';
import { ManagedProcess } from '../../tools/start/managed-process.ts';
import { planService } from '../../tools/start/plans.ts';
import { freePort } from '../../tools/start/ports.ts';

export interface ApiProcesses extends AsyncDisposable {
  /** http://127.0.0.1:…, one a process. */
  readonly urls: readonly string[];
  /** kill -9. */
  kill(which: number): Promise<void>;
}

/** The built API, as many processes as asked for, on a test's database. */
export async function apiProcesses(
  database: TestDatabase,
  count: number,
  more: Readonly<Record<string, string>> = {},
): Promise<ApiProcesses> {
  const logFolder = mkdtempSync(join(tmpdir(), 'casa-api-'));
  const ports = await Promise.all(Array.from({ length: count }, freePort));
  const processes = ports.map((port, index) => {
    const environment = { ...process.env, ...testConfig({ CASA_DATABASE_URL: database.appUrl, CASA_API_PORT: String(port), ...more }) };
    return new ManagedProcess(planService(`api-${index + 1}`, 'apps/api/dist/main.js', { port, environment, logFolder }), () => undefined);
  });
  const stop = async () => {
    await Promise.all(processes.map((one) => one.stop()));
    rmSync(logFolder, { recursive: true, force: true });
  };
  try {
    await Promise.all(processes.map((one) => one.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    urls: ports.map((port) => `http://127.0.0.1:${port}`),
    kill: async (which) => {
      const pid = processes[which]?.pid;
      if (pid === undefined) throw new Error('there is no such process');
      process.kill(pid, 'SIGKILL');
      await processes[which]?.stop();
    },
    [Symbol.asyncDispose]: stop,
  };
}
