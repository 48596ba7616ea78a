import { Inject, Injectable } from '@nestjs/common';
import type { OfficeId, PersonId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK, isId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { TenantScope } from '@casa/platform/database';
import { announceAgenda } from '../../persistence/agenda/desk-shift.repository.js';
import { rooms } from '../../persistence/room/room.repository.js';
import { type VideoDesk, virtualDesks } from '../../persistence/virtual-desks/virtual-desk.repository.js';

export type { VideoDesk };

/** Who decides on the desks of offices. */
export interface DeskManager {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  /** What lets them decide on the desks of an office, for the audit; undefined: nothing does. */
  readonly allowedAt: (officeId: OfficeId) => string | undefined;
}

type Outcome = Result<VideoDesk, { readonly code: 'NOT_FOUND' }>;

/** Which desks operators of other municipalities may staff by video: for the manager of their office to name. */
@Injectable()
export class ManageVirtualDesks {
  constructor(
    private readonly scope: TenantScope,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Every desk of the manager's offices that receives by video. */
  async list({ tenantId, allowedAt }: DeskManager): Promise<VideoDesk[]> {
    const desks = await this.scope.read({ tenantId }, (reader) => virtualDesks.all(reader, tenantId));
    return desks.filter(({ officeId }) => allowedAt(officeId) !== undefined);
  }

  /** One that is taken back is theirs no more from the commit on: what is open of it tells nothing new, and whoever of them is in its rooms is out. */
  async execute(manager: DeskManager, deskId: string, isVirtual: boolean): Promise<Outcome> {
    const { tenantId, personId: actorId, allowedAt } = manager;
    if (!isId(deskId)) return refused({ code: 'NOT_FOUND' });
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const desk = await virtualDesks.one(transaction, tenantId, deskId);
      const allowedBy = desk && allowedAt(desk.officeId);
      if (!desk || allowedBy === undefined) return refused({ code: 'NOT_FOUND' });
      if (desk.isVirtual === isVirtual) return ok(desk);
      if (isVirtual) virtualDesks.name(transaction, tenantId, desk.id, actorId, this.clock.now());
      else virtualDesks.takeBack(transaction, tenantId, desk.id);
      announceAgenda(transaction, tenantId, desk.officeId);
      rooms.tellOfDesk(transaction, tenantId, desk.id);
      const action = isVirtual ? 'openToLent' : 'closeToLent';
      this.audit.record(transaction, tenantId, { action, subject: 'Desk', subjectId: desk.id, actorId, allowedBy });
      return ok({ ...desk, isVirtual });
    });
  }
}
