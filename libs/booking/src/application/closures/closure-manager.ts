import type { OfficeId, PersonId } from '@casa/contracts';
import type { BookingCaller } from '../booking-caller.js';
import type { SeenOffices } from '../../persistence/closures/office-closure.repository.js';

/** What one does with closures, in the words of the permissions. */
export type ClosureAction = 'read' | 'close' | 'answer';

/** Who decides on closures. */
export interface ClosureManager extends BookingCaller {
  readonly personId: PersonId;
  /** What lets them do something at an office, or in the whole municipality (null), for the audit; undefined: nothing does. */
  readonly allowedAt: (action: ClosureAction, officeId: OfficeId | null) => string | undefined;
  /** Those they may see the closures of, among some. */
  readonly seenAmong: (offices: readonly OfficeId[]) => SeenOffices;
}
