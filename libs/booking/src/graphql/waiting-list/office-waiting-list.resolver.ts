import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { TENANT_INDEX, type TenantIndex } from '@casa/contracts';
import { inLanguage } from '@casa/kernel';
import { Abilities, Allow } from '@casa/platform/authz';
import { type GraphqlContext, PageArgs, pageSize, readCursor, toConnection } from '@casa/platform/graphql';
import type { ServiceView } from '../../application/read-catalogue.js';
import { type OfficeWaitingRow, ReadOfficeWaitingList } from '../../application/waiting-list/read-office-waiting-list.js';
import { QueueCatalogue } from '../queue/queue-catalogue.js';
import { ServiceType } from '../service.type.js';
import { OfficeWaiting, OfficeWaitingList, type OfficeWaitingParent } from './office-waiting-list.type.js';

@ArgsType()
class WaitingListArgs extends PageArgs {
  @Field(() => ID, { description: 'The office.' })
  officeId!: string;
}

@Resolver(() => OfficeWaiting)
export class OfficeWaitingListResolver {
  constructor(
    private readonly reading: ReadOfficeWaitingList,
    private readonly catalogue: QueueCatalogue,
    private readonly abilities: Abilities,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
  ) {}

  @Query(() => OfficeWaitingList, {
    nullable: true,
    description: 'Who waits for an office; null for an office that is not the caller’s. Whose name is read, reads of it.',
  })
  @Allow('read', 'WaitingList')
  async waitingList(@Args() { officeId, ...page }: WaitingListArgs, @Context() context: GraphqlContext): Promise<OfficeWaitingList | null> {
    const { caller, tenant, language } = context;
    const first = pageSize(page.first);
    const key = readCursor(page.after, ['instant', 'id']);
    const { session } = caller;
    if (!session || !this.abilities.mayTouch(caller, 'read', 'WaitingList', { officeId })) return null;
    const role = session.given.find(({ offices }) => offices.length === 0 || offices.some((id) => id === officeId))?.role;
    const actor = { personId: session.personId, allowedBy: role ?? 'none' };
    const after = key && { enteredAt: key[0], entryId: key[1] };
    const list = await this.reading.execute(tenant.id, actor, officeId, after, first + 1);
    if (!list) return null;
    const total = list.services.reduce((sum, { waiting }) => sum + waiting, 0);
    const { edges, ...more } = toConnection(list.rows, first, total, ({ enteredAt, entryId }) => [
      new Date(enteredAt).toISOString(),
      entryId,
    ]);
    return {
      services: list.services.map(({ serviceName, ...counts }) => ({ ...counts, serviceName: inLanguage(serviceName, language) })),
      people: { ...more, edges: edges.map(({ cursor, node }) => ({ cursor, node: this.shown(node) })) },
    };
  }

  @ResolveField(() => ServiceType, { description: 'What for.' })
  service(@Parent() { serviceId }: OfficeWaitingParent, @Context() context: GraphqlContext): Promise<ServiceView> {
    return this.catalogue.service(context, serviceId);
  }

  private shown({ entryId, homeTenantId, enteredAt, contact, ...row }: OfficeWaitingRow): OfficeWaitingParent {
    return {
      ...row,
      id: entryId,
      enteredAt: new Date(enteredAt).toISOString(),
      municipality: this.tenants.nameOf(homeTenantId) ?? '',
      contact: contact ?? null,
    };
  }
}
