import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { AuditTrail, type CallerSession } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { type EndedSession, sessions } from '../persistence/session.repository.js';
import { logoutRequest } from '../saml/logout.js';
import { IdentityProviders } from './identity-providers.js';
import { ServiceProviders } from './service-providers.js';

const ID_BYTES = 20;

interface Subject {
  readonly nameId: string;
  readonly nameQualifier: string;
  readonly nameIdFormat?: string;
  readonly sessionIndex?: string;
}

/** Ends a session here, and says where to go to end it at the identity provider too, if it keeps one. */
@Injectable()
export class Logout {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly providers: IdentityProviders,
    private readonly services: ServiceProviders,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the address of the identity provider's logout, by the Redirect binding; undefined when it keeps no session of this person. */
  async execute(tenant: { readonly id: TenantId; readonly origin: string }, { id, personId }: CallerSession): Promise<string | undefined> {
    const now = this.clock.now();
    const ended = await this.scope.run({ tenantId: tenant.id, personId }, async (transaction) => {
      const session = await sessions.revoke(transaction, tenant.id, id, personId, now);
      if (!session) return undefined;
      sessions.announce(transaction, personId);
      const entry = { action: 'logout', subject: 'Session', subjectId: id, actorId: personId, personId, allowedBy: 'own session' };
      this.audit.record(transaction, tenant.id, entry);
      return session;
    });
    return ended && this.elsewhere(tenant, id, ended, now);
  }

  private async elsewhere(
    { id: tenantId, origin }: { readonly id: TenantId; readonly origin: string },
    sessionId: string,
    { federation, identityProvider, subjectSealed }: EndedSession,
    issuedAt: Date,
  ): Promise<string | undefined> {
    const subject = JSON.parse(this.keys.open(subjectSealed, `session.subject_sealed ${sessionId}`)) as Subject;
    if (subject.sessionIndex === undefined) return undefined;
    const idp = await this.providers.find(tenantId, federation, identityProvider);
    if (!idp?.singleLogout.redirect) return undefined;
    const sp = await this.services.of(tenantId, federation, origin);
    const id = `_${randomBytes(ID_BYTES).toString('hex')}`;
    const relayState = randomBytes(ID_BYTES).toString('base64url');
    const outgoing = logoutRequest(sp, idp, { ...subject, id, issuedAt, binding: 'redirect', relayState });
    return 'redirect' in outgoing ? outgoing.redirect : undefined;
  }
}
