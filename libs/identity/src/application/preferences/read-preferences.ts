import { Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import type { CallerSession } from '@casa/platform/authz';
import { TenantScope } from '@casa/platform/database';
import { type OwnPreferences, ownPreferences } from './own-preferences.js';

/** What a person decided with this municipality: a data controller of its own, to which the others' are nothing. */
@Injectable()
export class ReadPreferences {
  constructor(private readonly scope: TenantScope) {}

  execute(tenantId: TenantId, { personId }: CallerSession): Promise<OwnPreferences> {
    return this.scope.read({ tenantId, personId }, (reader) => ownPreferences(reader, tenantId, personId));
  }
}
