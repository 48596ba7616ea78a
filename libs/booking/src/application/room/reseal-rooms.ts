import { Injectable } from '@nestjs/common';
import type { SealedRows, TenantId } from '@casa/contracts';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { boundTo, SEALED_ROOM_TEXTS, sealedRoomTexts } from '../../persistence/room/sealed-room-texts.repository.js';

const BATCH = 500;

/** Seals the texts of rooms with the current key, so that an older key can be laid aside. */
@Injectable()
export class ResealRooms implements SealedRows {
  readonly title = 'texts of rooms';

  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
  ) {}

  async countOutdated(tenantId: TenantId): Promise<number> {
    return this.scope.read({ tenantId }, async (reader) => {
      const counts = await Promise.all(
        SEALED_ROOM_TEXTS.map((text) => sealedRoomTexts.countOutdated(reader, tenantId, text, this.keys.currentKeyId)),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    });
  }

  resealBatch(tenantId: TenantId): Promise<number> {
    return this.scope.run({ tenantId }, async (transaction) => {
      let count = 0;
      for (const text of SEALED_ROOM_TEXTS) {
        const outdated = await sealedRoomTexts.someOutdated(transaction, tenantId, text, this.keys.currentKeyId, BATCH);
        const fresh = outdated.map(({ id, sealed }) => {
          const bound = boundTo(text, id);
          return { id, sealed: this.keys.seal(this.keys.open(sealed, bound), bound) };
        });
        sealedRoomTexts.replace(transaction, tenantId, text, fresh);
        count += fresh.length;
      }
      return count;
    });
  }
}
