import type { PersonId, SessionId, TenantId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { Level } from '@casa/platform/authz';
import type { Federation } from '../saml/types.js';

/** A login that was begun, until its answer comes: once, and within ten minutes. */
export interface LoginRequest {
  readonly id: string;
  readonly federation: Federation;
  readonly identityProvider: string;
  readonly entityId: string;
  readonly acs: string;
  readonly level: Level;
  readonly relayState: string;
  readonly returnPath: string;
  readonly issuedAt: Date;
  /** The session of the browser it was begun in: a step-up ends it. Null: none. */
  readonly previousSessionId: SessionId | null;
  readonly previousPersonId: PersonId | null;
}

const ADD = statement(
  'identity.add-login-request',
  `insert into login_request (tenant_id, id, federation, identity_provider, entity_id, acs, level, relay_state, return_path, issued_at, ends_at,
                              previous_session_id, previous_person_id, browser_digest)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
);

const TAKE = statement(
  'identity.take-login-request',
  `update login_request set taken_at = $4 where tenant_id = $1 and id = $2 and federation = $3 and taken_at is null and ends_at > $4
     and (browser_digest is null or browser_digest = $5)
   returning id, federation, identity_provider as "identityProvider", entity_id as "entityId", acs, level, relay_state as "relayState",
             return_path as "returnPath", extract(epoch from issued_at)::float8 * 1000 as "issuedAt",
             previous_session_id as "previousSessionId", previous_person_id as "previousPersonId"`,
);

const SWEEP = statement(
  'identity.sweep-login-requests',
  `delete from login_request r
   using (select id from login_request where tenant_id = $1 and ends_at < $2 order by ends_at limit 10 for update skip locked) old
   where r.tenant_id = $1 and r.id = old.id`,
);

export const loginRequests = {
  /** @param browser the digest of what the browser was given, which must come back with the answer */
  add(writer: Writer, tenantId: TenantId, request: LoginRequest, endsAt: Date, browser: Buffer | undefined): void {
    const {
      id,
      federation,
      identityProvider,
      entityId,
      acs,
      level,
      relayState,
      returnPath,
      issuedAt,
      previousSessionId,
      previousPersonId,
    } = request;
    const previous = [previousSessionId, previousPersonId];
    writer.send(ADD, [
      tenantId,
      id,
      federation,
      identityProvider,
      entityId,
      acs,
      level,
      relayState,
      returnPath,
      issuedAt,
      endsAt,
      ...previous,
      browser,
    ]);
    writer.send(SWEEP, [tenantId, issuedAt]);
  },

  /** The request a response answers. Taken once: whoever comes second, with the same response or another, finds nothing; nor does another browser. */
  async take(
    reader: Reader,
    tenantId: TenantId,
    { id, federation, browser }: { readonly id: string; readonly federation: Federation; readonly browser: Buffer | undefined },
    now: Date,
  ): Promise<LoginRequest | undefined> {
    const [row] = await reader.rows<Omit<LoginRequest, 'issuedAt'> & { issuedAt: number }>(TAKE, [tenantId, id, federation, now, browser]);
    return row && { ...row, issuedAt: new Date(row.issuedAt) };
  },
};
