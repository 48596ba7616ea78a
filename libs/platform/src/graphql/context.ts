import type { Language } from '@casa/kernel';
import type { TenantContext } from '../database/tenant-transaction.js';
import type { Caller } from '../authz/caller.js';
import type { CurrentTenant } from './current-tenant.js';
import type { RequestLoaders } from './request-loaders.js';

/** What every resolver knows of the request it answers. */
export interface GraphqlContext {
  readonly tenant: CurrentTenant;
  /** To enter the database with. */
  readonly scope: TenantContext;
  readonly language: Language;
  readonly caller: Caller;
  readonly loaders: RequestLoaders;
  readonly requestId: string;
}
