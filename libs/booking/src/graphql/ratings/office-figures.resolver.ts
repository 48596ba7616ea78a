import { Args, ArgsType, Context, Field, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Abilities, Allow } from '@casa/platform/authz';
import { DateScalar, type GraphqlContext, pageSize, readCursor, toConnection } from '@casa/platform/graphql';
import { type FiguresAsked, ReadFigures } from '../../application/ratings/read-figures.js';
import type { FigureUnit } from '../../domain/ratings/figure-periods.js';
import { AgendaOfficeType, toAgendaOffice } from '../agenda/agenda.type.js';
import { OfficeFiguresType, toComment, toOfficeFigures, VisitCommentConnection } from './office-figures.type.js';
import { FigureUnitEnum } from './rating.enums.js';

@ArgsType()
class FiguresArgs {
  @Field(() => ID, { description: 'The office.' })
  officeId!: string;

  @Field(() => FigureUnitEnum, { defaultValue: 'MONTH', description: 'By weeks or by months: the last twelve.' })
  unit!: FigureUnit;

  @Field(() => DateScalar, { nullable: true, description: 'A day of the last of them; today when absent.' })
  until?: string | null;
}

@ArgsType()
class CommentsArgs {
  @Field(() => ID, { description: 'The office.' })
  officeId!: string;

  @Field(() => Int, { defaultValue: 20, description: 'How many, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor after which to begin.' })
  after?: string | null;
}

@Resolver()
export class OfficeFiguresResolver {
  constructor(
    private readonly reading: ReadFigures,
    private readonly abilities: Abilities,
  ) {}

  @Query(() => [AgendaOfficeType], { description: 'The offices whose figures the caller may see, in the municipality’s order.' })
  @Allow('read', 'OfficeFigures')
  async figuresOffices(@Context() context: GraphqlContext): Promise<AgendaOfficeType[]> {
    const offices = await this.reading.offices(context.tenant.id);
    return offices.filter(({ id }) => this.mayRead(context, id)).map((office) => toAgendaOffice(office, context.language));
  }

  @Query(() => OfficeFiguresType, {
    nullable: true,
    description: 'What went on at an office; null for an office whose figures are not for the caller.',
  })
  @Allow('read', 'OfficeFigures')
  async officeFigures(@Args() args: FiguresArgs, @Context() context: GraphqlContext): Promise<OfficeFiguresType | null> {
    if (!this.mayRead(context, args.officeId)) return null;
    const figures = await this.reading.figures(context.tenant.id, askedOf(args));
    return figures ? toOfficeFigures(figures, context.language) : null;
  }

  @Query(() => VisitCommentConnection, {
    nullable: true,
    description:
      'What people wrote in the last twelve months that can be rated no more, of those months that at least five rated, in no order; null for an office whose figures are not for the caller.',
  })
  @Allow('read', 'OfficeFigures')
  async visitComments(
    @Args() { officeId, first, after }: CommentsArgs,
    @Context() context: GraphqlContext,
  ): Promise<InstanceType<typeof VisitCommentConnection> | null> {
    const limit = pageSize(first);
    const key = readCursor(after, ['id']);
    if (!this.mayRead(context, officeId)) return null;
    const comments = await this.reading.comments(context.tenant.id, officeId, key?.[0], limit + 1);
    if (!comments) return null;
    const nodes = comments.rows.map((row) => toComment(row, context.language));
    return toConnection(nodes, limit, comments.count, ({ id }) => [id]);
  }

  private mayRead({ caller }: GraphqlContext, officeId: string): boolean {
    return this.abilities.mayTouch(caller, 'read', 'OfficeFigures', { officeId });
  }
}

function askedOf({ officeId, unit, until }: FiguresArgs): FiguresAsked {
  return { officeId, unit, until: until ?? undefined };
}
