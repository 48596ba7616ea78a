/** Database notification of a municipality that changed in what everybody may see; its payload is the tenant's id. */
export const TENANT_CHANGED = 'tenant_changed';
