import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { Allow, rolesOf } from '@casa/platform/authz';
import type { GraphqlContext } from '@casa/platform/graphql';
import { IdentityProviders } from '../application/identity-providers.js';
import { ReadMe } from '../application/read-me.js';
import { shuffled } from '../domain/shuffled.js';
import type { Federation } from '../saml/types.js';
import { toActingFor } from './delegation.type.js';
import { FederationEnum } from './enums.js';
import { IdentityProviderType, MeType } from './me.type.js';

@Resolver()
export class MeResolver {
  constructor(
    private readonly read: ReadMe,
    private readonly providers: IdentityProviders,
  ) {}

  @Query(() => MeType, { nullable: true, description: 'Who is logged in; null for a visitor.' })
  @Allow('read', 'Me')
  async me(@Context() { tenant, caller }: GraphqlContext): Promise<MeType | null> {
    const { session } = caller;
    const myself = session && (await this.read.execute(tenant.id, session));
    if (!session || !myself) return null;
    const { contactEmail, contactVerified, email = null, fiscalCode = null, birthDate = null, telephone = null, address = null } = myself;
    const { givenName, familyName, federation, acting } = myself;
    return {
      ...{ id: session.personId, givenName, familyName, fiscalCode, birthDate, telephone, address, federation },
      email: contactEmail ?? email,
      emailVerified: contactEmail !== undefined && contactVerified,
      level: session.level,
      roles: rolesOf(caller),
      actingFor: acting ? toActingFor(acting) : null,
    };
  }

  @Query(() => [IdentityProviderType], {
    description: 'Who may vouch for a person here; SPID’s in random order, as its rules ask.',
  })
  @Allow('read', 'IdentityProvider')
  async identityProviders(
    @Args('federation', { type: () => FederationEnum, description: 'Which kind.' }) federation: Federation,
    @Context() { tenant }: GraphqlContext,
  ): Promise<IdentityProviderType[]> {
    const all = await this.providers.list(tenant.id, federation);
    return (federation === 'SPID' ? shuffled(all) : all).map(({ entityId, name }) => ({ entityId, name, logoUrl: null }));
  }
}
