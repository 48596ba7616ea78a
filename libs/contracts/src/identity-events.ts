import type { MembershipId, PersonId, TenantId } from './ids.js';

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

/** Queue names of the outbox. */
export const IDENTITY_QUEUES = {
  memberInvited: 'identity.member-invited',
  contactChanged: 'identity.contact-changed',
} as const;
