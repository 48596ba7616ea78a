import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { Config } from '@casa/platform/config';
import { TenantScope } from '@casa/platform/database';
import { losesTooMany, type RegistryChange, registryChange } from '../../domain/registry-change.js';
import { identityProviders, type RegisteredFederation, type RegistryEntry } from '../../persistence/identity-provider.repository.js';
import { InvalidMetadata, parseIdentityProviders } from '../../saml/identity-providers.js';
import { type ProviderRegistry, readProviderRegistry, type UnusableProvider } from '../../saml/provider-registry.js';
import type { IdentityProvider } from '../../saml/types.js';
import { fetchDocument, NotFetched } from './fetch-document.js';

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** What a new reading brought, and what of it nobody can log in with. */
export interface Refreshed extends RegistryChange {
  readonly unusable: readonly UnusableProvider[];
}

export interface RefreshOptions {
  /** Also when most of the known identity providers are gone: somebody has looked, and it is true. */
  readonly force?: boolean;
}

/**
 * Reads a federation's registry anew. What is suspicious is refused, in words for the log, and the last reading stays: a registry that is
 * down or broken stops nobody's login.
 */
@Injectable()
export class RefreshRegistry {
  /** Who signs a registry, where that is known. */
  private readonly signers: Readonly<Record<RegisteredFederation, readonly string[]>>;

  constructor(
    private readonly scope: TenantScope,
    @Inject(Config) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const file = config.CASA_SPID_REGISTRY_CERTIFICATE;
    this.signers = { SPID: file === undefined ? [] : certificatesIn(file), CIE: [] };
  }

  /** What was last read, by federation and name. */
  known(): Promise<RegistryEntry[]> {
    return identityProviders.all(this.scope);
  }

  /** Where the registry is published; undefined when it is not to be read. */
  addressOf(federation: RegisteredFederation): string | undefined {
    const address = { SPID: this.config.CASA_SPID_REGISTRY_URL, CIE: this.config.CASA_CIE_METADATA_URL }[federation];
    return address === 'off' ? undefined : address;
  }

  /** From where it is published. */
  async fetch(federation: RegisteredFederation, address: string, options: RefreshOptions = {}): Promise<Result<Refreshed, string>> {
    try {
      return await this.take(federation, await fetchDocument(address), address, options);
    } catch (error) {
      if (error instanceof NotFetched) return refused(error.message);
      throw error;
    }
  }

  /** @param source where it was read, for whoever asks later */
  async take(
    federation: RegisteredFederation,
    xml: string,
    source: string,
    { force = false }: RefreshOptions = {},
  ): Promise<Result<Refreshed, string>> {
    const now = this.clock.now();
    const read = this.read(federation, xml, now);
    if (!read.ok) return read;
    const { found, unusable } = read.value;
    if (found.length === 0) return refused('there is no identity provider in it that can be used');
    const known = (await this.known()).filter((entry) => entry.federation === federation);
    const change = registryChange(
      new Map(known.map((entry) => [entry.entityId, gistOf(providerOf(entry))])),
      new Map(found.map(({ provider }) => [provider.entityId, gistOf(provider)])),
    );
    if (!force && losesTooMany(change, known.length)) {
      return refused(
        `${change.gone.length} of the ${known.length} known identity providers are not in it any more: ${change.gone.join(', ')}`,
      );
    }
    const stored = found.map(({ provider: { entityId, name }, metadata }) => ({ entityId, name, metadata }));
    await identityProviders.replace(this.scope, federation, stored, source, now);
    return ok({ ...change, unusable });
  }

  private read(federation: RegisteredFederation, xml: string, now: Date): Result<ProviderRegistry, string> {
    try {
      return ok(readProviderRegistry(xml, federation, this.signers[federation], now));
    } catch (error) {
      if (error instanceof InvalidMetadata) return refused(error.message);
      throw error;
    }
  }
}

/** Undefined when it is not understood any more. */
export function providerOf({ metadata, federation }: Pick<RegistryEntry, 'metadata' | 'federation'>): IdentityProvider | undefined {
  try {
    return parseIdentityProviders(metadata, federation)[0];
  } catch (error) {
    if (error instanceof InvalidMetadata) return undefined;
    throw error;
  }
}

function gistOf(provider: IdentityProvider | undefined): string {
  return JSON.stringify(provider ?? null);
}

function certificatesIn(file: string): readonly string[] {
  const certificates = readFileSync(file, 'utf8').match(PEM) ?? [];
  if (certificates.length === 0) throw new Error(`${file} holds no certificate (CASA_SPID_REGISTRY_CERTIFICATE)`);
  return certificates.map((pem) => new X509Certificate(pem).raw.toString('base64'));
}
