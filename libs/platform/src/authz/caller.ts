import type { DelegationId, OfficeId, PersonId, SessionId } from '@casa/contracts';
import type { GivenRole, Role } from './roles.js';

/** SPID's levels: 1 a password, 2 a second factor, 3 a device with a certificate. */
export type Level = 1 | 2 | 3;

/** A role somebody was given here, and for which offices. */
export interface GivenRoleOf {
  readonly role: GivenRole;
  /** None: for every office. */
  readonly offices: readonly OfficeId[];
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
  /** For whom they act, when it is not themselves. */
  readonly acting?: Acting;
}

/** Who calls; without a session a visitor. */
export interface Caller {
  readonly session?: CallerSession;
}

export const VISITOR: Caller = {};

/** A visitor's always, a citizen's of whoever is logged in, and what they were given. */
export function rolesOf({ session }: Caller): readonly Role[] {
  return session ? ['VISITOR', 'CITIZEN', ...new Set(session.given.map(({ role }) => role))] : ['VISITOR'];
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the session hook; absent for visitors. */
    caller?: Caller;
  }
}
