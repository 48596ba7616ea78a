import type { TenantId } from './ids.js';

/** Rows of a module that hold sealed personal data; `casa keys rotate` seals them anew with the first key of the ring. */
export interface SealedRows {
  /** What they are, for the operator who waits. */
  readonly title: string;
  /** How many of a tenant's rows another key than the first has sealed. */
  countOutdated(tenantId: TenantId): Promise<number>;
  /** Seals some of them anew, in one transaction. @returns how many; 0 when none is left. */
  resealBatch(tenantId: TenantId): Promise<number>;
}
