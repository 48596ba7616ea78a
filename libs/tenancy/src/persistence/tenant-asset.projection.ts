import { statement } from '@casa/platform/database';

/** A file of a tenant's looks. */
export interface AssetRow {
  readonly contentType: string;
  readonly digest: string;
  readonly body: Buffer;
}

/** The tenant, the file's name. */
export const ASSET = statement(
  'tenancy.asset',
  `select content_type as "contentType", digest, body from tenant_asset where tenant_id = $1 and name = $2`,
);
