import type { TenantId } from './ids.js';

/** What other modules say of a municipality in a line: its name, and where its portal is. */
export interface TenantIndex {
  /** undefined: there is none with this id, like below. */
  kindOf(tenantId: TenantId): 'MUNICIPALITY' | 'CONSORTIUM' | undefined;
  nameOf(tenantId: TenantId): string | undefined;
  originOf(tenantId: TenantId): string | undefined;
}

/** Answered by the module that keeps the municipalities, from memory. */
export const TENANT_INDEX = Symbol('TenantIndex');
