import { Inject, Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { type Reader, TenantScope } from '@casa/platform/database';
import { oldIdentityRows } from '../../persistence/retention.repository.js';

/** SPID asks for two years; after them nobody has a reason to know. */
const LOGINS_KEPT_MONTHS = 24;
/** Long enough for whoever asks where their account was used last month. */
const SESSIONS_KEPT_DAYS = 30;
const DELETED_AT_ONCE = 1000;
const DAY_MS = 86_400_000;

/** How much of each was deleted. */
export interface ForgottenIdentity {
  readonly logins: number;
  readonly requests: number;
  readonly sessions: number;
}

/** Deletes of one municipality what has been kept for long enough: some at a time, each in a transaction of its own. */
@Injectable()
export class ForgetIdentity {
  constructor(
    private readonly scope: TenantScope,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(tenantId: TenantId): Promise<ForgottenIdentity> {
    const now = this.clock.now();
    const monthAgo = new Date(now.getTime() - SESSIONS_KEPT_DAYS * DAY_MS);
    return {
      logins: await this.logins(tenantId),
      requests: await this.inBatches(tenantId, (reader) => oldIdentityRows.deleteLoginRequests(reader, tenantId, now, DELETED_AT_ONCE)),
      sessions: await this.inBatches(tenantId, (reader) => oldIdentityRows.deleteSessions(reader, tenantId, monthAgo, DELETED_AT_ONCE)),
    };
  }

  /** The log of logins alone. @returns how many were deleted. */
  async logins(tenantId: TenantId): Promise<number> {
    const before = new Date(this.clock.now());
    before.setUTCMonth(before.getUTCMonth() - LOGINS_KEPT_MONTHS);
    return this.inBatches(tenantId, (reader) => oldIdentityRows.deleteLoginExchanges(reader, tenantId, before, DELETED_AT_ONCE));
  }

  private async inBatches(tenantId: TenantId, deleteSome: (reader: Reader) => Promise<number>): Promise<number> {
    let deleted = 0;
    for (let batch = DELETED_AT_ONCE; batch === DELETED_AT_ONCE; deleted += batch) {
      batch = await this.scope.run({ tenantId }, deleteSome);
    }
    return deleted;
  }
}
