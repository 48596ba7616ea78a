import type { TenantId } from '@casa/contracts';
import type { Writer } from '@casa/platform/database';
import { addDays } from '../../domain/zoned-time.js';
import { tickets } from '../../persistence/queue/ticket.repository.js';

/** A year beside the year before; by then the office's figures have been counted from them. */
const TICKETS_KEPT_DAYS = 400;

/** A number is nobody's, but its row knows the browser it was taken with, and the appointment it was for: the one goes the next day, the other with the row. */
export function forgetTickets(writer: Writer, tenantId: TenantId, now: Date): void {
  // Yesterday in every zone.
  const yesterday = addDays(now.toISOString().slice(0, 10), -1);
  tickets.forgetBrowsers(writer, tenantId, yesterday);
  tickets.deleteBefore(writer, tenantId, addDays(yesterday, -TICKETS_KEPT_DAYS));
}
