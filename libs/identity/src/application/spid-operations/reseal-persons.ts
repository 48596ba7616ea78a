import { Injectable } from '@nestjs/common';
import type { SealedRows, TenantId } from '@casa/contracts';
import { DataKeys, SealedTexts } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { outdatedPersons, SEALED_PERSON } from '../../persistence/sealed-identity.repository.js';

const BATCH = 500;

/** Persons are of every municipality: the first that is asked seals them all. Each takes a transaction that is entered as that person. */
@Injectable()
export class ResealPersons implements SealedRows {
  readonly title = SEALED_PERSON.title;
  private readonly texts: SealedTexts;

  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
  ) {
    this.texts = new SealedTexts(keys, SEALED_PERSON);
  }

  countOutdated(): Promise<number> {
    return outdatedPersons.count(this.scope, this.keys.currentKeyId);
  }

  async resealBatch(tenantId: TenantId): Promise<number> {
    let resealed = 0;
    for (const personId of await outdatedPersons.some(this.scope, this.keys.currentKeyId, BATCH)) {
      resealed += await this.scope.run({ tenantId, personId }, (transaction) => this.texts.reseal(transaction, personId, 1));
    }
    return resealed;
  }
}
