import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { TENANT_INDEX, type TenantIndex } from '@casa/contracts';
import { inLanguage } from '@casa/kernel';
import { Abilities, Allow, roleAt } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import { type DeskManager, ManageVirtualDesks } from '../../application/virtual-desks/manage-virtual-desks.js';
import { type DeskElsewhere, ReadDesksElsewhere } from '../../application/virtual-desks/read-desks-elsewhere.js';
import { zonedIso } from '../../domain/zoned-time.js';
import { notFound } from '../agenda/agenda-refusal-map.js';
import { personOf } from '../caller.js';
import {
  DeskElsewhereType,
  SetVirtualDeskInput,
  SetVirtualDeskResult,
  toVirtualDesk,
  VirtualDeskSet,
  VirtualDeskType,
} from './virtual-desk.type.js';

@Resolver(() => VirtualDeskType)
export class VirtualDeskResolver {
  constructor(
    private readonly desks: ManageVirtualDesks,
    private readonly elsewhere: ReadDesksElsewhere,
    private readonly abilities: Abilities,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
  ) {}

  @Query(() => [VirtualDeskType], {
    description: 'The desks of the caller’s offices that receive by video, and which of them operators who are lent may staff.',
  })
  @Allow('configure', 'VirtualDesk')
  async virtualDesks(@Context() context: GraphqlContext): Promise<VirtualDeskType[]> {
    const desks = await this.desks.list(this.managerOf(context));
    return desks.map((desk) => toVirtualDesk(desk, context.language));
  }

  @Mutation(() => SetVirtualDeskResult, {
    description: 'Names a desk for operators whom other municipalities lend, or takes it back: at once, also from whoever staffs it.',
  })
  @Allow('configure', 'VirtualDesk')
  async setVirtualDesk(
    @Args('input', { type: () => SetVirtualDeskInput }, checked(SetVirtualDeskInput)) input: Checked<SetVirtualDeskInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof SetVirtualDeskResult> {
    const { language } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const { deskId, isVirtual } = input.value;
    const outcome = await this.desks.execute(this.managerOf(context), deskId, isVirtual);
    return outcome.ok ? Object.assign(new VirtualDeskSet(), { desk: toVirtualDesk(outcome.value, language) }) : notFound(language);
  }

  @Query(() => [DeskElsewhereType], {
    description: 'The desks that the caller staffs in other municipalities, lent by this one, with what is to be done there today.',
  })
  @Allow('read', 'Agenda')
  async desksElsewhere(@Context() context: GraphqlContext): Promise<DeskElsewhereType[]> {
    const desks = await this.elsewhere.execute(context.tenant.id, personOf(context));
    return desks.map((desk) => this.shown(desk, context));
  }

  private shown(
    { tenantId, until, appointments, officeName, timeZone, id, name }: DeskElsewhere,
    { language }: GraphqlContext,
  ): DeskElsewhereType {
    const origin = this.tenants.originOf(tenantId) ?? '';
    return {
      ...{ id, name, timeZone },
      officeName: inLanguage(officeName, language),
      municipality: this.tenants.nameOf(tenantId) ?? '',
      workUrl: `${origin}/ufficio`,
      until: zonedIso(until.getTime(), timeZone),
      appointments: appointments.map(({ startsAt, ...one }) => ({
        ...one,
        startsAt: zonedIso(startsAt, timeZone),
        roomUrl: one.channel === 'VIDEO' ? `${origin}/ufficio/stanza/${one.id}` : null,
      })),
    };
  }

  private managerOf(context: GraphqlContext): DeskManager {
    const { caller, tenant } = context;
    return {
      tenantId: tenant.id,
      personId: personOf(context),
      allowedAt: (officeId) =>
        this.abilities.mayTouch(caller, 'configure', 'VirtualDesk', { officeId }) ? roleAt(caller, { officeId }) : undefined,
    };
  }
}
