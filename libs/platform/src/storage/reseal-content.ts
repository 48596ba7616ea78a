import { Injectable } from '@nestjs/common';
import type { SealedRows, TenantId } from '@casa/contracts';
import { DataKeys } from '../crypto/data-keys.js';
import { TenantScope } from '../database/tenant-scope.js';
import { openKey, sealKey } from './content-store.js';
import { storedContents } from './stored-content.repository.js';

const BATCH = 500;

/** Seals the keys of stored contents with the current key; the contents themselves stay as they are. */
@Injectable()
export class ResealContent implements SealedRows {
  readonly title = 'keys of documents';

  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
  ) {}

  countOutdated(tenantId: TenantId): Promise<number> {
    return this.scope.read({ tenantId }, (reader) => storedContents.countOutdated(reader, tenantId, this.keys.currentKeyId));
  }

  resealBatch(tenantId: TenantId): Promise<number> {
    return this.scope.run({ tenantId }, async (transaction) => {
      const outdated = await storedContents.someOutdated(transaction, tenantId, this.keys.currentKeyId, BATCH);
      const fresh = outdated.map(({ id, keySealed }) => ({ id, keySealed: sealKey(this.keys, id, openKey(this.keys, id, keySealed)) }));
      storedContents.replaceKeys(transaction, tenantId, fresh);
      return fresh.length;
    });
  }
}
