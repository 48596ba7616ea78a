/** Files of a tenant's looks, by the name they have in its folder and below /branding. */
export const TENANT_ASSETS = ['logo.svg', 'theme.css'] as const;
export type TenantAssetName = (typeof TENANT_ASSETS)[number];
