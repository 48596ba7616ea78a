import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type MoveProposalEvent, TENANT_INDEX, type TenantId, type TenantIndex } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { type Reader, TenantScope, type Transaction } from '@casa/platform/database';
import { JobFailure, Outbox } from '@casa/platform/jobs';
import type { Appointment } from '../../persistence/appointment.entity.js';
import { bookingRules } from '../../persistence/booking-rules.projection.js';
import { type MoveProposal, moveProposals } from '../../persistence/closures/move-proposal.repository.js';
import { claimStart, type SearchCaller } from '../slot-search.js';
import { KEPT_MINUTES } from '../waiting-list/freed-time.js';
import { type AnswerableStart, EqualStartSearch } from './equal-start-search.js';
import { lockedMove } from './locked-move.js';

const MINUTE_MS = 60_000;
/** As many are tried before the search is made anew: others choose at the same time. */
const CHOICES = 12;

/**
 * Looks for a time that stands in for one that is closed, and keeps it until it is answered. The claim and the proposal are written together:
 * done twice, the second finds it proposed.
 */
@Injectable()
export class ProposeMove {
  constructor(
    private readonly scope: TenantScope,
    private readonly outbox: Outbox,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ tenantId, proposalId }: MoveProposalEvent): Promise<void> {
    await this.scope.run({ tenantId }, async (transaction) => {
      const { appointment, proposal } = (await lockedMove(transaction, tenantId, proposalId)) ?? {};
      if (!appointment || !proposal || !(await wantsTime(transaction, proposal))) return;
      const now = this.clock.now();
      await this.propose(transaction, proposal, appointment, now);
      await this.outbox.publish(transaction, BOOKING_QUEUES.moveProposed, { tenantId, proposalId });
    });
  }

  private async propose(transaction: Transaction, proposal: MoveProposal, appointment: Appointment, now: Date): Promise<void> {
    const caller = this.callerAt(proposal.tenantId);
    const moving = { ...appointment, startsAt: proposal.wasAt.getTime() };
    const starts = await new EqualStartSearch(transaction, caller, now).nearest(moving, CHOICES);
    for (const start of starts) {
      if (await this.take(transaction, caller, proposal, appointment, start, now)) return;
    }
    // All that were there were taken this very moment.
    if (starts.length === CHOICES) throw new JobFailure('the free time changes under the hands');
    moveProposals.nothingFree(transaction, proposal);
  }

  private async take(
    transaction: Transaction,
    caller: SearchCaller,
    proposal: MoveProposal,
    { serviceId, channel }: Appointment,
    { officeId, ...start }: AnswerableStart,
    now: Date,
  ): Promise<boolean> {
    const { tenantId, id: proposalId } = proposal;
    const rules = await bookingRules(transaction, tenantId, serviceId, officeId);
    if (!rules) return false;
    const [startsAt, answerUntil, keptUntil] = [new Date(start.startsAt), new Date(start.answerUntil), new Date(start.keptUntil)];
    // A little longer than people have to answer: when nobody did, whoever waits for the time is looked for before anybody else has it.
    const heldUntil = new Date(start.keptUntil + KEPT_MINUTES * MINUTE_MS);
    const claim = await claimStart(transaction, caller, rules, { channel, startsAt }, { heldUntil }, now);
    if ('code' in claim) return false;
    const { id: claimId, deskId, endsAt } = claim;
    moveProposals.propose(transaction, proposal, { claimId, officeId, deskId, startsAt, endsAt, answerUntil, keptUntil });
    await this.outbox.publish(transaction, BOOKING_QUEUES.moveDue, { tenantId, proposalId }, { startAfter: answerUntil });
    return true;
  }

  private callerAt(tenantId: TenantId): SearchCaller {
    const calendar = this.tenants.calendarOf(tenantId);
    if (!calendar) throw new JobFailure('the municipality is not in the directory');
    return { tenantId, patronSaint: calendar.patronSaint, language: 'it' };
  }
}

/** Whether a time is still to be looked for: none was yet, or the one that was kept has been closed too. */
async function wantsTime(reader: Reader, { tenantId, status, proposed }: MoveProposal): Promise<boolean> {
  if (status === 'PENDING') return true;
  return status === 'PROPOSED' && proposed !== null && !(await moveProposals.claimStands(reader, tenantId, proposed.claimId));
}
