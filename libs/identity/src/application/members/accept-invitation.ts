import { Inject, Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail, type CallerSession } from '@casa/platform/authz';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { termsOf } from '../../domain/loan.js';
import { memberships } from '../../persistence/membership.repository.js';
import { sessions } from '../../persistence/session.repository.js';
import { INVITATION_LINK } from './invitation-link.js';
import { type Member, openMember } from './member.js';

/** Takes up an invitation by its link, once: whoever is logged in works here from now on. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly references: SealedReferences,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Why a link does not hold is not said: it is of another municipality, over, revoked, used, or never was one. */
  async execute(tenantId: TenantId, { personId }: CallerSession, token: string): Promise<Result<Member, 'LINK_NOT_VALID'>> {
    const id = this.references.claimedId(token);
    if (id === undefined) return refused('LINK_NOT_VALID');
    return this.scope.run<Result<Member, 'LINK_NOT_VALID'>>({ tenantId }, async (transaction) => {
      const invited = await memberships.byId(transaction, tenantId, id);
      if (!invited || !this.references.proves(token, INVITATION_LINK, tenantId, invited.id, invited.invitationVersion)) {
        return refused('LINK_NOT_VALID');
      }
      const now = this.clock.now();
      const accepted = await memberships.accept(transaction, tenantId, invited.id, personId, invited.invitationVersion, now);
      if (!accepted) return refused('LINK_NOT_VALID');
      sessions.announce(transaction, personId);
      const terms = invited.loan && termsOf(invited.loan, invited.validUntil);
      const entry = { action: 'accept', subject: 'Invitation', subjectId: id, actorId: personId, personId, allowedBy: 'invitation' };
      this.audit.record(transaction, tenantId, { ...entry, ...(terms && { terms }) });
      return ok({ ...openMember(this.keys, invited), status: 'ACTIVE' });
    });
  }
}
