import { Injectable } from '@nestjs/common';
import type { SealedRows, TenantId } from '@casa/contracts';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { outdatedPersons, SEALED_PERSON, SEALED_TABLES, type SealedTable } from '../../persistence/sealed-identity.repository.js';
import { ResealRows } from './reseal-rows.js';

const BATCH = 500;

/** Seals whatever identity seals with the current key, so that an older key can be laid aside. */
@Injectable()
export class ResealIdentity {
  /** One a table. */
  readonly kinds: readonly SealedRows[];

  constructor(scope: TenantScope, keys: DataKeys) {
    this.kinds = [...SEALED_TABLES.map((table) => new ResealTable(scope, keys, table)), new ResealPersons(scope, keys)];
  }
}

class ResealTable implements SealedRows {
  readonly title: string;
  private readonly rows: ResealRows;

  constructor(
    private readonly scope: TenantScope,
    keys: DataKeys,
    table: SealedTable,
  ) {
    this.title = table.name.replaceAll('_', ' ');
    this.rows = new ResealRows(keys, table);
  }

  countOutdated(tenantId: TenantId): Promise<number> {
    return this.scope.read({ tenantId }, (reader) => this.rows.countOutdated(reader, tenantId));
  }

  resealBatch(tenantId: TenantId): Promise<number> {
    return this.scope.run({ tenantId }, (transaction) => this.rows.reseal(transaction, tenantId, BATCH));
  }
}

/** Persons are of every municipality: the first that is asked seals them all. Each takes a transaction that is entered as that person. */
class ResealPersons implements SealedRows {
  readonly title = SEALED_PERSON.name;
  private readonly rows: ResealRows;

  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
  ) {
    this.rows = new ResealRows(keys, SEALED_PERSON);
  }

  countOutdated(): Promise<number> {
    return outdatedPersons.count(this.scope, this.keys.currentKeyId);
  }

  async resealBatch(tenantId: TenantId): Promise<number> {
    let resealed = 0;
    for (const personId of await outdatedPersons.some(this.scope, this.keys.currentKeyId, BATCH)) {
      resealed += await this.scope.run({ tenantId, personId }, (transaction) => this.rows.reseal(transaction, personId, 1));
    }
    return resealed;
  }
}
