import { Inject, Injectable } from '@nestjs/common';
import type { ClosureId } from '@casa/contracts';
import { type Clock, CLOCK, newId, ok, refused, type Result } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { Abandon, TenantScope } from '@casa/platform/database';
import { blockProblems } from '../../domain/agenda/block.js';
import { closureHits } from '../../persistence/closures/closure-hits.projection.js';
import { officeClosures } from '../../persistence/closures/office-closure.repository.js';
import type { ClosureManager } from './closure-manager.js';
import { type ClosurePreview, foresee } from './closure-preview.js';
import { allowedClosure, type ClosureRequest } from './closure-request.js';
import type { ClosureRefusal } from './closure-refusal.js';

type Outcome = Result<ClosurePreview, ClosureRefusal>;

/**
 * Whom a closure would hit and what would be proposed to them. It is found out by closing, looking and undoing it: what it says is what would
 * happen now. Nobody's booking waits for it, for it claims nothing.
 */
@Injectable()
export class PreviewClosure {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(manager: ClosureManager, request: ClosureRequest): Promise<Outcome> {
    const { tenantId, personId } = manager;
    const now = this.clock.now();
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const allowed = await allowedClosure(transaction, manager, request);
      if (!allowed) return refused({ code: 'NOT_FOUND' });
      const problems = blockProblems(allowed.time, now);
      if (problems.length > 0) return refused({ code: 'INVALID', problems });
      const hits = await closureHits(transaction, tenantId, allowed.time, now);
      const id = newId() as string as ClosureId;
      const reason = { it: '' };
      officeClosures.add(transaction, tenantId, { ...allowed.time, id, reason, createdBy: personId, createdAt: now, endedAt: null });
      throw new Abandon<Outcome>(ok(await foresee(transaction, this.keys, manager, hits, now)));
    });
  }
}
