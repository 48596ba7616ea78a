import type { TenantId } from '@casa/contracts';
import { type Reader, type Statement, statement } from '@casa/platform/database';

function deletion(table: string, id: string, instant: string): Statement {
  return statement(
    `identity.forget-${table}`,
    `with old as (select ${id} from ${table} where tenant_id = $1 and ${instant} < $2 order by ${instant} limit $3 for update skip locked),
          gone as (delete from ${table} t using old where t.tenant_id = $1 and t.${id} = old.${id} returning 1)
     select count(*)::int as count from gone`,
  );
}

const LOGIN_EXCHANGES = deletion('login_exchange', 'request_id', 'requested_at');
const LOGIN_REQUESTS = deletion('login_request', 'id', 'ends_at');
/** By the end that every session has, whoever ended it before: it is at most a day later. */
const SESSIONS = deletion('session', 'id', 'ends_at');

type Deletion = (reader: Reader, tenantId: TenantId, before: Date, limit: number) => Promise<number>;

function deleting(sql: Statement): Deletion {
  return async (reader, tenantId, before, limit) => {
    const [row] = await reader.rows<{ count: number }>(sql, [tenantId, before, limit]);
    return row?.count ?? 0;
  };
}

/** Deletes some of what ended before an instant, the oldest first. Each answers how many. */
export const oldIdentityRows = {
  deleteLoginExchanges: deleting(LOGIN_EXCHANGES),
  deleteLoginRequests: deleting(LOGIN_REQUESTS),
  deleteSessions: deleting(SESSIONS),
};
