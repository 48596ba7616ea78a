import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startTestDatabase } from '../tools/test/database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's address of the run's PostgreSQL. */
    casaTestAdminUrl: string;
    /** The migrated database that each test file's own is a copy of, as its owner sees it. */
    casaTestOwnerUrl: string;
    /** The same as the application role sees it. */
    casaTestAppUrl: string;
    /** The name of that database. */
    casaTestTemplate: string;
  }
}

/** One PostgreSQL for the whole run: each suite's set-up comes by here, the first starts it. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.env['CASA_TEST_ADMIN_URL']) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'casa-test-'));
  const database = await startTestDatabase(folder);
  process.env['CASA_TEST_ADMIN_URL'] = database.adminUrl;
  process.env['CASA_TEST_OWNER_URL'] = database.ownerUrl;
  process.env['CASA_TEST_APP_URL'] = database.appUrl;
  process.env['CASA_TEST_TEMPLATE'] = database.template;
  project.vitest.provide('casaTestAdminUrl', database.adminUrl);
  project.vitest.provide('casaTestOwnerUrl', database.ownerUrl);
  project.vitest.provide('casaTestAppUrl', database.appUrl);
  project.vitest.provide('casaTestTemplate', database.template);
  return async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
