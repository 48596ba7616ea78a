import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { providerOf, REGISTERED_FEDERATIONS, type RegisteredFederation, type RegistryEntry, RefreshRegistry } from '@casa/identity';
import type { INestApplicationContext } from '@nestjs/common';
import { IdentityOperationsModule } from '../identity-operations.module.js';
import { OperatorError } from '../operator-error.js';
import { operatorName } from '../operator-name.js';
import { withModule } from '../with-module.js';

/** The options as they were typed. */
export interface RegistryOptions {
  readonly refresh?: boolean;
  /** Metadata to take in place of what is published. */
  readonly file?: string;
  readonly federation: RegisteredFederation;
  readonly force?: boolean;
}

type Outcome = Awaited<ReturnType<RefreshRegistry['take']>>;

/** Shows who may vouch for people, after reading it anew where that was asked for. */
export async function spidRegistry({ refresh = false, file, federation, force = false }: RegistryOptions): Promise<void> {
  await withModule(IdentityOperationsModule, async (context: INestApplicationContext) => {
    const registry = context.get(RefreshRegistry);
    if (refresh) for (const each of REGISTERED_FEDERATIONS) await refreshed(registry, each, force);
    if (file !== undefined) {
      const source = `${resolve(file)}, by ${operatorName()}`;
      tell(federation, file, await registry.take(federation, textOf(file), source, { force }));
    }
    show(await registry.known());
  });
}

async function refreshed(registry: RefreshRegistry, federation: RegisteredFederation, force: boolean): Promise<void> {
  const address = registry.addressOf(federation);
  if (address === undefined) console.log(`${federation}: no address is set to read identity providers from`);
  else tell(federation, address, await registry.fetch(federation, address, { force }));
}

function tell(federation: RegisteredFederation, source: string, outcome: Outcome): void {
  if (!outcome.ok) {
    throw new OperatorError(`${federation}, ${source}: ${outcome.refusal}. What was read before stays.`);
  }
  const { total, added, changed, gone, unusable } = outcome.value;
  console.log(`${federation}: ${total} read, ${added.length} new, ${changed.length} changed, ${gone.length} gone`);
  for (const { entityId, problem } of unusable) console.log(`${federation}: left out ${entityId}: ${problem}`);
}

function show(entries: readonly RegistryEntry[]): void {
  for (const federation of REGISTERED_FEDERATIONS) {
    const known = entries.filter((entry) => entry.federation === federation);
    for (const entry of known) console.log(described(entry));
    if (known.length === 0) console.log(`${federation}: never read; names alone are shown, and nobody can log in with them`);
  }
}

function described(entry: RegistryEntry): string {
  const certificates = providerOf(entry)?.certificates ?? [];
  const ends = certificates.map((certificate) => new X509Certificate(Buffer.from(certificate, 'base64')).validToDate);
  const keys = ends.map((end) => end.toISOString().slice(0, 10)).join(', ') || 'not understood';
  const { federation, name, entityId, fetchedAt, source } = entry;
  return `${federation}  ${name}  ${entityId}  keys until ${keys}  read ${fetchedAt.toISOString()} from ${source}`;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new OperatorError(`${file} cannot be read: ${error instanceof Error && 'code' in error ? String(error.code) : 'no text'}`);
  }
}
