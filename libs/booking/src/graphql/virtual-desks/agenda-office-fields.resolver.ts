import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { OfficeId } from '@casa/contracts';
import { Abilities } from '@casa/platform/authz';
import type { GraphqlContext } from '@casa/platform/graphql';
import { agendaOperatorOf } from '../agenda/agenda-operator-of.js';
import { AgendaOfficeType } from '../agenda/agenda.type.js';

@Resolver(() => AgendaOfficeType)
export class AgendaOfficeFieldsResolver {
  constructor(private readonly abilities: Abilities) {}

  @ResolveField(() => Boolean, { description: 'The caller is lent by another municipality, and has its virtual desks alone.' })
  isVirtualOnly(@Parent() { id }: AgendaOfficeType, @Context() context: GraphqlContext): boolean {
    return agendaOperatorOf(context, this.abilities).allowedAt('read', id as OfficeId) === undefined;
  }
}
