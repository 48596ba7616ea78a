import type { DelegationId } from '@casa/contracts';
import type { DataKeys } from '@casa/platform/crypto';
import type { NamedPerson, Represented } from '../../domain/delegation.js';
import type { StoredDelegation } from '../../persistence/delegation.repository.js';

/** Who a delegation is between, as they were named when it was made. */
export interface Parties {
  readonly delegate: NamedPerson;
  readonly represented: Represented;
}

export function sealParties(
  keys: DataKeys,
  id: DelegationId,
  { delegate, represented }: Parties,
): Pick<StoredDelegation, 'delegateSealed' | 'representedSealed'> {
  return {
    delegateSealed: keys.seal(JSON.stringify(delegate), `delegation.delegate_sealed ${id}`),
    representedSealed: keys.seal(JSON.stringify(represented), `delegation.represented_sealed ${id}`),
  };
}

export function openDelegate(keys: DataKeys, { id, delegateSealed }: Pick<StoredDelegation, 'id' | 'delegateSealed'>): NamedPerson {
  return JSON.parse(keys.open(delegateSealed, `delegation.delegate_sealed ${id}`)) as NamedPerson;
}

export function openRepresented(
  keys: DataKeys,
  { id, representedSealed }: Pick<StoredDelegation, 'id' | 'representedSealed'>,
): Represented {
  return JSON.parse(keys.open(representedSealed, `delegation.represented_sealed ${id}`)) as Represented;
}

export function sealReason(keys: DataKeys, id: DelegationId, reason: string): string {
  return keys.seal(reason, `delegation.reason_sealed ${id}`);
}

/** Why the municipality refused; undefined when it did not. */
export function openReason(keys: DataKeys, { id, reasonSealed }: Pick<StoredDelegation, 'id' | 'reasonSealed'>): string | undefined {
  return reasonSealed === null ? undefined : keys.open(reasonSealed, `delegation.reason_sealed ${id}`);
}
