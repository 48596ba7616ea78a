import type { Id } from '@casa/kernel';

export type TenantId = Id<'Tenant'>;
export type PersonId = Id<'Person'>;
export type OfficeId = Id<'Office'>;
export type ServiceId = Id<'Service'>;
export type DeskId = Id<'Desk'>;
export type AppointmentId = Id<'Appointment'>;
export type SessionId = Id<'Session'>;
export type MembershipId = Id<'Membership'>;
export type DelegationId = Id<'Delegation'>;
