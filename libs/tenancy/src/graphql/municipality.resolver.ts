import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import { type Connection, type GraphqlContext, pageSize, PublicCache, toConnection } from '@casa/platform/graphql';
import { type MunicipalityView, ReadMunicipalities } from '../application/read-municipalities.js';
import { municipalityCursor } from './cursors.js';
import { MunicipalitiesArgs } from './municipality.args.js';
import { MunicipalityConnection, MunicipalityType } from './municipality.type.js';

@Resolver(() => MunicipalityType)
export class MunicipalityResolver {
  constructor(private readonly read: ReadMunicipalities) {}

  @Query(() => MunicipalityType, { description: 'The municipality (or the consortium) of this host.' })
  @Allow('read', 'Municipality')
  @PublicCache()
  async municipality(@Context() { scope }: GraphqlContext): Promise<MunicipalityType> {
    return present(await this.read.own(scope));
  }

  /** Not kept with the tenant's public answers: other tenants' changes show in it too. */
  @Query(() => MunicipalityConnection, { description: 'The municipalities that take part, by name.' })
  @Allow('read', 'Municipality')
  async municipalities(
    @Args() { first, after, search }: MunicipalitiesArgs,
    @Context() { scope }: GraphqlContext,
  ): Promise<Connection<MunicipalityType>> {
    const limit = pageSize(first);
    const { rows, count } = await this.read.list(scope, { search: search ?? '', after: municipalityCursor(after), limit: limit + 1 });
    return toConnection(rows.map(present), limit, count, ({ name, id }) => [name, id]);
  }
}

function present({ latitude, longitude, ...view }: MunicipalityView): MunicipalityType {
  return { ...view, centre: { latitude, longitude } };
}
