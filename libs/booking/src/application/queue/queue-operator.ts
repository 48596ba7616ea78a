import type { OfficeId, PersonId, TenantId } from '@casa/contracts';
import type { AuditTrail } from '@casa/platform/authz';
import type { Writer } from '@casa/platform/database';
import type { Ticket } from '../../persistence/queue/ticket.repository.js';
import type { TicketHolder } from '../../persistence/queue/ticket-appointment.repository.js';

/** Who works in waiting rooms. */
export interface QueueOperator {
  readonly personId: PersonId;
  /** What lets them work at an office, for the audit; undefined: nothing does. */
  readonly allowedAt: (officeId: OfficeId) => string | undefined;
}

/** Who decides about waiting rooms: a manager, or the operator of the platform's command line. */
export type QueueManager = Pick<QueueOperator, 'allowedAt'> & Partial<Pick<QueueOperator, 'personId'>>;

/** What operators are refused besides what visitors are. */
export type OperatorRefusal =
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'NOBODY_WAITING' }
  | { readonly code: 'DESK_BUSY'; readonly ticket: Ticket }
  | { readonly code: 'TICKET_CHANGED'; readonly ticket: Ticket };

/** A number is nobody's; of an appointment its person reads who did what. */
export function recordStep(
  audit: AuditTrail,
  transaction: Writer,
  tenantId: TenantId,
  action: string,
  { personId: actorId, allowedAt }: QueueOperator,
  officeId: OfficeId,
  holder: TicketHolder | undefined,
): void {
  if (!holder) return;
  const { id: subjectId, personId } = holder;
  const allowedBy = allowedAt(officeId) ?? '';
  audit.record(transaction, tenantId, { action, subject: 'Appointment', subjectId, actorId, allowedBy, ...(personId && { personId }) });
}
