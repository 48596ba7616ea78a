import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import type { TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';
import type { RunningApi } from '../support/running-api.js';
import { waitingListRows } from './waiting-list-rows.js';

/** What a municipality's waiting list has that a stranger could have got hold of. */
export interface WaitingListLoot {
  readonly entryToken: string;
  readonly offerToken: string;
}

export const NO_WAITING_LIST_LOOT: WaitingListLoot = { entryToken: '', offerToken: '' };

export async function waitingListLoot(database: TestDatabase, api: RunningApi, town: Municipality): Promise<WaitingListLoot> {
  const { entryId, offerId } = await waitingListRows(database, town, api.app.get(DataKeys));
  const references = api.app.get(SealedReferences);
  return {
    entryToken: references.make('waiting-link', town.tenant.id, entryId, 1),
    offerToken: references.make('waiting-offer', town.tenant.id, offerId, 1),
  };
}
