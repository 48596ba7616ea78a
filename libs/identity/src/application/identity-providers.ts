import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { Config } from '@casa/platform/config';
import { DatabaseNotifications, TenantScope } from '@casa/platform/database';
import { IDENTITY_PROVIDERS_CHANGED, identityProviders, type RegisteredFederation } from '../persistence/identity-provider.repository.js';
import { staffIdentityProviders } from '../persistence/staff-identity-provider.repository.js';
import { parseIdentityProviders } from '../saml/identity-providers.js';
import type { Federation, IdentityProvider } from '../saml/types.js';
import { providerOf } from './registry/refresh-registry.js';
import { type NamedProvider, SHIPPED_REGISTRY } from './registry/shipped-registry.js';

/**
 * Who may say of somebody who they are: SPID's registry, CIE, the municipality's own; and those of tests, where a setting names them. The
 * registries are remembered, and read again when the database tells that they are others.
 */
@Injectable()
export class IdentityProviders implements OnModuleInit {
  private readonly logger = new Logger(IdentityProviders.name);
  private readonly tests: readonly IdentityProvider[];
  private registered: Promise<readonly IdentityProvider[]> | undefined;

  constructor(
    private readonly scope: TenantScope,
    private readonly notifications: DatabaseNotifications,
    @Inject(Config) config: Config,
  ) {
    this.tests = config.CASA_TEST_IDP_METADATA.flatMap(readTestProviders);
  }

  async onModuleInit(): Promise<void> {
    await this.notifications.listen(IDENTITY_PROVIDERS_CHANGED, () => (this.registered = undefined));
  }

  /** By name; the page shows SPID's in random order. Where none can be used yet, those that will be once the registry is read. */
  async list(tenantId: TenantId, federation: Federation): Promise<NamedProvider[]> {
    const usable = await this.usable(tenantId, federation);
    const shown = usable.length > 0 ? usable : awaited(federation);
    return shown.map(({ entityId, name }) => ({ entityId, name })).sort((one, other) => one.name.localeCompare(other.name, 'it'));
  }

  async find(tenantId: TenantId, federation: Federation, entityId: string): Promise<IdentityProvider | undefined> {
    return (await this.usable(tenantId, federation)).find((provider) => provider.entityId === entityId);
  }

  /** Whether it is shown although it cannot be used yet: the registry was never read. */
  async isAwaited(tenantId: TenantId, federation: Federation, entityId: string): Promise<boolean> {
    if ((await this.usable(tenantId, federation)).length > 0) return false;
    return awaited(federation).some((provider) => provider.entityId === entityId);
  }

  private async usable(tenantId: TenantId, federation: Federation): Promise<readonly IdentityProvider[]> {
    const own = federation === 'STAFF' ? await this.staff(tenantId) : await this.ofRegistry(federation);
    return [...own, ...this.tests.filter((provider) => provider.federation === federation)];
  }

  private async ofRegistry(federation: RegisteredFederation): Promise<readonly IdentityProvider[]> {
    const reading = (this.registered ??= this.readRegistries());
    try {
      return (await reading).filter((provider) => provider.federation === federation);
    } catch (error) {
      if (this.registered === reading) this.registered = undefined;
      throw error;
    }
  }

  private async readRegistries(): Promise<readonly IdentityProvider[]> {
    const entries = await identityProviders.all(this.scope);
    return entries.flatMap((entry) => {
      const provider = providerOf(entry);
      if (!provider) this.logger.error(`the metadata of ${entry.entityId} are not understood any more: casa spid registry --refresh`);
      return provider ? [provider] : [];
    });
  }

  private async staff(tenantId: TenantId): Promise<IdentityProvider[]> {
    const stored = await this.scope.read({ tenantId }, (reader) => staffIdentityProviders.all(reader, tenantId));
    return stored.flatMap(({ name, metadata }) => parseIdentityProviders(metadata, 'STAFF').map((provider) => ({ ...provider, name })));
  }
}

function awaited(federation: Federation): readonly NamedProvider[] {
  return federation === 'STAFF' ? [] : SHIPPED_REGISTRY[federation];
}

/** `name.cie.xml` is trusted for CIE alone, `name.staff.xml` for employees, `name.spid.xml` for SPID; any other for SPID and CIE. */
function readTestProviders(file: string): IdentityProvider[] {
  const metadata = readFileSync(file, 'utf8');
  const [, named] = /\.(spid|cie|staff)\.xml$/i.exec(basename(file)) ?? [];
  const federations: readonly Federation[] = named ? [named.toUpperCase() as Federation] : ['SPID', 'CIE'];
  return federations.flatMap((federation) => parseIdentityProviders(metadata, federation));
}
