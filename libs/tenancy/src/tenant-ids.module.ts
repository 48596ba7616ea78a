import { Global, Module } from '@nestjs/common';
import { TENANT_IDS } from '@casa/contracts';
import { ReadTenantIds } from './application/read-tenant-ids.js';
import { TenantDirectoryRepository } from './persistence/tenant-directory.repository.js';

/** Answers for whom there is work, to the modules that do what comes round by the clock. */
@Global()
@Module({
  providers: [TenantDirectoryRepository, { provide: TENANT_IDS, useClass: ReadTenantIds }],
  exports: [TENANT_IDS],
})
export class TenantIdsModule {}
