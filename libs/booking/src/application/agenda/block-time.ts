import { Inject, Injectable } from '@nestjs/common';
import type { ClosureId } from '@casa/contracts';
import { type Clock, CLOCK, isId, newId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { Abandon, TenantScope, type Transaction } from '@casa/platform/database';
import { blockProblems, GUARD_MS, inPieces } from '../../domain/agenda/block.js';
import { agendaEntries } from '../../persistence/agenda/agenda-entry.projection.js';
import { agendaDesk } from '../../persistence/agenda/agenda-office.projection.js';
import { type DeskBlock, deskBlocks } from '../../persistence/agenda/desk-block.repository.js';
import { announceAgenda, lockDesk } from '../../persistence/agenda/desk-shift.repository.js';
import { freeTimeChanges } from '../../persistence/nearby/free-time-change.js';
import type { AgendaOperator } from './agenda-operator.js';
import type { AgendaRefusal } from './agenda-refusal.js';

/** A desk that shall not receive. */
export interface BlockRequest {
  readonly deskId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly reason: string;
}

type Outcome = Result<DeskBlock, AgendaRefusal>;

/**
 * Takes time out of a desk: a meeting, an absence. Only time that is nobody's: appointments inside are moved first, by whoever closes an office
 * or by their citizens.
 */
@Injectable()
export class BlockTime {
  constructor(
    private readonly scope: TenantScope,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(operator: AgendaOperator, { deskId, startsAt, endsAt, reason }: BlockRequest): Promise<Outcome> {
    const { tenantId, personId: actorId, allowedAt } = operator;
    if (!isId(deskId)) return refused({ code: 'NOT_FOUND' });
    const now = this.clock.now();
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const desk = await agendaDesk(transaction, tenantId, deskId);
      const allowedBy = desk && allowedAt('block', desk.officeId);
      if (!desk || allowedBy === undefined) return refused({ code: 'NOT_FOUND' });
      const problems = blockProblems({ startsAt, endsAt }, now);
      if (problems.length > 0) return refused({ code: 'INVALID', problems });
      const id = newId() as string as ClosureId;
      const block: DeskBlock = { id, deskId: desk.id, startsAt, endsAt, reason: { it: reason }, createdBy: actorId };
      await lockDesk(transaction, desk.id);
      await this.guard(transaction, operator, block, now);
      deskBlocks.add(transaction, tenantId, desk.officeId, block, now);
      freeTimeChanges.ofOffice(transaction, tenantId, desk.officeId, now);
      announceAgenda(transaction, tenantId, desk.officeId);
      this.audit.record(transaction, tenantId, { action: 'block', subject: 'Desk', subjectId: desk.id, actorId, allowedBy });
      return ok(block);
    });
  }

  /** @throws Abandon when some of the time is somebody's. */
  private async guard(transaction: Transaction, { tenantId }: AgendaOperator, block: DeskBlock, now: Date): Promise<void> {
    const pieces = inPieces(block).map((piece) => ({ ...piece, id: newId() }));
    if (await deskBlocks.guard(transaction, tenantId, block, pieces, new Date(now.getTime() + GUARD_MS), now)) return;
    const own = pieces.map(({ id }) => id);
    const { appointments, holds } = await deskBlocks.inside(transaction, tenantId, block, own, now);
    const entries = await agendaEntries.byIds(transaction, tenantId, appointments);
    throw new Abandon<Outcome>(refused({ code: 'TIME_NOT_FREE', entries, holds }));
  }
}
