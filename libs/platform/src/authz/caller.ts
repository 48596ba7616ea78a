import type { DelegationId, OfficeId, PersonId, SessionId, TenantId } from '@casa/contracts';
import type { GivenRole, Role } from './roles.js';

/** SPID's levels: 1 a password, 2 a second factor, 3 a device with a certificate. */
export type Level = 1 | 2 | 3;

/** A role somebody was given here, and for which offices. */
export interface GivenRoleOf {
  readonly role: GivenRole;
  /** None: for every office. */
  readonly offices: readonly OfficeId[];
  /** Whose employee they are, when another municipality lends them. */
  readonly lentBy?: TenantId;
}

/** Whether a role is for virtual desks alone: an operator who is lent serves there, and sees nothing else. */
export function isAtVirtualDesks({ role, lentBy }: GivenRoleOf): boolean {
  return role === 'OPERATOR' && lentBy !== undefined;
}

/** For whom somebody acts who does not act for themselves. */
export interface Acting {
  readonly delegationId: DelegationId;
  readonly representedId: PersonId;
  /**
   * From then on nothing more is done by it, epoch milliseconds: its end, or when it was ended. It stays with the session until the person
   * turns back to themselves, so that nothing meant for the other is ever done for them.
   */
  readonly until: number;
}

/** Whether nothing more is done by it. */
export function isOver({ until }: Acting, now: Date): boolean {
  return until <= now.getTime();
}

/** Who is logged in. */
export interface CallerSession {
  readonly id: SessionId;
  readonly personId: PersonId;
  readonly level: Level;
  readonly given: readonly GivenRoleOf[];
  /** When the first of those roles ends, epoch milliseconds; absent: none does. */
  readonly rightsUntil?: number;
  /** For whom they act, when it is not themselves. */
  readonly acting?: Acting;
}

/** Who calls; without a session a visitor. */
export interface Caller {
  readonly session?: CallerSession;
}

export const VISITOR: Caller = {};

/** What somebody touches, as far as rights depend on it. */
export interface Place {
  readonly officeId: OfficeId;
  /** Whether it is a virtual desk's, or an appointment's that is met there. */
  readonly isVirtual?: boolean;
}

/** The first of a caller's roles that reaches to a place, for the audit. */
export function roleAt({ session }: Caller, { officeId, isVirtual = false }: Place): GivenRole | undefined {
  const reaches = (given: GivenRoleOf) =>
    (given.offices.length === 0 || given.offices.includes(officeId)) && (isVirtual || !isAtVirtualDesks(given));
  return session?.given.find(reaches)?.role;
}

/** Who lends somebody who serves here; undefined when they are the municipality's own in any of their roles. */
export function lenderOf({ session }: Caller): TenantId | undefined {
  const given = session?.given ?? [];
  return given.every(({ lentBy }) => lentBy !== undefined) ? given[0]?.lentBy : undefined;
}

/** A visitor's always, a citizen's of whoever is logged in, and what they were given. */
export function rolesOf({ session }: Caller): readonly Role[] {
  return session ? ['VISITOR', 'CITIZEN', ...new Set(session.given.map(({ role }) => role))] : ['VISITOR'];
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the session hook; absent for visitors. */
    caller?: Caller;
    /** Finds out anew who calls, which is no use of the session; undefined when it is over. Absent for visitors. */
    callerNow?: () => Promise<Caller | undefined>;
  }
}
