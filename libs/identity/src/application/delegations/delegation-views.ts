import type { DelegationId, PersonId } from '@casa/contracts';
import type { DataKeys } from '@casa/platform/crypto';
import {
  type DelegationKind,
  type DelegationStatus,
  nameOf,
  type NamedPerson,
  type Represented,
  statusAt,
} from '../../domain/delegation.js';
import type { StoredDelegation } from '../../persistence/delegation.repository.js';
import { openDelegate, openReason, openRepresented } from './delegation-seal.js';

interface Delegation {
  readonly id: DelegationId;
  readonly kind: DelegationKind;
  readonly status: DelegationStatus;
  /** The last second. */
  readonly validUntil: Date;
  readonly createdAt: Date;
}

/** A delegation as one of the two sees it whom it is between. */
export interface OwnDelegation extends Delegation {
  /** Whether they are the one who acts; otherwise they are represented. */
  readonly acts: boolean;
  /** The other one, as they were named. */
  readonly name: string;
  readonly fiscalCode?: string;
  readonly reference?: string;
  /** Why the municipality refused it or took it back: told to who declared it. */
  readonly reason?: string;
}

/** A delegation as those see it who decide of it. */
export interface DeclaredDelegation extends Delegation {
  readonly delegate: NamedPerson;
  readonly represented: Represented;
}

/** For whom somebody acts at this moment. */
export interface ActingFor extends Delegation {
  readonly represented: Represented;
}

export function ownDelegation(keys: DataKeys, stored: StoredDelegation, personId: PersonId, now: Date): OwnDelegation {
  const acts = stored.delegateId === personId;
  const represented = openRepresented(keys, stored);
  const other = acts ? represented : openDelegate(keys, stored);
  const reason = acts ? openReason(keys, stored) : undefined;
  return {
    ...delegation(stored, now),
    acts,
    name: nameOf(other),
    ...(other.fiscalCode !== undefined && { fiscalCode: other.fiscalCode }),
    ...(represented.reference !== undefined && { reference: represented.reference }),
    ...(reason !== undefined && { reason }),
  };
}

export function declaredDelegation(keys: DataKeys, stored: StoredDelegation, now: Date): DeclaredDelegation {
  return { ...delegation(stored, now), delegate: openDelegate(keys, stored), represented: openRepresented(keys, stored) };
}

export function actingFor(keys: DataKeys, stored: StoredDelegation, now: Date): ActingFor {
  return { ...delegation(stored, now), represented: openRepresented(keys, stored) };
}

function delegation({ id, kind, status, validUntil, createdAt }: StoredDelegation, now: Date): Delegation {
  return { id, kind, status: statusAt({ status, validUntil }, now), validUntil, createdAt };
}
