import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type AppointmentId, TENANT_INDEX, type TenantIndex } from '@casa/contracts';
import type { GraphqlContext } from '@casa/platform/graphql';
import { ViewMove } from '../../application/closures/view-move.js';
import { type AgendaAppointmentParent, AgendaAppointmentType } from '../agenda/agenda.type.js';
import type { AppointmentParent } from '../appointment-parent.js';
import { AppointmentType } from '../appointment.type.js';
import { MyAppointmentType } from '../own-appointment.type.js';

const MOVES = Symbol('open proposals by appointment');

/** Page where an appointment that is to be moved is answered, loaded together for all the appointments of a request. */
async function moveUrl(id: string, { tenant, loaders, language, scope }: GraphqlContext, view: ViewMove, tenants: TenantIndex) {
  const loader = loaders.of<AppointmentId, string | null>(MOVES, async (ids) => {
    const { personId } = scope;
    const moves = await view.tokensOf({ tenantId: tenant.id, ...(personId && { personId }) }, ids);
    return ids.map((one) => {
      const move = moves.get(one);
      const portal = move && `${tenants.originOf(move.tenantId) ?? ''}${language === 'it' ? '' : `/${language}`}`;
      return move && portal ? `${portal}/nuovo-orario/link/${move.token}` : null;
    });
  });
  return loader.load(id as AppointmentId);
}

const MOVE_URL = 'Page where another time is taken, while the office is closed at its hour; null: it stands as it is.';

@Resolver(() => AppointmentType)
export class AppointmentMoveResolver {
  constructor(
    private readonly view: ViewMove,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
  ) {}

  @ResolveField(() => String, { nullable: true, description: MOVE_URL })
  moveUrl(@Parent() { id }: AppointmentParent, @Context() context: GraphqlContext): Promise<string | null> {
    return moveUrl(id, context, this.view, this.tenants);
  }
}

@Resolver(() => MyAppointmentType)
export class MyAppointmentMoveResolver {
  constructor(
    private readonly view: ViewMove,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
  ) {}

  @ResolveField(() => String, { nullable: true, description: `${MOVE_URL} Null too for who may not change it.` })
  moveUrl(@Parent() { id, manageUrl }: MyAppointmentType, @Context() context: GraphqlContext): Promise<string | null> | null {
    return manageUrl === null ? null : moveUrl(id, context, this.view, this.tenants);
  }
}

@Resolver(() => AgendaAppointmentType)
export class AgendaAppointmentMoveResolver {
  constructor(
    private readonly view: ViewMove,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
  ) {}

  @ResolveField(() => Boolean, { description: 'Whether the desk is closed at its hour, and its citizen is asked for another.' })
  async toMove(@Parent() { id }: AgendaAppointmentParent, @Context() context: GraphqlContext): Promise<boolean> {
    return (await moveUrl(id, context, this.view, this.tenants)) !== null;
  }
}
