import { Inject, Injectable } from '@nestjs/common';
import type { DelegationId, PersonId, SessionId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK, newId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { SQL_STATE, sqlState, TenantScope, type Transaction } from '@casa/platform/database';
import { type LoginProblem, problemOfSpidError } from '../domain/login-problem.js';
import { claimsOf, type PersonClaims } from '../domain/person-claims.js';
import { IDLE_MS, LONGEST_MS } from '../domain/session-limits.js';
import { type Answered, loginExchanges } from '../persistence/login-exchange.repository.js';
import { type LoginRequest, loginRequests } from '../persistence/login-request.repository.js';
import { persons } from '../persistence/person.repository.js';
import { sessions } from '../persistence/session.repository.js';
import { peekResponse, verifyResponse } from '../saml/response.js';
import type { Federation, Login, SamlRefusal } from '../saml/types.js';
import { IdentityProviders } from './identity-providers.js';
import { digestsOf, sealIdentity, subjectDigest } from './person-seal.js';
import { ServiceProviders } from './service-providers.js';
import { digestOfToken, newToken } from './session-tokens.js';

/** A SAML response as it was posted, and by which browser. */
export interface PostedResponse {
  readonly federation: Federation;
  readonly response: string;
  readonly relayState: string;
  readonly device: string;
  /** The digest of the browser's mark, if it brings one. */
  readonly browser: Buffer | undefined;
}

export interface LoggedIn {
  readonly token: string;
  readonly returnPath: string;
}

/** Why it was refused: `problem` for the person, `detail` for the log. */
export interface LoginRefusal {
  readonly problem: LoginProblem;
  readonly detail: string;
}

/** Turns the answer of an identity provider into a session, or refuses it. */
@Injectable()
export class CompleteLogin {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly providers: IdentityProviders,
    private readonly services: ServiceProviders,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(tenantId: TenantId, origin: string, posted: PostedResponse): Promise<Result<LoggedIn, LoginRefusal>> {
    const { federation, response, relayState, browser } = posted;
    const now = this.clock.now();
    const id = peekResponse(response)?.inResponseTo;
    if (id === undefined) return refused({ problem: 'BAD_REQUEST', detail: 'no response that can be read' });
    const request = await this.scope.run({ tenantId }, (transaction) =>
      loginRequests.take(transaction, tenantId, { id, federation, browser }, now),
    );
    if (!request)
      return refused({ problem: 'REQUEST_UNKNOWN', detail: 'the request is unknown, over, answered already or of another browser' });
    const outcome = await this.verify(tenantId, origin, posted, request, now);
    if (!outcome.ok) {
      await this.keepRefused(tenantId, request, response, outcome.refusal.code, now);
      return refused(explained(outcome.refusal));
    }
    if (relayState !== request.relayState) {
      await this.keepRefused(tenantId, request, response, 'RELAY_STATE', now);
      return refused({ problem: 'RESPONSE_REFUSED', detail: 'the RelayState is not the one that was sent' });
    }
    const login = outcome.value;
    const claims = claimsOf(login.attributes, login.issuer, login.nameId);
    if (!claims) {
      await this.keepRefused(tenantId, request, response, 'NOT_A_PERSON', now);
      return refused({ problem: 'NOT_A_PERSON', detail: 'the attributes name nobody' });
    }
    const token = await this.begin(tenantId, posted, request, login, claims, now);
    return ok({ token, returnPath: request.returnPath });
  }

  private async verify(
    tenantId: TenantId,
    origin: string,
    { federation, response }: PostedResponse,
    { id, identityProvider, issuedAt, level, acs, entityId }: LoginRequest,
    now: Date,
  ): Promise<Result<Login, SamlRefusal>> {
    const idp = await this.providers.find(tenantId, federation, identityProvider);
    if (!idp) return refused({ code: 'ISSUER', detail: 'the identity provider is no longer known' });
    const sp = await this.services.of(tenantId, federation, origin);
    return verifyResponse(response, { sp, idp, pending: { id, identityProvider, issuedAt, level, acs, entityId }, now });
  }

  private async begin(
    tenantId: TenantId,
    posted: PostedResponse,
    request: LoginRequest,
    login: Login,
    claims: PersonClaims,
    now: Date,
  ): Promise<string> {
    const digests = digestsOf(this.keys, claims);
    const known = await persons.find(this.scope, digests);
    const personId = known ?? newId<'Person'>();
    const token = newToken();
    try {
      await this.scope.run({ tenantId, personId }, async (transaction) => {
        const sealed = sealIdentity(this.keys, personId, claims);
        if (known) persons.seen(transaction, personId, sealed, now);
        else persons.add(transaction, personId, digests, sealed, now);
        const sessionId = newId<'Session'>();
        const delegationId = await this.endPrevious(transaction, tenantId, request, personId, now);
        sessions.add(transaction, tenantId, { ...this.session(sessionId, personId, token, posted, login, now), delegationId });
        loginExchanges.answered(transaction, tenantId, request.id, this.accepted(request, posted.response, login, claims), now);
        sessions.announce(transaction, personId);
        const allowedBy = `${login.issuer} level ${login.level}`;
        this.audit.record(transaction, tenantId, {
          action: 'login',
          subject: 'Session',
          subjectId: sessionId,
          actorId: personId,
          personId,
          allowedBy,
        });
      });
    } catch (error) {
      if (known || sqlState(error) !== SQL_STATE.uniqueViolation) throw error;
      // They logged in somewhere else for the first time at this very moment.
      return this.begin(tenantId, posted, request, login, claims, now);
    }
    return token;
  }

  /**
   * A step-up, or another person at the same browser.
   * @returns the delegation by which the same person acted: a step-up in the middle of a form does not turn back to oneself what is meant for another.
   */
  private async endPrevious(
    transaction: Transaction,
    tenantId: TenantId,
    { previousSessionId, previousPersonId }: LoginRequest,
    personId: PersonId,
    now: Date,
  ): Promise<DelegationId | null> {
    if (!previousSessionId || !previousPersonId) return null;
    const ended = await sessions.revoke(transaction, tenantId, previousSessionId, previousPersonId, now);
    sessions.announce(transaction, previousPersonId);
    return previousPersonId === personId ? (ended?.delegationId ?? null) : null;
  }

  private session(id: SessionId, personId: PersonId, token: string, posted: PostedResponse, login: Login, now: Date) {
    const { issuer, nameId, nameQualifier, nameIdFormat, sessionIndex, level } = login;
    const tokenDigest = digestOfToken(token);
    if (!tokenDigest) throw new Error('a new token is none');
    return {
      ...{ id, personId, tokenDigest, level },
      federation: posted.federation,
      identityProvider: issuer,
      subjectSealed: this.keys.seal(JSON.stringify({ nameId, nameQualifier, nameIdFormat, sessionIndex }), `session.subject_sealed ${id}`),
      subjectDigest: subjectDigest(this.keys, issuer, nameId),
      device: posted.device,
      begunAt: now,
      idleUntil: new Date(now.getTime() + IDLE_MS),
      endsAt: new Date(now.getTime() + LONGEST_MS),
    };
  }

  private accepted({ id }: LoginRequest, response: string, login: Login, { fiscalCode, foreignId }: PersonClaims): Answered {
    const { responseId, assertionId, nameQualifier } = login;
    return {
      ...{ responseId, assertionId, nameQualifier },
      subjectDigest: this.keys.digest(fiscalCode ?? foreignId ?? '', 'login exchange subject'),
      outcome: 'OK',
      responseSealed: this.keys.seal(response, `login_exchange ${id}`),
    };
  }

  private async keepRefused(tenantId: TenantId, { id }: LoginRequest, response: string, outcome: string, now: Date): Promise<void> {
    const responseSealed = this.keys.seal(response, `login_exchange ${id}`);
    await this.scope.run({ tenantId }, (transaction) => {
      loginExchanges.answered(transaction, tenantId, id, { outcome, responseSealed }, now);
      return Promise.resolve();
    });
  }
}

function explained({ code, spidError, detail }: SamlRefusal): LoginRefusal {
  if (spidError !== undefined) return { problem: problemOfSpidError(spidError), detail };
  return { problem: code === 'OUR_REQUEST' ? 'OUR_FAULT' : 'RESPONSE_REFUSED', detail };
}
