import type { TenantId } from './ids.js';

/** Every tenant, suspended ones and the consortium too: for work that is done for each. Answered by the module that keeps them. */
export interface TenantIds {
  all(): Promise<readonly TenantId[]>;
}

export const TENANT_IDS = Symbol('TenantIds');
