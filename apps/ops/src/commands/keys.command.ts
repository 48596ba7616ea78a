import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { ResealCitizens } from '@casa/booking';
import type { SealedRows, TenantId } from '@casa/contracts';
import { DataKeys } from '@casa/platform/crypto';
import { TenantDirectoryRepository } from '@casa/tenancy';
import { OperatorError } from '../operator-error.js';
import { inSteps } from '../progress.js';
import { TenantOperationsModule } from '../tenant-operations.module.js';
import { withModule } from '../with-module.js';

/** The keys that seal personal data in the database. */
export function addKeys(program: Command): void {
  const keys = program.command('keys').description('make keys for personal data and change over to them');

  keys
    .command('generate')
    .description('print a new entry for CASA_DATA_KEYS')
    .action(() => {
      console.log(newKeyRingEntry());
      console.error('Put it first in CASA_DATA_KEYS, before the present ones and a comma, restart the processes, then run: casa keys rotate');
    });

  keys
    .command('rotate')
    .description('seal every row with the first key of CASA_DATA_KEYS; may be interrupted and run again')
    .action(() => withModule(TenantOperationsModule, rotate));
}

/** `id:key`; the id tells the day and is like no other. */
function newKeyRingEntry(): string {
  const day = new Date().toISOString().slice(2, 10).replaceAll('-', '');
  return `k${day}-${randomBytes(3).toString('hex')}:${randomBytes(32).toString('base64')}`;
}

async function rotate(context: INestApplicationContext): Promise<void> {
  const tenants = await context.get(TenantDirectoryRepository).all();
  const kinds: readonly SealedRows[] = [context.get(ResealCitizens)];
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
  console.log(`Every row is sealed with the key ${context.get(DataKeys).currentKeyId}: the others may leave CASA_DATA_KEYS.`);
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
