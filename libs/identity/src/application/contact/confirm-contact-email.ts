import { Inject, Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail, type CallerSession } from '@casa/platform/authz';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { persons } from '../../persistence/person.repository.js';
import { openContact } from '../person-seal.js';
import { CONTACT_LINK } from './contact-link.js';

/** Confirms that a person reads the address they gave, by the link that was sent there. Opening it twice answers the same. */
@Injectable()
export class ConfirmContactEmail {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly references: SealedReferences,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the address; why a link does not hold is not said: it is another person's, over, revoked, or never was one. */
  async execute(tenantId: TenantId, { personId }: CallerSession, token: string): Promise<Result<string, 'LINK_NOT_VALID'>> {
    return this.scope.run<Result<string, 'LINK_NOT_VALID'>>({ tenantId, personId }, async (transaction) => {
      const person = await persons.byId(transaction, personId);
      if (!person || !this.references.proves(token, CONTACT_LINK, tenantId, personId, person.contactVersion))
        return refused('LINK_NOT_VALID');
      const sealed = await persons.verifyContact(transaction, personId, person.contactVersion, this.clock.now());
      if (sealed === undefined) return refused('LINK_NOT_VALID');
      const entry = { action: 'confirm', subject: 'OwnContact', subjectId: personId, actorId: personId, personId, allowedBy: 'link' };
      this.audit.record(transaction, tenantId, entry);
      return ok(openContact(this.keys, personId, sealed));
    });
  }
}
