import type { OfficeId, PersonId, TenantId } from '@casa/contracts';
import type { BookingCaller } from '../booking-caller.js';

/** What one does in an agenda, in the words of the permissions. */
export type AgendaAction = 'read' | 'serve' | 'book' | 'block';

/** Who works in agendas. */
export interface AgendaOperator extends BookingCaller {
  readonly personId: PersonId;
  /**
   * What lets them do something at an office, for the audit; undefined: nothing does.
   * @param isVirtual whether it is about a virtual desk or what is met there: all that an operator has who is lent.
   */
  readonly allowedAt: (action: AgendaAction, officeId: OfficeId, isVirtual?: boolean) => string | undefined;
  /** Who lends them; absent: they are the municipality's own. */
  readonly lentBy?: TenantId;
}
