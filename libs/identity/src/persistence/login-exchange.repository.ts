import type { TenantId } from '@casa/contracts';
import { statement, type Writer } from '@casa/platform/database';
import type { Federation } from '../saml/types.js';

const ASKED = statement(
  'identity.exchange-asked',
  `insert into login_exchange (tenant_id, request_id, federation, issuer, request_sealed, requested_at) values ($1, $2, $3, $4, $5, $6)`,
);

const ANSWERED = statement(
  'identity.exchange-answered',
  `update login_exchange
   set response_id = $3, assertion_id = $4, name_qualifier = $5, subject_digest = $6, outcome = $7, response_sealed = $8, responded_at = $9
   where tenant_id = $1 and request_id = $2`,
);

export interface Answered {
  readonly responseId?: string;
  readonly assertionId?: string;
  readonly nameQualifier?: string;
  readonly subjectDigest?: Buffer;
  /** `OK`, or the code of the refusal. */
  readonly outcome: string;
  readonly responseSealed: string;
}

/** The log of logins that SPID asks to be kept for 24 months: requests and responses, sealed, beside what they are searched by. */
export const loginExchanges = {
  asked(writer: Writer, tenantId: TenantId, requestId: string, federation: Federation, issuer: string, sealed: string, at: Date): void {
    writer.send(ASKED, [tenantId, requestId, federation, issuer, sealed, at]);
  },

  answered(writer: Writer, tenantId: TenantId, requestId: string, answer: Answered, at: Date): void {
    const { responseId, assertionId, nameQualifier, subjectDigest, outcome, responseSealed } = answer;
    const found = [responseId, assertionId, nameQualifier, subjectDigest].map((value) => value ?? null);
    writer.send(ANSWERED, [tenantId, requestId, ...found, outcome, responseSealed, at]);
  },
};
