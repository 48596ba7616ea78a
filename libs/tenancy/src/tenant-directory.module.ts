import { Global, Module } from '@nestjs/common';
import { TENANT_INDEX } from '@casa/contracts';
import { TenantDirectory } from './application/tenant-directory.js';
import { TenantDirectoryRepository } from './persistence/tenant-directory.repository.js';

/** The directory of tenants alone: for processes without an API. It answers for municipalities to the other modules. */
@Global()
@Module({
  providers: [TenantDirectory, TenantDirectoryRepository, { provide: TENANT_INDEX, useExisting: TenantDirectory }],
  exports: [TenantDirectory, TENANT_INDEX],
})
export class TenantDirectoryModule {}
