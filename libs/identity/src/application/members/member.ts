import type { MembershipId, OfficeId, TenantId } from '@casa/contracts';
import type { GivenRole } from '@casa/platform/authz';
import type { DataKeys } from '@casa/platform/crypto';
import type { Loan } from '../../domain/loan.js';
import type { MemberStatus } from '../../domain/member-status.js';
import type { StoredMember } from '../../persistence/membership.repository.js';

/** Where members are: a municipality or the consortium. */
export interface Workplace {
  readonly id: TenantId;
  readonly kind: 'MUNICIPALITY' | 'CONSORTIUM';
}

/** Somebody who works here, or was asked to. */
export interface Member {
  readonly id: MembershipId;
  readonly name: string;
  readonly email: string;
  readonly role: GivenRole;
  readonly status: MemberStatus;
  /** None: every office. */
  readonly offices: readonly OfficeId[];
  /** Null: without end. */
  readonly validUntil: Date | null;
  /** Null: the municipality's own. */
  readonly loan: Loan | null;
}

/** Something an administrator typed that cannot be taken, as `InvalidInput` tells it. */
export interface MemberProblem {
  readonly path: 'role' | 'officeIds' | 'validUntil' | 'loan.municipalityId' | 'agreement';
  readonly problem: 'NOT_A_CHOICE' | 'NOT_FOUND' | 'OUT_OF_RANGE' | 'REQUIRED';
}

export function openMember(keys: DataKeys, stored: StoredMember): Member {
  const { id, role, status, offices, validUntil, loan } = stored;
  return { id, ...openMemberContact(keys, stored), role, status, offices, validUntil, loan };
}

export function openMemberContact(
  keys: DataKeys,
  { id, nameSealed, emailSealed }: Pick<StoredMember, 'id' | 'nameSealed' | 'emailSealed'>,
): Pick<Member, 'name' | 'email'> {
  return { name: openMemberName(keys, { id, nameSealed }), email: keys.open(emailSealed, `membership.email_sealed ${id}`) };
}

export function openMemberName(keys: DataKeys, { id, nameSealed }: Pick<StoredMember, 'id' | 'nameSealed'>): string {
  return keys.open(nameSealed, `membership.name_sealed ${id}`);
}

export function sealMember(
  keys: DataKeys,
  id: MembershipId,
  { name, email }: Pick<Member, 'name' | 'email'>,
): Pick<StoredMember, 'nameSealed' | 'emailSealed'> {
  return { nameSealed: keys.seal(name, `membership.name_sealed ${id}`), emailSealed: keys.seal(email, `membership.email_sealed ${id}`) };
}

/** What a member is found by, whichever way the address is written. */
export function memberDigest(keys: DataKeys, email: string): Buffer {
  return keys.digest(email.trim().toLowerCase(), 'membership email');
}
