import { Injectable } from '@nestjs/common';
import { type TenantContext, TenantScope } from '@casa/platform/database';
import type { TenantAssetName } from '../domain/tenant-asset-name.js';
import { ASSET, type AssetRow } from '../persistence/tenant-asset.projection.js';

/** The files of a tenant's looks. */
@Injectable()
export class ReadAsset {
  constructor(private readonly scope: TenantScope) {}

  async byName(context: TenantContext, name: TenantAssetName): Promise<AssetRow | undefined> {
    const [row] = await this.scope.read(context, (reader) => reader.rows<AssetRow>(ASSET, [context.tenantId, name]));
    return row;
  }
}
