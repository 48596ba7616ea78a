import type { OfficeId, TenantId } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import { type Abilities, type Caller, lenderOf, roleAt } from '@casa/platform/authz';
import type { CurrentTenant } from '@casa/platform/graphql';
import { type BookingCaller, mayDoFor } from '../booking-caller.js';

/** Who asks something of a room: mostly nobody who is logged in. */
export interface RoomCaller extends BookingCaller {
  /**
   * What lets them serve in the rooms of an office, for the audit; undefined: nothing does.
   * @param isVirtual whether it is a room of a virtual desk: all that an operator has who is lent.
   */
  readonly allowedAt: (officeId: OfficeId, isVirtual?: boolean) => string | undefined;
  /** Who lends them; absent: they are the municipality's own, or no operator. */
  readonly lentBy?: TenantId;
  /** When the first of their rights ends by itself, epoch milliseconds. */
  readonly rightsUntil?: number;
}

/** How somebody comes to the door of a room. */
export type RoomKey =
  /** By a link: the citizen's, or a guest's. */
  | { readonly token: string }
  /** Logged in: as the citizen whose appointment it is, or as an operator of its office. */
  | { readonly appointmentId: string; readonly as: 'CITIZEN' | 'OPERATOR' };

/** Whether a key may be used as the session stands: one's own appointment is another's while one acts for them, and nobody's when the delegation is over. */
export function mayUse(caller: RoomCaller, key: RoomKey, now: Date): boolean {
  return 'token' in key || key.as === 'OPERATOR' || mayDoFor(caller, now);
}

/** What the use cases of rooms need of a request. */
export function roomCaller(
  { tenant, caller, language }: { readonly tenant: CurrentTenant; readonly caller: Caller; readonly language: Language },
  abilities: Abilities,
): RoomCaller {
  const { session } = caller;
  const lentBy = lenderOf(caller);
  return {
    ...{ tenantId: tenant.id, tenantSlug: tenant.slug, patronSaint: tenant.patronSaint, language },
    ...(session && { personId: session.personId, ...(session.acting && { acting: session.acting }) }),
    allowedAt: (officeId, isVirtual = false) =>
      abilities.mayTouch(caller, 'serve', 'Room', { officeId, isVirtual }) ? roleAt(caller, { officeId, isVirtual }) : undefined,
    ...(lentBy && { lentBy }),
    ...(session?.rightsUntil !== undefined && { rightsUntil: session.rightsUntil }),
  };
}
