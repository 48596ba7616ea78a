import type { TenantId } from '@casa/contracts';
import type { Transaction } from '@casa/platform/database';
import type { Appointment } from '../../persistence/appointment.entity.js';
import { appointments } from '../../persistence/appointment.repository.js';
import { type MoveProposal, moveProposals } from '../../persistence/closures/move-proposal.repository.js';

/** A proposal and its appointment, both held until the transaction ends. */
export interface LockedMove {
  readonly proposal: MoveProposal;
  readonly appointment: Appointment;
}

/** The appointment first, as whoever moves or cancels it holds it: nobody waits for the other way round. */
export async function lockedMove(transaction: Transaction, tenantId: TenantId, id: string): Promise<LockedMove | undefined> {
  const found = await moveProposals.byId(transaction, tenantId, id);
  const appointment = found ? await appointments.byIdLocked(transaction, tenantId, found.appointmentId) : null;
  const proposal = found && (await moveProposals.byIdLocked(transaction, tenantId, found.id));
  return appointment && proposal ? { proposal, appointment } : undefined;
}
