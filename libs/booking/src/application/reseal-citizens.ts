import { Injectable } from '@nestjs/common';
import type { SealedRows, TenantId } from '@casa/contracts';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { openCitizen, sealCitizen } from '../persistence/appointment.repository.js';
import { sealedCitizens } from '../persistence/sealed-citizens.repository.js';

const BATCH = 500;

/** Seals the citizens of appointments with the current key, so that an older key can be laid aside. */
@Injectable()
export class ResealCitizens implements SealedRows {
  readonly title = 'citizens of appointments';

  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
  ) {}

  countOutdated(tenantId: TenantId): Promise<number> {
    return this.scope.read({ tenantId }, (reader) => sealedCitizens.countOutdated(reader, tenantId, this.keys.currentKeyId));
  }

  resealBatch(tenantId: TenantId): Promise<number> {
    return this.scope.run({ tenantId }, async (transaction) => {
      const outdated = await sealedCitizens.someOutdated(transaction, tenantId, this.keys.currentKeyId, BATCH);
      const fresh = outdated.map((row) => ({ id: row.id, citizenSealed: sealCitizen(this.keys, row.id, openCitizen(this.keys, row)) }));
      await sealedCitizens.replace(transaction, tenantId, fresh);
      return fresh.length;
    });
  }
}
