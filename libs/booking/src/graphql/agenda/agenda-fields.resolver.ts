import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { AppointmentId, PersonId } from '@casa/contracts';
import { Abilities } from '@casa/platform/authz';
import type { GraphqlContext } from '@casa/platform/graphql';
import { ListCitizens } from '../../application/agenda/list-citizens.js';
import { type Colleague, NameColleagues } from '../../application/agenda/name-colleagues.js';
import { agendaOperatorOf } from './agenda-operator-of.js';
import {
  type AgendaAppointmentParent,
  AgendaAppointmentType,
  type AgendaBlockParent,
  AgendaBlockType,
  type AgendaDeskParent,
  AgendaDeskType,
  ColleagueType,
} from './agenda.type.js';

const COLLEAGUES = Symbol('colleagues by person');
const CITIZENS = Symbol('names of citizens by appointment');

/** Loads the names of colleagues together for all that a request asks. */
@Resolver(() => AgendaDeskType)
export class AgendaDeskFieldsResolver {
  constructor(
    private readonly colleagues: NameColleagues,
    private readonly abilities: Abilities,
  ) {}

  @ResolveField(() => ColleagueType, { nullable: true, description: 'Who sits there today.' })
  operator(@Parent() { personId }: AgendaDeskParent, @Context() context: GraphqlContext): Promise<Colleague | null> {
    return colleague(personId, context, this.colleagues, this.abilities);
  }
}

@Resolver(() => AgendaBlockType)
export class AgendaBlockFieldsResolver {
  constructor(
    private readonly colleagues: NameColleagues,
    private readonly abilities: Abilities,
  ) {}

  @ResolveField(() => ColleagueType, { nullable: true, description: 'Who made it; null: it is the municipality’s.' })
  createdBy(@Parent() { createdById }: AgendaBlockParent, @Context() context: GraphqlContext): Promise<Colleague | null> {
    return colleague(createdById, context, this.colleagues, this.abilities);
  }
}

@Resolver(() => AgendaAppointmentType)
export class AgendaAppointmentFieldsResolver {
  constructor(
    private readonly colleagues: NameColleagues,
    private readonly citizens: ListCitizens,
    private readonly abilities: Abilities,
  ) {}

  @ResolveField(() => ColleagueType, { nullable: true, description: 'Who called, or serves.' })
  servedBy(@Parent() { servedById }: AgendaAppointmentParent, @Context() context: GraphqlContext): Promise<Colleague | null> {
    return colleague(servedById, context, this.colleagues, this.abilities);
  }

  @ResolveField(() => ColleagueType, {
    nullable: true,
    description: 'Who booked it at the counter or on the telephone; null: its citizen did.',
  })
  bookedBy(@Parent() { bookedById }: AgendaAppointmentParent, @Context() context: GraphqlContext): Promise<Colleague | null> {
    return colleague(bookedById, context, this.colleagues, this.abilities);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Whom it is for. Personal data (GDPR): that the caller read it is in the audit, where its citizen sees it.',
  })
  citizenName(@Parent() { id }: AgendaAppointmentParent, @Context() context: GraphqlContext): Promise<string | null> {
    const loader = context.loaders.of<AppointmentId, string | null>(CITIZENS, async (ids) => {
      const names = await this.citizens.names(agendaOperatorOf(context, this.abilities), ids);
      return ids.map((one) => names.get(one) ?? null);
    });
    return loader.load(id as AppointmentId);
  }
}

function colleague(
  personId: PersonId | null,
  context: GraphqlContext,
  colleagues: NameColleagues,
  abilities: Abilities,
): Promise<Colleague | null> {
  if (!personId) return Promise.resolve(null);
  return context.loaders
    .of<PersonId, Colleague | null>(COLLEAGUES, (ids) => colleagues.execute(agendaOperatorOf(context, abilities), ids))
    .load(personId);
}
