import type { TenantId } from '@casa/contracts';
import type { Writer } from '@casa/platform/database';
import { waitingEntries } from '../../persistence/waiting-list/waiting-entry.repository.js';
import { waitingOffers } from '../../persistence/waiting-list/waiting-offer.repository.js';

const DAY_MS = 86_400_000;
/** So long whoever waited may ask how the list went on; whose an entry was is forgotten as soon as it ends. */
const KEPT_DAYS = 90;

/** Deletes what is left of waits that ended long ago, and offers whose time is. */
export function forgetWaits(writer: Writer, tenantId: TenantId, now: Date): void {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  waitingEntries.deleteEnded(writer, tenantId, before);
  waitingOffers.deleteOver(writer, tenantId, before);
}
