import { Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { memberships } from '../../persistence/membership.repository.js';
import { type Member, openMember } from './member.js';

/** Who works here or was asked to, by name. */
@Injectable()
export class ListMembers {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
  ) {}

  async execute(tenantId: TenantId): Promise<Member[]> {
    const stored = await this.scope.read({ tenantId }, (reader) => memberships.all(reader, tenantId));
    return stored.map((row) => openMember(this.keys, row)).sort((one, other) => one.name.localeCompare(other.name, 'it'));
  }
}
