import { Inject, Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import type { CallerSession } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { type AfterDelegation, delegations } from '../../persistence/delegation.repository.js';
import { type OwnDelegation, ownDelegation } from './delegation-views.js';

/** The delegations of a municipality by which somebody acts or is represented, those gone by too. */
@Injectable()
export class ListOwnDelegations {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(
    tenantId: TenantId,
    { personId }: CallerSession,
    after: AfterDelegation | undefined,
    limit: number,
  ): Promise<{ rows: OwnDelegation[]; count: number }> {
    const { rows, count } = await this.scope.read({ tenantId }, (reader) => delegations.ofPerson(reader, tenantId, personId, after, limit));
    const now = this.clock.now();
    return { rows: rows.map((stored) => ownDelegation(this.keys, stored, personId, now)), count };
  }
}
