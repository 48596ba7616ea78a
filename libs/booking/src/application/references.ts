/** Kinds of sealed references booking hands out. */
export const HOLD_REFERENCE = 'hold';
export const APPOINTMENT_LINK = 'appointment-link';
export const CALENDAR_FEED = 'calendar-feed';

/** A hold has no versions: it is there or it ran out. */
export const HOLD_VERSION = 1;
