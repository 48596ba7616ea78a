import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { TENANT_INDEX, type TenantIndex } from '@casa/contracts';
import { Allow } from '@casa/platform/authz';
import { type Connection, type GraphqlContext, PageArgs, pageSize, readCursor, toConnection } from '@casa/platform/graphql';
import { type OwnAccess, ReadOwnAccesses } from '../application/read-own-accesses.js';
import { AccessEntryConnection, AccessEntryType } from './access-entry.type.js';
import { sessionOf } from './session-of.js';

@Resolver()
export class AccessEntryResolver {
  constructor(
    private readonly read: ReadOwnAccesses,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
  ) {}

  @Query(() => AccessEntryConnection, {
    description: 'Who looked at the person’s data or changed it, in every municipality, the last first.',
  })
  @Allow('read', 'OwnAccessLog')
  async myAccessLog(@Args() { first, after }: PageArgs, @Context() context: GraphqlContext): Promise<Connection<AccessEntryType>> {
    const limit = pageSize(first);
    const key = readCursor(after, ['instant', 'digits']);
    const from = key && { at: key[0], sequence: key[1] };
    const { rows, count } = await this.read.execute(context.tenant.id, sessionOf(context), from, limit + 1);
    const { edges, ...page } = toConnection(rows, limit, count, ({ at, sequence }) => [new Date(at).toISOString(), sequence]);
    return { ...page, edges: edges.map(({ cursor, node }) => ({ cursor, node: this.shown(node) })) };
  }

  private shown({ at, tenantId, action, subject, own, allowedBy, lentBy }: OwnAccess): AccessEntryType {
    const municipality = this.tenants.nameOf(tenantId) ?? '';
    const lender = lentBy && this.tenants.nameOf(lentBy);
    return { at: new Date(at).toISOString(), municipality, action, subject, own, allowedBy, lentBy: lender ?? null };
  }
}
