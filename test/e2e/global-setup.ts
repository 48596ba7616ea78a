import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { chromiumOptions } from '../../tools/lib/chromium.ts';
import { startStack } from '../../tools/start/stack.ts';

/** The running platform and the browser that all files of this suite share. */
export interface SharedStack {
  readonly portalPort: number;
  readonly apiUrl: string;
  /** The mail catcher's pages and API. */
  readonly mailUrl: string;
  /** Of the database's superuser, to look behind the application and to let time pass. */
  readonly superuserUrl: string;
  readonly logFolder: string;
  /** What the processes were started with; the operator's command line is too. */
  readonly settings: Readonly<Record<string, string>>;
  /** Where the files' own connections to the one browser begin. */
  readonly browserEndpoint: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    casaStack: SharedStack;
  }
}

/** A stack in a folder that is thrown away: nobody needs its data after a power cut. */
const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** One whole stack with the demonstration's staff, and one Chromium for the suite. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'casa-e2e-'));
  const stack = await startStack({ dataFolder: folder, postgresSettings: FORGETFUL, environment: { CASA_RATE_LIMIT: 'off' } });
  // Nobody books: the hours are the tests' own.
  const employed = await stack.casa('seed', '--staff-only');
  if (employed.code !== 0) throw new Error(`casa seed failed:\n${employed.output}`);
  const browser = await chromium.launchServer(await chromiumOptions());
  project.provide('casaStack', {
    portalPort: stack.ports.portal,
    apiUrl: `http://127.0.0.1:${stack.ports.api}`,
    mailUrl: stack.mailUrl,
    superuserUrl: stack.superuserUrl,
    logFolder: join(folder, 'logs'),
    settings: stack.settings,
    browserEndpoint: browser.wsEndpoint(),
  });
  return async () => {
    await browser.close();
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
