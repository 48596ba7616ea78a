import type { TenantId } from '@casa/contracts';
import type { Transaction } from '@casa/platform/database';
import { removeContents } from '@casa/platform/storage';
import { givenDocuments } from '../../persistence/room/document.repository.js';

const DAY_MS = 86_400_000;
/** So long after the appointment its citizen and its office find again what they gave each other, as the room tells them; what is to stay is in the office's files. */
const KEPT_DAYS = 90;

/** Deletes the documents of appointments that are long over. */
export async function forgetDocuments(transaction: Transaction, tenantId: TenantId, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  removeContents(transaction, tenantId, await givenDocuments.forget(transaction, tenantId, before));
}
