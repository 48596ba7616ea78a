import type { SealedRows, TenantId } from '@casa/contracts';
import type { TenantScope } from '../database/tenant-scope.js';
import type { DataKeys } from './data-keys.js';
import { type SealedTable, SealedTexts } from './sealed-table.js';

const BATCH = 500;

/** Seals a table of the municipalities with the current key, so that an older key can be laid aside. */
export class ResealTable implements SealedRows {
  readonly title: string;
  private readonly texts: SealedTexts;

  constructor(
    private readonly scope: TenantScope,
    keys: DataKeys,
    table: SealedTable,
  ) {
    this.title = table.title;
    this.texts = new SealedTexts(keys, table);
  }

  countOutdated(tenantId: TenantId): Promise<number> {
    return this.scope.read({ tenantId }, (reader) => this.texts.countOutdated(reader, tenantId));
  }

  resealBatch(tenantId: TenantId): Promise<number> {
    return this.scope.run({ tenantId }, (transaction) => this.texts.reseal(transaction, tenantId, BATCH));
  }
}
