/** Whether a tenant's portal is served. It is decided by who operates the platform, not by the tenant's folder. */
export const TENANT_STATUSES = ['ACTIVE', 'SUSPENDED'] as const;
export type TenantStatus = (typeof TENANT_STATUSES)[number];
