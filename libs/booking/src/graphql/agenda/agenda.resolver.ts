import { Args, Context, ID, Int, Query, Resolver, Subscription } from '@nestjs/graphql';
import { Abilities, Allow } from '@casa/platform/authz';
import { DateScalar, type GraphqlContext, Outlet } from '@casa/platform/graphql';
import { GraphQLError } from 'graphql';
import { ReadAgendaRecord } from '../../application/agenda/read-agenda-record.js';
import { ReadAgenda } from '../../application/agenda/read-agenda.js';
import { type AgendaNews, WatchAgenda } from '../../application/agenda/watch-agenda.js';
import { agendaOperatorOf } from './agenda-operator-of.js';
import { AgendaRecordType, toAgendaRecord } from './agenda-record.type.js';
import {
  AgendaChangeType,
  AgendaOfficeType,
  AgendaType,
  RecordViewersType,
  toAgenda,
  toAgendaChange,
  toAgendaOffice,
} from './agenda.type.js';

const MOST_DAYS = 31;

@Resolver(() => AgendaType)
export class AgendaResolver {
  constructor(
    private readonly reading: ReadAgenda,
    private readonly records: ReadAgendaRecord,
    private readonly watching: WatchAgenda,
    private readonly abilities: Abilities,
  ) {}

  @Query(() => [AgendaOfficeType], { description: 'The offices at which the caller works, in the municipality’s order.' })
  @Allow('read', 'Agenda')
  async agendaOffices(@Context() context: GraphqlContext): Promise<AgendaOfficeType[]> {
    const offices = await this.reading.offices(agendaOperatorOf(context, this.abilities));
    return offices.map((office) => toAgendaOffice(office, context.language));
  }

  @Query(() => AgendaType, { nullable: true, description: 'Some days of an office; null for an office at which the caller does not work.' })
  @Allow('read', 'Agenda')
  async agenda(
    @Args('officeId', { type: () => ID, description: 'Which office.' }) officeId: string,
    @Args('from', { type: () => DateScalar, nullable: true, description: 'First day; today when absent.' }) from: string | null | undefined,
    @Args('days', { type: () => Int, defaultValue: 1, description: `How many, 1 to ${MOST_DAYS}.` }) days: number,
    @Context() context: GraphqlContext,
  ): Promise<AgendaType | null> {
    if (days < 1 || days > MOST_DAYS)
      throw new GraphQLError(`days is between 1 and ${MOST_DAYS}.`, { extensions: { code: 'BAD_USER_INPUT' } });
    const operator = agendaOperatorOf(context, this.abilities);
    const agenda = await this.reading.execute(operator, officeId, from ?? undefined, days);
    return agenda ? toAgenda(agenda, operator.personId, context.language) : null;
  }

  @Query(() => AgendaRecordType, {
    nullable: true,
    description: 'Opens an appointment: its citizen reads in their log who did. Null for one that is not at an office of the caller’s.',
  })
  @Allow('read', 'Agenda')
  async agendaRecord(
    @Args('id', { type: () => ID, description: 'Which appointment.' }) id: string,
    @Context() context: GraphqlContext,
  ): Promise<AgendaRecordType | null> {
    const record = await this.records.execute(agendaOperatorOf(context, this.abilities), id);
    return record ? toAgendaRecord(record, context.language) : null;
  }

  @Subscription(() => AgendaChangeType, {
    nullable: true,
    description:
      'What changes in an office’s agenda, within a second of its being written; null, and nothing more, of one at which the caller does not work.',
    resolve: (news: AgendaNews | null, _args: unknown, { language }: GraphqlContext) => news && toAgendaChange(news, language),
  })
  @Allow('read', 'Agenda')
  async agendaChanged(
    @Args('officeId', { type: () => ID, description: 'Which office.' }) officeId: string,
    @Context() context: GraphqlContext,
  ): Promise<Outlet<AgendaNews> | Outlet<null>> {
    return (await this.watching.office(agendaOperatorOf(context, this.abilities), officeId)) ?? nothingToFollow();
  }

  @Subscription(() => RecordViewersType, {
    nullable: true,
    description:
      'Has an appointment open, and tells who else has; null, and nothing more, of one that is not at an office of the caller’s.',
    resolve: (names: readonly string[] | null) => names && { names },
  })
  @Allow('read', 'Agenda')
  async recordViewers(
    @Args('id', { type: () => ID, description: 'Which appointment.' }) id: string,
    @Context() context: GraphqlContext,
  ): Promise<Outlet<readonly string[]> | Outlet<null>> {
    return (await this.watching.record(agendaOperatorOf(context, this.abilities), id)) ?? nothingToFollow();
  }
}

function nothingToFollow(): Outlet<null> {
  const outlet = new Outlet<null>();
  outlet.put(null);
  return outlet;
}
