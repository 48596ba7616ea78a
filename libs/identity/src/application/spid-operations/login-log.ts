import { Injectable } from '@nestjs/common';
import type { PersonId, TenantId } from '@casa/contracts';
import { AuditTrail } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { type LoginExchange, type LoginExchangeFilter, loginExchangeSearch } from '../../persistence/login-exchange.search.js';
import { persons } from '../../persistence/person.repository.js';
import { digestsOf } from '../person-seal.js';

const FISCAL_NUMBER = /\bTINIT-([A-Z0-9]{16})\b/i;

export interface LoginSearch extends Omit<LoginExchangeFilter, 'subjectDigest'> {
  /** Codice fiscale of who logged in. */
  readonly subject?: string | undefined;
}

export interface Lookup {
  readonly limit: number;
  /** Whether the messages are read too, which are full of personal data. */
  readonly messages: boolean;
  /** Who looks, for the audit. */
  readonly by: string;
}

/** A login as the log has it. */
export interface LoggedExchange extends Omit<LoginExchange, 'requestSealed' | 'responseSealed' | 'subjectDigest'> {
  /** What was said, as XML, where it was asked for. */
  readonly messages?: { readonly request: string; readonly response?: string };
}

/** The log of SPID's and CIE's messages: searched by whoever must answer for a login. */
@Injectable()
export class LoginLog {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly audit: AuditTrail,
  ) {}

  /** The oldest first. Nothing is answered before the audit has it: the search, and each login whose messages are read. */
  async search(tenantId: TenantId, search: LoginSearch, { limit, messages, by }: Lookup): Promise<LoggedExchange[]> {
    const { subject, ...filter } = search;
    const fiscalCode = subject?.trim().toUpperCase();
    const subjectDigest = fiscalCode === undefined ? undefined : this.subjectDigest(fiscalCode);
    const stored = await this.scope.read({ tenantId }, (reader) =>
      loginExchangeSearch.find(reader, tenantId, { ...filter, subjectDigest }, limit),
    );
    const found = stored.map((exchange) => this.shown(exchange, messages));
    const about = await this.personOf(fiscalCode);
    const read = messages
      ? await Promise.all(stored.map((exchange, index) => this.personIn(found[index]?.messages?.response, exchange)))
      : [];

    await this.scope.run({ tenantId }, (transaction) => {
      const common = { subject: 'LoginExchange', allowedBy: by };
      const searchedBy = Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [name]));
      this.audit.record(transaction, tenantId, { ...common, action: 'search', subjectId: searchedBy.join(' ') || 'all', ...whose(about) });
      for (const [index, { requestId }] of messages ? found.entries() : []) {
        this.audit.record(transaction, tenantId, { ...common, action: 'read', subjectId: requestId, ...whose(read[index]) });
      }
      return Promise.resolve();
    });
    return found;
  }

  private shown({ requestSealed, responseSealed, subjectDigest: _, ...exchange }: LoginExchange, messages: boolean): LoggedExchange {
    if (!messages) return exchange;
    const boundTo = `login_exchange ${exchange.requestId}`;
    const request = this.keys.open(requestSealed, boundTo);
    if (responseSealed === null) return { ...exchange, messages: { request } };
    // Kept as it was posted.
    const response = Buffer.from(this.keys.open(responseSealed, boundTo), 'base64').toString('utf8');
    return { ...exchange, messages: { request, response } };
  }

  /** Who a response speaks of. It is they who logged in: of a response that was refused, nobody knows whether it is true. */
  private personIn(response: string | undefined, { subjectDigest }: LoginExchange): Promise<PersonId | undefined> {
    const fiscalCode = FISCAL_NUMBER.exec(response ?? '')?.[1]?.toUpperCase();
    const isTheirs = fiscalCode !== undefined && subjectDigest?.equals(this.subjectDigest(fiscalCode));
    return this.personOf(isTheirs ? fiscalCode : undefined);
  }

  private async personOf(fiscalCode: string | undefined): Promise<PersonId | undefined> {
    return fiscalCode === undefined ? undefined : persons.find(this.scope, digestsOf(this.keys, { fiscalCode }));
  }

  /** As the login itself wrote it. */
  private subjectDigest(fiscalCode: string): Buffer {
    return this.keys.digest(fiscalCode, 'login exchange subject');
  }
}

function whose(personId: PersonId | undefined): { personId?: PersonId } {
  return personId === undefined ? {} : { personId };
}
