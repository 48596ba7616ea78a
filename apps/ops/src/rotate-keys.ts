import type { INestApplicationContext } from '@nestjs/common';
import { SEALED_BOOKING } from '@casa/booking';
import type { SealedRows, TenantId } from '@casa/contracts';
import { ResealPersons, SEALED_IDENTITY } from '@casa/identity';
import { DataKeys, ResealTable } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { SEALED_CONTENT } from '@casa/platform/storage';
import { TenantDirectoryRepository } from '@casa/tenancy';
import { OperatorError } from './operator-error.js';
import { inSteps } from './progress.js';
import { TenantOperationsModule } from './tenant-operations.module.js';
import { withModule } from './with-module.js';

/** Seals every row of every municipality, and every person, with the first key of the ring. */
export function rotateKeys(): Promise<void> {
  return withModule(TenantOperationsModule, rotate);
}

async function rotate(context: INestApplicationContext): Promise<void> {
  const tenants = await context.get(TenantDirectoryRepository).all();
  const [scope, keys] = [context.get(TenantScope), context.get(DataKeys)];
  const tables = [...SEALED_BOOKING, SEALED_CONTENT, ...SEALED_IDENTITY];
  const kinds: readonly SealedRows[] = [...tables.map((table) => new ResealTable(scope, keys, table)), context.get(ResealPersons)];
  await inSteps(
    kinds.map((rows) => ({
      title: rows.title,
      run: async (say) => {
        let resealed = 0;
        for (const { id, slug } of tenants) resealed += await resealTenant(rows, id, (progress) => say(`${slug}: ${progress}`));
        return resealed === 0 ? 'nothing to seal anew' : `${resealed} sealed anew`;
      },
    })),
  );
  console.log(`Every row is sealed with the key ${keys.currentKeyId}: the others may leave CASA_DATA_KEYS.`);
}

async function resealTenant(rows: SealedRows, tenantId: TenantId, say: (progress: string) => void): Promise<number> {
  const total = await rows.countOutdated(tenantId);
  let done = 0;
  for (let left = total; left > 0; left = await rows.countOutdated(tenantId)) {
    const batch = await rows.resealBatch(tenantId);
    if (batch === 0) throw new OperatorError('Another casa keys rotate is at work: let it end, then run this one again.');
    done += batch;
    say(`${done} of ${total}`);
  }
  return done;
}
