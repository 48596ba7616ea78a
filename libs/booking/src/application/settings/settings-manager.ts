import type { OfficeId, PersonId } from '@casa/contracts';
import type { BookingCaller } from '../booking-caller.js';

/** Who decides about offices and services. */
export interface SettingsManager extends BookingCaller {
  readonly personId: PersonId;
  /** What lets them decide about an office, for the audit; undefined: nothing does. */
  readonly allowedAt: (officeId: OfficeId) => string | undefined;
}
