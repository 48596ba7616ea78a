import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import { Config } from '@casa/platform/config';
import { type Connection, type GraphqlContext, pageSize, PublicCache, toConnection } from '@casa/platform/graphql';
import { PortalAddresses } from '../application/portal-addresses.js';
import { MunicipalityRepository, type MunicipalityRow } from '../persistence/municipality.repository.js';
import { municipalityCursor } from './cursors.js';
import { MunicipalitiesArgs } from './municipality.args.js';
import { type BrandingType, MunicipalityConnection, MunicipalityType } from './municipality.type.js';

@Resolver(() => MunicipalityType)
export class MunicipalityResolver {
  private readonly addresses: PortalAddresses;

  constructor(
    private readonly municipalities: MunicipalityRepository,
    @Inject(Config) config: Config,
  ) {
    this.addresses = new PortalAddresses(config);
  }

  @Query(() => MunicipalityType, { description: 'The municipality (or the consortium) of this host.' })
  @Allow('read', 'Municipality')
  @PublicCache()
  async municipality(@Context() { scope }: GraphqlContext): Promise<MunicipalityType> {
    return this.present(await this.municipalities.own(scope), '');
  }

  /** Not cached with the tenant's public answers: other tenants' changes show in it too. */
  @Query(() => MunicipalityConnection, { name: 'municipalities', description: 'The municipalities that take part, by name.' })
  @Allow('read', 'Municipality')
  async list(@Args() { first, after, search }: MunicipalitiesArgs, @Context() { scope }: GraphqlContext): Promise<Connection<MunicipalityType>> {
    const limit = pageSize(first);
    const { rows, count } = await this.municipalities.page(scope, { search: search ?? '', after: municipalityCursor(after), limit: limit + 1 });
    const nodes = rows.map((row) => this.present(row, row.id === scope.tenantId ? '' : this.addresses.origin(row.slug, row.hosts)));
    return toConnection(nodes, limit, count, ({ name, id }) => [name, id]);
  }

  private present({ latitude, longitude, branding, ...row }: MunicipalityRow, origin: string): MunicipalityType {
    return { ...row, centre: { latitude, longitude }, branding: presentBranding(branding, origin) };
  }
}

function presentBranding({ logoDigest, themeDigest, ...branding }: MunicipalityRow['branding'], origin: string): BrandingType {
  return {
    ...branding,
    logoUrl: `${origin}/branding/logo.svg?v=${logoDigest}`,
    themeUrl: themeDigest === undefined ? null : `${origin}/branding/theme.css?v=${themeDigest}`,
  };
}
