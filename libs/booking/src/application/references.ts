/** Kinds of sealed references booking hands out. */
export const HOLD_REFERENCE = 'hold';
export const APPOINTMENT_LINK = 'appointment-link';

/** A hold has no versions: it is there or it ran out. */
export const HOLD_VERSION = 1;
