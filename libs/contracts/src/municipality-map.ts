import type { GeoPoint } from './catalogue.js';
import type { TenantId } from './ids.js';

/** Where a municipality lies, for whoever looks beyond one. */
export interface MunicipalityPlace {
  readonly id: TenantId;
  /** Of the town, where distances are measured from. */
  readonly centre: GeoPoint;
}

/** Answered by the module that keeps the municipalities. */
export interface MunicipalityMap {
  /** Every municipality that is served now, the consortium not among them. @param tenantId the one that asks. */
  served(tenantId: TenantId): Promise<readonly MunicipalityPlace[]>;
}

export const MUNICIPALITY_MAP = Symbol('MunicipalityMap');
