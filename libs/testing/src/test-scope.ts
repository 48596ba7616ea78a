import { readConfig } from '@casa/platform/config';
import { type DatabaseModuleOptions, ormOptions, TenantScope } from '@casa/platform/database';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { testConfig } from './test-config.js';
import type { TestDatabase } from './test-database.js';

/** The application's way to a test database, without a Nest application around it. */
export interface TestScope {
  readonly scope: TenantScope;
  close(): Promise<void>;
}

/** @param entities of the modules under test. */
export async function testScope(database: TestDatabase, entities: DatabaseModuleOptions['entities']): Promise<TestScope> {
  const orm = new MikroORM(ormOptions(readConfig(testConfig({ CASA_DATABASE_URL: database.appUrl })), entities));
  const pool: Pool = await orm.em.getConnection().getNativeClient();
  return { scope: new TenantScope(orm, pool), close: () => orm.close(true) };
}
