/** What a new reading of a registry changes, by entityID. */
export interface RegistryChange {
  readonly total: number;
  readonly added: readonly string[];
  /** With other keys, addresses or another name. */
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/** @param known, found what can be said of each identity provider, by entityID */
export function registryChange(known: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): RegistryChange {
  const ids = [...found.keys()];
  return {
    total: found.size,
    added: ids.filter((id) => !known.has(id)),
    changed: ids.filter((id) => known.has(id) && known.get(id) !== found.get(id)),
    gone: [...known.keys()].filter((id) => !found.has(id)),
  };
}

/** Whether half a registry was read rather than a registry of half the size: then people would lose their way in. */
export function losesTooMany({ gone }: RegistryChange, knownBefore: number): boolean {
  return gone.length * 2 > knownBefore;
}
