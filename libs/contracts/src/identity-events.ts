import type { DelegationId, MembershipId, PersonId, TenantId } from './ids.js';

/** Somebody was invited to work at a municipality, or was invited anew: then `version` is another. */
export interface MemberInvitedEvent {
  readonly tenantId: TenantId;
  readonly membershipId: MembershipId;
  readonly version: number;
}

/** A person gave another address to be written to. `version` grows with each. */
export interface ContactChangedEvent {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly version: number;
}

/** A delegation was given, confirmed or refused by the municipality, or ended by either side: those it is between are told. */
export interface DelegationChangedEvent {
  readonly tenantId: TenantId;
  readonly delegationId: DelegationId;
  readonly change: 'GIVEN' | 'CONFIRMED' | 'REFUSED' | 'ENDED';
}

/** Queue names of the outbox. */
export const IDENTITY_QUEUES = {
  memberInvited: 'identity.member-invited',
  contactChanged: 'identity.contact-changed',
  delegationChanged: 'identity.delegation-changed',
} as const;

/** Queue names of work that comes round by the clock. */
export const IDENTITY_SCHEDULES = {
  refreshRegistry: 'identity.refresh-registry',
  retention: 'identity.retention',
} as const;
