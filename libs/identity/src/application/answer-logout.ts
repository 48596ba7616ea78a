import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { sessions } from '../persistence/session.repository.js';
import { logoutResponse } from '../saml/logout.js';
import { peekLogout, verifyLogoutRequest, verifyLogoutResponse } from '../saml/logout-verification.js';
import type { Federation, IdentityProvider, Incoming, Outgoing, ServiceProvider } from '../saml/types.js';
import { IdentityProviders } from './identity-providers.js';
import { subjectDigest } from './person-seal.js';
import { ServiceProviders } from './service-providers.js';

const ID_BYTES = 20;

/** What follows a message at the logout address: our answer to a demand, or the end of a logout that began here. */
export type LogoutStep = { readonly answer: Outgoing } | { readonly done: true };

/** Single logout: ends the sessions an identity provider demands the end of, and takes its answers to ours. */
@Injectable()
export class AnswerLogout {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly providers: IdentityProviders,
    private readonly services: ServiceProviders,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the reason for the log when the message is not to be believed. */
  async execute(tenantId: TenantId, origin: string, federation: Federation, incoming: Incoming): Promise<Result<LogoutStep, string>> {
    const claim = peekLogout(incoming);
    const idp = claim?.issuer === undefined ? undefined : await this.providers.find(tenantId, federation, claim.issuer);
    if (!claim || !idp) return refused('no logout message of an identity provider that is known here');
    const sp = await this.services.of(tenantId, federation, origin);
    const now = this.clock.now();
    if (claim.kind === 'RESPONSE') {
      const outcome = verifyLogoutResponse(incoming, { sp, idp, now });
      return outcome.ok ? ok({ done: true }) : refused(outcome.refusal.detail);
    }
    const demand = verifyLogoutRequest(incoming, { sp, idp, now });
    if (!demand.ok) return refused(demand.refusal.detail);
    const { id, nameId, relayState } = demand.value;
    await this.end(tenantId, idp, nameId, now);
    return ok({ answer: answerTo(sp, idp, id, relayState, now) });
  }

  private end(tenantId: TenantId, { entityId }: IdentityProvider, nameId: string, now: Date): Promise<void> {
    return this.scope.run({ tenantId }, async (transaction) => {
      const ended = await sessions.revokeOfSubject(transaction, tenantId, subjectDigest(this.keys, entityId, nameId), now);
      for (const { id, personId } of ended) {
        sessions.announce(transaction, personId);
        this.audit.record(transaction, tenantId, { action: 'logout', subject: 'Session', subjectId: id, personId, allowedBy: entityId });
      }
    });
  }
}

/** Answered also when there was no session: what was demanded is so. */
function answerTo(
  sp: ServiceProvider,
  idp: IdentityProvider,
  inResponseTo: string,
  relayState: string | undefined,
  issuedAt: Date,
): Outgoing {
  const { redirect } = idp.singleLogoutResponse ?? idp.singleLogout;
  const id = `_${randomBytes(ID_BYTES).toString('hex')}`;
  const binding = redirect === undefined ? 'post' : 'redirect';
  return logoutResponse(sp, idp, { id, issuedAt, inResponseTo, binding, ...(relayState !== undefined && { relayState }) });
}
