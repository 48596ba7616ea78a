import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testConfig, type TestDatabase } from '@casa/testing';
import { inRoot } from '../../../tools/lib/paths.ts';
import { type CommandResult, runCommand } from '../../../tools/lib/run-command.ts';
import { ManagedProcess } from '../../../tools/start/managed-process.ts';
import { planService } from '../../../tools/start/plans.ts';
import { freePort } from '../../../tools/start/ports.ts';

/** A worker process on the test's database, and the operator's command line beside it. */
export interface TestWorker extends AsyncDisposable {
  readonly process: ManagedProcess;
  readonly url: string;
  casa(...args: string[]): Promise<CommandResult>;
}

/** Not yet started. @param smtpPort where it hands its mails over. */
export async function aWorker(database: TestDatabase, smtpPort: number): Promise<TestWorker> {
  const port = await freePort();
  const settings = testConfig({
    CASA_DATABASE_URL: database.appUrl,
    CASA_SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    CASA_WORKER_PORT: String(port),
    CASA_LOG_LEVEL: 'info',
  });
  const environment = { ...process.env, ...settings };
  const plan = planService('worker', 'apps/worker/dist/main.js', {
    port,
    environment,
    logFolder: mkdtempSync(join(tmpdir(), 'casa-worker-')),
  });
  const worker = new ManagedProcess(plan, () => undefined);
  return {
    process: worker,
    url: `http://127.0.0.1:${port}`,
    casa: (...args) => runCommand(process.execPath, [inRoot('apps/ops/dist/main.js'), ...args], { environment }),
    [Symbol.asyncDispose]: () => worker.stop(),
  };
}
