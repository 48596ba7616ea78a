import { Injectable } from '@nestjs/common';
import type { SealedRows, TenantId } from '@casa/contracts';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { openComment, sealComment, visitRatings } from '../../persistence/ratings/visit-rating.repository.js';

const BATCH = 500;

/** Seals what people wrote of their visits with the current key, so that an older key can be laid aside. */
@Injectable()
export class ResealRatings implements SealedRows {
  readonly title = 'comments on visits';

  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
  ) {}

  countOutdated(tenantId: TenantId): Promise<number> {
    return this.scope.read({ tenantId }, (reader) => visitRatings.countOutdated(reader, tenantId, this.keys.currentKeyId));
  }

  resealBatch(tenantId: TenantId): Promise<number> {
    return this.scope.run({ tenantId }, async (transaction) => {
      const outdated = await visitRatings.someOutdated(transaction, tenantId, this.keys.currentKeyId, BATCH);
      const fresh = outdated.map((row) => ({
        id: row.id,
        commentSealed: sealComment(this.keys, row.id, openComment(this.keys, row) ?? ''),
      }));
      await visitRatings.replace(transaction, tenantId, fresh);
      return fresh.length;
    });
  }
}
