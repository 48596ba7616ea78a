import { XMLSerializer } from '@xmldom/xmldom';
import { InvalidMetadata, parseIdentityProviders, providersIn, readMetadata } from './identity-providers.js';
import { instantOf, requireNotOver } from './instants.js';
import { settle } from './refusal.js';
import type { Federation, IdentityProvider } from './types.js';
import { verifiedCopy } from './verified-copy.js';
import { attributeOf } from './xml-reader.js';

/** An identity provider of a registry, with metadata of its own that can be read without the others'. */
export interface RegisteredProvider {
  readonly provider: IdentityProvider;
  readonly metadata: string;
}

/** One that nobody could log in with. */
export interface UnusableProvider {
  readonly entityId: string;
  readonly problem: string;
}

export interface ProviderRegistry {
  readonly found: readonly RegisteredProvider[];
  readonly unusable: readonly UnusableProvider[];
}

/**
 * A federation's registry: the metadata of all its identity providers in one document (SPID), or of the only one (CIE). One without a
 * usable key or address, or whose time is over, is named and left out: the others do not wait for it to be mended.
 * @param signers certificates (base64 DER) of who signs the registry: then nothing is read but what one of them signed. None: where it
 * came from is proof enough to the caller.
 * @throws InvalidMetadata when it cannot be read, is signed by none of them, is over, or names an identity provider twice
 */
export function readProviderRegistry(xml: string, federation: Federation, signers: readonly string[], now: Date): ProviderRegistry {
  const root = signers.length === 0 ? readMetadata(xml) : signedBy(signers, xml);
  requireLasting(root, now);
  const entities = providersIn(root).map(({ entity }) => entity);
  const ids = entities.map((entity) => attributeOf(entity, 'entityID') ?? '');
  if (new Set(ids).size < ids.length) throw new InvalidMetadata('an identity provider is there twice');

  const found: RegisteredProvider[] = [];
  const unusable: UnusableProvider[] = [];
  for (const [index, entity] of entities.entries()) {
    try {
      requireLasting(entity, now);
      const metadata = new XMLSerializer().serializeToString(entity);
      found.push(...parseIdentityProviders(metadata, federation).map((provider) => ({ provider, metadata })));
    } catch (error) {
      if (!(error instanceof InvalidMetadata)) throw error;
      unusable.push({ entityId: ids[index] ?? '', problem: error.message });
    }
  }
  return { found, unusable };
}

function signedBy(signers: readonly string[], xml: string): Element {
  const root = readMetadata(xml);
  return required(() => verifiedCopy(xml, root, signers));
}

/** Until when metadata may be used (SAML metadata, 2.3.1 and 2.3.2); without it they have no end. */
function requireLasting(element: Element, now: Date): void {
  const validUntil = attributeOf(element, 'validUntil');
  if (validUntil !== undefined) required(() => requireNotOver(instantOf(validUntil, 'validUntil'), now, 'validUntil'));
}

/** What the checks of SAML refuse, nobody can log in with. */
function required<Value>(check: () => Value): Value {
  const outcome = settle(check);
  if (!outcome.ok) throw new InvalidMetadata(outcome.refusal.detail);
  return outcome.value;
}
