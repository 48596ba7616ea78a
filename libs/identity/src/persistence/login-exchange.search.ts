import type { TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';
import type { Federation } from '../saml/types.js';

const FIND = statement(
  'identity.find-login-exchanges',
  `select request_id as "requestId", federation, issuer, request_sealed as "requestSealed",
          extract(epoch from requested_at)::float8 * 1000 as "requestedAt", extract(epoch from responded_at)::float8 * 1000 as "respondedAt",
          response_id as "responseId", assertion_id as "assertionId", name_qualifier as "nameQualifier", subject_digest as "subjectDigest",
          outcome, response_sealed as "responseSealed"
   from login_exchange
   where tenant_id = $1
     and ($2::text is null or request_id = $2)
     and ($3::text is null or $3 in (response_id, assertion_id))
     and ($4::text is null or issuer = $4)
     and ($5::bytea is null or subject_digest = $5)
     and ($6::text is null or name_qualifier = $6)
     and ($7::timestamptz is null or requested_at >= $7)
     and ($8::timestamptz is null or requested_at < $8)
   order by requested_at, request_id
   limit $9`,
);

/** What a login is searched by; what is left out does not matter. */
export interface LoginExchangeFilter {
  readonly requestId?: string | undefined;
  /** Of the response or of its assertion. */
  readonly responseId?: string | undefined;
  readonly issuer?: string | undefined;
  readonly subjectDigest?: Buffer | undefined;
  readonly nameQualifier?: string | undefined;
  /** When the login was begun: from then on, … */
  readonly from?: Date | undefined;
  /** … and before. */
  readonly to?: Date | undefined;
}

/** A request and, if it came, its response. */
export interface LoginExchange {
  readonly requestId: string;
  readonly federation: Federation;
  readonly issuer: string;
  readonly requestSealed: string;
  readonly requestedAt: Date;
  readonly responseId: string | null;
  readonly assertionId: string | null;
  readonly nameQualifier: string | null;
  readonly subjectDigest: Buffer | null;
  readonly outcome: string | null;
  readonly responseSealed: string | null;
  readonly respondedAt: Date | null;
}

/** Instants as they come: epoch milliseconds. */
type Row = Omit<LoginExchange, 'requestedAt' | 'respondedAt'> & { readonly requestedAt: number; readonly respondedAt: number | null };

export const loginExchangeSearch = {
  /** The oldest first. */
  async find(reader: Reader, tenantId: TenantId, filter: LoginExchangeFilter, limit: number): Promise<LoginExchange[]> {
    const { requestId, responseId, issuer, subjectDigest, nameQualifier, from, to } = filter;
    const given = [requestId, responseId, issuer, subjectDigest, nameQualifier, from, to].map((value) => value ?? null);
    const rows = await reader.rows<Row>(FIND, [tenantId, ...given, limit]);
    return rows.map(({ requestedAt, respondedAt, ...row }) => ({
      ...row,
      requestedAt: new Date(requestedAt),
      respondedAt: respondedAt === null ? null : new Date(respondedAt),
    }));
  },
};
