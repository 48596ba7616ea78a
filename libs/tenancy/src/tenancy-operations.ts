import type { Provider } from '@nestjs/common';
import { ApplyTenant } from './application/apply-tenant.js';
import { ChangeTenantStatus } from './application/change-tenant-status.js';
import { TenantDirectoryRepository } from './persistence/tenant-directory.repository.js';

/** What operates tenants from the command line. The process binds CATALOGUE_WRITER to the module that owns the catalogue. */
export const TENANCY_OPERATIONS: readonly Provider[] = [ApplyTenant, ChangeTenantStatus, TenantDirectoryRepository];
