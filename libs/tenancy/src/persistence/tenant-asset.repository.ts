import { Injectable } from '@nestjs/common';
import { statement, type TenantContext, TenantScope } from '@casa/platform/database';
import type { TenantAssetName } from './tenant-asset.entity.js';

/** A file of a tenant's looks. */
export interface AssetRow {
  readonly contentType: string;
  readonly digest: string;
  readonly body: Buffer;
}

const BY_NAME = statement(
  'tenancy.asset',
  `select content_type as "contentType", digest, body from tenant_asset where tenant_id = $1 and name = $2`,
);

@Injectable()
export class TenantAssetRepository {
  constructor(private readonly scope: TenantScope) {}

  async byName(context: TenantContext, name: TenantAssetName): Promise<AssetRow | undefined> {
    const [row] = await this.scope.read(context, (reader) => reader.rows<AssetRow>(BY_NAME, [context.tenantId, name]));
    return row;
  }
}
