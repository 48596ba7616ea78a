import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { TENANT_INDEX, type TenantIndex } from '@casa/contracts';
import { inLanguage } from '@casa/kernel';
import { Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import type { OfficeView, ServiceView } from '../../application/read-catalogue.js';
import { JoinWaitingList } from '../../application/waiting-list/join-waiting-list.js';
import { LeaveWaitingList } from '../../application/waiting-list/leave-waiting-list.js';
import { type OwnWaitingEntryView, ViewWaitingEntry } from '../../application/waiting-list/view-waiting-entry.js';
import { callerOf } from '../caller.js';
import { OfficeType } from '../office.type.js';
import { QueueCatalogue } from '../queue/queue-catalogue.js';
import { ServiceType } from '../service.type.js';
import { MyWaitingEntryType, toWaitingEntry, WaitingEntryType, type WaitingEntryParent } from './waiting-entry.type.js';
import { JoinWaitingListResult, LeaveWaitingListResult, WaitingListJoined, WaitingListLeft } from './waiting-outcome.type.js';
import { toWaitingRefusal } from './waiting-refusal-map.js';
import { JoinWaitingListInput, LeaveWaitingListInput, type WaitingNearInput } from './waiting.input.js';

@Resolver(() => WaitingEntryType)
export class WaitingListResolver {
  constructor(
    private readonly joining: JoinWaitingList,
    private readonly leaving: LeaveWaitingList,
    private readonly view: ViewWaitingEntry,
    private readonly catalogue: QueueCatalogue,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
  ) {}

  @Query(() => WaitingEntryType, {
    nullable: true,
    description: 'The entry behind its link; null when the link is wrong or revoked. It says nothing of who waits.',
  })
  @Allow('read', 'WaitingEntry')
  async waitingEntry(@Args('token') token: string, @Context() context: GraphqlContext): Promise<WaitingEntryType | null> {
    const view = await this.view.byLink(callerOf(context), token);
    return view ? toWaitingEntry(view) : null;
  }

  @Query(() => [MyWaitingEntryType], {
    description:
      'Where the person waits, in every municipality, the latest first. While the session acts for another, where that person waits in this municipality; nowhere when the delegation is over.',
  })
  @Allow('read', 'OwnWaitingEntry')
  async myWaitingEntries(@Context() context: GraphqlContext): Promise<MyWaitingEntryType[]> {
    const { session } = context.caller;
    if (!session) throw new Error('an operation for citizens was reached by a visitor');
    const views = await this.view.own(context.tenant.id, session, context.language);
    return views.map((view) => this.toMine(view, context));
  }

  @Mutation(() => JoinWaitingListResult, {
    description: 'Enters the waiting list. Freed time is offered in the order of entry, by a message with a link and a time to answer.',
  })
  @Allow('join', 'WaitingList')
  async joinWaitingList(
    @Args('input', { type: () => JoinWaitingListInput }, checked(JoinWaitingListInput)) input: Checked<JoinWaitingListInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof JoinWaitingListResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const { serviceId, channel, officeIds, near, firstDay, lastDay, weekdays, from = null, until = null, ...more } = input.value;
    const { citizen, reason, actingFor } = more;
    const { telephone, ...person } = citizen;
    const outcome = await this.joining.execute(callerOf(context), {
      ...{ serviceId, channel, officeIds },
      ...(near && { near: toNear(near) }),
      times: { firstDay, lastDay, weekdays, from, until },
      citizen: { ...person, ...(telephone != null && { telephone }), reason },
      ...(actingFor !== undefined && { actingFor }),
    });
    if (!outcome.ok) return toWaitingRefusal(outcome.refusal, context.language);
    const { entry, token } = outcome.value;
    const view = await this.view.byLink(callerOf(context), token);
    if (!view) throw new Error(`the entry ${entry.id} is not there`);
    return Object.assign(new WaitingListJoined(), { entry: toWaitingEntry(view), token });
  }

  @Mutation(() => LeaveWaitingListResult, {
    description: 'Leaves the waiting list, in every municipality; what was offered goes to the next. Twice answers the same.',
  })
  @Allow('leave', 'WaitingList')
  async leaveWaitingList(
    @Args('input', { type: () => LeaveWaitingListInput }, checked(LeaveWaitingListInput)) input: Checked<LeaveWaitingListInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof LeaveWaitingListResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const outcome = await this.leaving.execute(callerOf(context), input.value.token);
    if (!outcome.ok) return toWaitingRefusal(outcome.refusal, context.language);
    return Object.assign(new WaitingListLeft(), { wasWaiting: outcome.value });
  }

  @ResolveField(() => ServiceType, { description: 'What for.' })
  service(@Parent() { serviceId }: WaitingEntryParent, @Context() context: GraphqlContext): Promise<ServiceView> {
    return this.catalogue.service(context, serviceId);
  }

  @ResolveField(() => [OfficeType], { description: 'Where in this municipality; none: every office of the service.' })
  offices(@Parent() { officeIds }: WaitingEntryParent, @Context() context: GraphqlContext): Promise<OfficeView[]> {
    return Promise.all(officeIds.map((id) => this.catalogue.office(context, id)));
  }

  private toMine(
    { entry, state, place, token, offerUrl, mayManage }: OwnWaitingEntryView,
    { language }: GraphqlContext,
  ): MyWaitingEntryType {
    const { id, tenantId, title, enteredAt } = entry;
    const portal = `${this.tenants.originOf(tenantId) ?? ''}${language === 'it' ? '' : `/${language}`}`;
    return {
      ...{ id, state, title: inLanguage(title, language), enteredAt: enteredAt.toISOString() },
      municipality: this.tenants.nameOf(tenantId) ?? '',
      place: place ?? null,
      manageUrl: mayManage ? `${portal}/lista-attesa/link/${token}` : null,
      offerUrl: (mayManage && offerUrl) || null,
    };
  }
}

function toNear({ km, latitude, longitude }: WaitingNearInput): { km: number; point?: { latitude: number; longitude: number } } {
  return latitude == null || longitude == null ? { km } : { km, point: { latitude, longitude } };
}
