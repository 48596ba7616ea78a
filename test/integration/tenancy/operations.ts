import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CATALOGUE_WRITER, type CatalogueChanges, type CatalogueWriter } from '@casa/contracts';
import type { Clock } from '@casa/kernel';
import { DatabaseModule } from '@casa/platform/database';
import { ApplyTenant, ChangeTenantStatus, TENANCY_ENTITIES, TENANCY_OPERATIONS } from '@casa/tenancy';
import { testConfig, TestConfigModule, type TestDatabase } from '@casa/testing';
import type { Transaction } from '@casa/platform/database';

const NOTHING: CatalogueChanges = { created: 0, updated: 0, removed: 0 };

/** The writer of a catalogue that never changes. */
export const unchangedCatalogue: CatalogueWriter<Transaction> = { apply: () => Promise.resolve(NOTHING) };

export interface Operations extends AsyncDisposable {
  readonly tenants: ApplyTenant;
  readonly status: ChangeTenantStatus;
}

/** The tenancy operations as the command line composes them. */
export async function operations(database: TestDatabase, clock: Clock, catalogue = unchangedCatalogue): Promise<Operations> {
  @Module({
    imports: [
      TestConfigModule.with(testConfig({ CASA_DATABASE_URL: database.appUrl }), clock),
      DatabaseModule.forRoot({ entities: TENANCY_ENTITIES }),
    ],
    providers: [...TENANCY_OPERATIONS, { provide: CATALOGUE_WRITER, useValue: catalogue }],
  })
  class OperationsModule {}

  const context = await NestFactory.createApplicationContext(OperationsModule, { logger: false });
  return {
    tenants: context.get(ApplyTenant),
    status: context.get(ChangeTenantStatus),
    [Symbol.asyncDispose]: () => context.close(),
  };
}
