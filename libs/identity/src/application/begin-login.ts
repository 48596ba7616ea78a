import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import type { CallerSession, Level } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import type { LoginProblem } from '../domain/login-problem.js';
import { returnPath } from '../domain/return-path.js';
import { LOGIN_MS } from '../domain/session-limits.js';
import { loginExchanges } from '../persistence/login-exchange.repository.js';
import { loginRequests } from '../persistence/login-request.repository.js';
import { authnRequest } from '../saml/authn-request.js';
import type { Binding, Federation, Outgoing } from '../saml/types.js';
import { IdentityProviders } from './identity-providers.js';
import { ServiceProviders } from './service-providers.js';

const ID_BYTES = 20;

export interface WantedLogin {
  readonly federation: Federation;
  readonly identityProvider: string;
  readonly level: Level;
  readonly binding: Binding;
  /** Where to go afterwards; another site is not gone to. */
  readonly from?: string | undefined;
  /** The session the browser has already: a step-up ends it and begins another. */
  readonly previous?: CallerSession | undefined;
  /** The digest of the browser's mark, where it can have one. */
  readonly browser?: Buffer | undefined;
}

/** Sends somebody to their identity provider. The request is remembered for ten minutes, for whichever process gets the answer. */
@Injectable()
export class BeginLogin {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly providers: IdentityProviders,
    private readonly services: ServiceProviders,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(tenantId: TenantId, origin: string, wanted: WantedLogin): Promise<Result<Outgoing, LoginProblem>> {
    const { federation, level, binding } = wanted;
    const idp = await this.providers.find(tenantId, federation, wanted.identityProvider);
    if (!idp) return refused(await this.reasonForNone(tenantId, wanted));
    if (idp.singleSignOn[binding] === undefined) return refused('BAD_REQUEST');
    const sp = await this.services.of(tenantId, federation, origin);
    const issuedAt = this.clock.now();
    // An XML ID does not begin with a digit.
    const id = `_${randomBytes(ID_BYTES).toString('hex')}`;
    const relayState = randomBytes(ID_BYTES).toString('base64url');
    const outgoing = authnRequest(sp, idp, { id, issuedAt, level, binding, relayState, attributeSet: 0 });
    await this.scope.run({ tenantId }, (transaction) => {
      const request = {
        id,
        federation,
        entityId: sp.entityId,
        acs: sp.acs,
        level,
        relayState,
        issuedAt,
        returnPath: returnPath(wanted.from),
        previousSessionId: wanted.previous?.id ?? null,
        previousPersonId: wanted.previous?.personId ?? null,
      };
      const endsAt = new Date(issuedAt.getTime() + LOGIN_MS);
      loginRequests.add(transaction, tenantId, { ...request, identityProvider: idp.entityId }, endsAt, wanted.browser);
      const sealed = this.keys.seal(outgoing.xml, `login_exchange ${id}`);
      loginExchanges.asked(transaction, tenantId, id, federation, idp.entityId, sealed, issuedAt);
      return Promise.resolve();
    });
    return ok(outgoing);
  }
  private async reasonForNone(tenantId: TenantId, { federation, identityProvider }: WantedLogin): Promise<LoginProblem> {
    return (await this.providers.isAwaited(tenantId, federation, identityProvider)) ? 'REGISTRY_NOT_READ' : 'UNKNOWN_IDENTITY_PROVIDER';
  }
}
