import { Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import type { CallerSession } from '@casa/platform/authz';
import { TenantScope } from '@casa/platform/database';
import { accessesOf } from '../persistence/audit.projection.js';

/** An entry of the audit, as the person it is about reads it. */
export interface OwnAccess {
  readonly tenantId: TenantId;
  readonly sequence: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly action: string;
  readonly subject: string;
  readonly allowedBy: string;
  readonly own: boolean;
  /** Who lent the operator that did it, when they were not the municipality's own. */
  readonly lentBy?: TenantId;
}

/** What of an entry is told. */
type Told = Pick<OwnAccess, 'action' | 'subject' | 'allowedBy'> & { readonly terms?: Pick<OwnAccess, 'lentBy'> };

/** Who looked at a person's data or changed it, in every municipality. */
@Injectable()
export class ReadOwnAccesses {
  constructor(private readonly scope: TenantScope) {}

  async execute(
    tenantId: TenantId,
    { personId }: CallerSession,
    after: { readonly at: string; readonly sequence: string } | undefined,
    limit: number,
  ): Promise<{ rows: OwnAccess[]; count: number }> {
    const { rows, count } = await this.scope.read({ tenantId, personId }, (reader) => accessesOf(reader, personId, after, limit));
    return {
      rows: rows.map(({ content, actorId, ...row }) => {
        const { action, subject, allowedBy, terms } = JSON.parse(content) as Told;
        const lentBy = terms?.lentBy;
        return { ...row, action, subject, allowedBy, own: actorId === personId, ...(lentBy && { lentBy }) };
      }),
      count,
    };
  }
}
