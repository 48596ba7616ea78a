import { Inject, Injectable } from '@nestjs/common';
import { IDENTITY_QUEUES, type TenantId } from '@casa/contracts';
import { type Clock, CLOCK, type Language } from '@casa/kernel';
import { AuditTrail, type CallerSession } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { persons } from '../../persistence/person.repository.js';
import { sealContact } from '../person-seal.js';
import { CONTACT_LINK_MS } from './contact-link.js';

/** The address a person wants to be written to. A letter goes there, whose link confirms it; links of letters before are void. */
@Injectable()
export class ChangeContactEmail {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(tenantId: TenantId, { personId }: CallerSession, email: string, language: Language): Promise<void> {
    const sealed = sealContact(this.keys, personId, email);
    const linkEndsAt = new Date(this.clock.now().getTime() + CONTACT_LINK_MS);
    await this.scope.run({ tenantId, personId }, async (transaction) => {
      const version = await persons.changeContact(transaction, personId, { sealed, language, linkEndsAt });
      await this.outbox.publish(transaction, IDENTITY_QUEUES.contactChanged, { tenantId, personId, version });
      const entry = { action: 'change', subject: 'OwnContact', subjectId: personId, actorId: personId, personId, allowedBy: 'own session' };
      this.audit.record(transaction, tenantId, entry);
    });
  }
}
