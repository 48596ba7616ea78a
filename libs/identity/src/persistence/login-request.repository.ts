import type { TenantId } from '@casa/contracts';
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
}

const ADD = statement(
  'identity.add-login-request',
  `insert into login_request (tenant_id, id, federation, identity_provider, entity_id, acs, level, relay_state, return_path, issued_at, ends_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);

const TAKE = statement(
  'identity.take-login-request',
  `update login_request set taken_at = $4 where tenant_id = $1 and id = $2 and federation = $3 and taken_at is null and ends_at > $4
   returning id, federation, identity_provider as "identityProvider", entity_id as "entityId", acs, level, relay_state as "relayState",
             return_path as "returnPath", extract(epoch from issued_at)::float8 * 1000 as "issuedAt"`,
);

const SWEEP = statement(
  'identity.sweep-login-requests',
  `delete from login_request r
   using (select id from login_request where tenant_id = $1 and ends_at < $2 order by ends_at limit 10 for update skip locked) old
   where r.tenant_id = $1 and r.id = old.id`,
);

export const loginRequests = {
  add(writer: Writer, tenantId: TenantId, request: LoginRequest, endsAt: Date): void {
    const { id, federation, identityProvider, entityId, acs, level, relayState, returnPath, issuedAt } = request;
    writer.send(ADD, [tenantId, id, federation, identityProvider, entityId, acs, level, relayState, returnPath, issuedAt, endsAt]);
    writer.send(SWEEP, [tenantId, issuedAt]);
  },

  /** The request a response answers. Taken once: whoever comes second, with the same response or another, finds nothing. */
  async take(reader: Reader, tenantId: TenantId, id: string, federation: Federation, now: Date): Promise<LoginRequest | undefined> {
    const [row] = await reader.rows<Omit<LoginRequest, 'issuedAt'> & { issuedAt: number }>(TAKE, [tenantId, id, federation, now]);
    return row && { ...row, issuedAt: new Date(row.issuedAt) };
  },
};
