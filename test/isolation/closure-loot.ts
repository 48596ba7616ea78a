import { SealedReferences } from '@casa/platform/crypto';
import type { TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';
import type { RunningApi } from '../support/running-api.js';
import { type ClosureRows, closureRows } from './closure-rows.js';

/** What a stranger could have got hold of of a closure of the other municipality. */
export interface ClosureLoot extends ClosureRows {
  /** Of the letter to somebody inside. */
  readonly moveToken: string;
}

export const NO_CLOSURE_LOOT: ClosureLoot = { closureId: '', proposalId: '', moveToken: '' };

export async function closureLoot(database: TestDatabase, api: RunningApi, b: Municipality): Promise<ClosureLoot> {
  const rows = await closureRows(database, b);
  return { ...rows, moveToken: api.app.get(SealedReferences).make('move-proposal', b.tenant.id, rows.proposalId, 1) };
}
