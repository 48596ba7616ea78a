import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, isId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { TenantScope } from '@casa/platform/database';
import { GUARD_MS, inPieces } from '../../domain/agenda/block.js';
import { type DeskBlock, deskBlocks } from '../../persistence/agenda/desk-block.repository.js';
import { announceAgenda } from '../../persistence/agenda/desk-shift.repository.js';
import { freeTimeChanges } from '../../persistence/nearby/free-time-change.js';
import { FreedTime } from '../waiting-list/freed-time.js';
import type { AgendaOperator } from './agenda-operator.js';
import type { AgendaRefusal } from './agenda-refusal.js';

type Outcome = Result<DeskBlock, AgendaRefusal>;

/** Gives a desk's time back that somebody took out of it; whoever waits for such a time is looked for first. */
@Injectable()
export class UnblockTime {
  constructor(
    private readonly scope: TenantScope,
    private readonly freed: FreedTime,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ tenantId, personId: actorId, allowedAt }: AgendaOperator, id: string): Promise<Outcome> {
    if (!isId(id)) return refused({ code: 'NOT_FOUND' });
    const now = this.clock.now();
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const officeId = await deskBlocks.officeOf(transaction, tenantId, id);
      const allowedBy = officeId && allowedAt('block', officeId);
      const block = allowedBy === undefined ? undefined : await deskBlocks.remove(transaction, tenantId, id);
      if (!officeId || !block || allowedBy === undefined) return refused({ code: 'NOT_FOUND' });
      deskBlocks.dropGuards(transaction, tenantId, block, new Date(now.getTime() + GUARD_MS));
      for (const piece of inPieces(block)) await this.freed.tell(transaction, { tenantId, deskId: block.deskId, ...piece });
      freeTimeChanges.ofOffice(transaction, tenantId, officeId, now);
      announceAgenda(transaction, tenantId, officeId);
      this.audit.record(transaction, tenantId, { action: 'unblock', subject: 'Desk', subjectId: block.deskId, actorId, allowedBy });
      return ok(block);
    });
  }
}
