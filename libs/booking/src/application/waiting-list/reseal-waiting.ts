import { Injectable } from '@nestjs/common';
import type { SealedRows, TenantId } from '@casa/contracts';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { openWaitingCitizen, sealWaitingCitizen } from '../../persistence/waiting-list/waiting-entry.repository.js';
import { sealedWaiting } from '../../persistence/waiting-list/sealed-waiting.repository.js';

const BATCH = 500;

/** Seals the people on waiting lists with the current key, so that an older key can be laid aside. */
@Injectable()
export class ResealWaiting implements SealedRows {
  readonly title = 'people on waiting lists';

  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
  ) {}

  countOutdated(tenantId: TenantId): Promise<number> {
    return this.scope.read({ tenantId }, (reader) => sealedWaiting.countOutdated(reader, tenantId, this.keys.currentKeyId));
  }

  resealBatch(tenantId: TenantId): Promise<number> {
    return this.scope.run({ tenantId }, async (transaction) => {
      const outdated = await sealedWaiting.someOutdated(transaction, tenantId, this.keys.currentKeyId, BATCH);
      const fresh = outdated.flatMap((row) => {
        const citizen = openWaitingCitizen(this.keys, row);
        return citizen ? [{ id: row.id, citizenSealed: sealWaitingCitizen(this.keys, row.id, citizen) }] : [];
      });
      await sealedWaiting.replace(transaction, tenantId, fresh);
      return fresh.length;
    });
  }
}
