import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { Config } from '@casa/platform/config';
import { TenantScope } from '@casa/platform/database';
import { staffIdentityProviders } from '../persistence/staff-identity-provider.repository.js';
import { parseIdentityProviders } from '../saml/identity-providers.js';
import type { Federation, IdentityProvider } from '../saml/types.js';

/** Who may say of somebody who they are: SPID's registry, CIE, the municipality's own; and those of tests, where a setting names them. */
@Injectable()
export class IdentityProviders {
  private readonly tests: readonly IdentityProvider[];

  constructor(
    private readonly scope: TenantScope,
    @Inject(Config) config: Config,
  ) {
    this.tests = config.CASA_TEST_IDP_METADATA.flatMap(readTestProviders);
  }

  /** By name; the page shows SPID's in random order. */
  async list(tenantId: TenantId, federation: Federation): Promise<IdentityProvider[]> {
    const own = federation === 'STAFF' ? await this.staff(tenantId) : [];
    return [...own, ...this.tests.filter((provider) => provider.federation === federation)].sort((one, other) =>
      one.name.localeCompare(other.name, 'it'),
    );
  }

  async find(tenantId: TenantId, federation: Federation, entityId: string): Promise<IdentityProvider | undefined> {
    return (await this.list(tenantId, federation)).find((provider) => provider.entityId === entityId);
  }

  private async staff(tenantId: TenantId): Promise<IdentityProvider[]> {
    const stored = await this.scope.read({ tenantId }, (reader) => staffIdentityProviders.all(reader, tenantId));
    return stored.flatMap(({ name, metadata }) => parseIdentityProviders(metadata, 'STAFF').map((provider) => ({ ...provider, name })));
  }
}

/** `name.cie.xml` is trusted for CIE alone, `name.staff.xml` for employees, `name.spid.xml` for SPID; any other for SPID and CIE. */
function readTestProviders(file: string): IdentityProvider[] {
  const metadata = readFileSync(file, 'utf8');
  const [, named] = /\.(spid|cie|staff)\.xml$/i.exec(basename(file)) ?? [];
  const federations: readonly Federation[] = named ? [named.toUpperCase() as Federation] : ['SPID', 'CIE'];
  return federations.flatMap((federation) => parseIdentityProviders(metadata, federation));
}
