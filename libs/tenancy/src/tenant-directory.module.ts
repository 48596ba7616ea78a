import { Module } from '@nestjs/common';
import { TenantDirectory } from './application/tenant-directory.js';
import { TenantDirectoryRepository } from './persistence/tenant-directory.repository.js';

/** The directory of tenants alone: for processes without an API. */
@Module({
  providers: [TenantDirectory, TenantDirectoryRepository],
  exports: [TenantDirectory],
})
export class TenantDirectoryModule {}
