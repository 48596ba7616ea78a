import { Injectable } from '@nestjs/common';
import type { SealedRows, TenantId } from '@casa/contracts';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { openNote, sealNote } from '../../persistence/agenda/appointment-note.js';
import { sealedNotes } from '../../persistence/agenda/sealed-notes.repository.js';

const BATCH = 500;

/** Seals the notes of appointments with the current key, so that an older key can be laid aside. */
@Injectable()
export class ResealNotes implements SealedRows {
  readonly title = 'notes of appointments';

  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
  ) {}

  countOutdated(tenantId: TenantId): Promise<number> {
    return this.scope.read({ tenantId }, (reader) => sealedNotes.countOutdated(reader, tenantId, this.keys.currentKeyId));
  }

  resealBatch(tenantId: TenantId): Promise<number> {
    return this.scope.run({ tenantId }, async (transaction) => {
      const outdated = await sealedNotes.someOutdated(transaction, tenantId, this.keys.currentKeyId, BATCH);
      const fresh = outdated.map((row) => ({ id: row.id, noteSealed: sealNote(this.keys, row.id, openNote(this.keys, row) ?? '') }));
      await sealedNotes.replace(transaction, tenantId, fresh);
      return fresh.length;
    });
  }
}
