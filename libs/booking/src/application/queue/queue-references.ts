/** Kinds of the links of the waiting room: one never opens what another is for. */
export const TICKET_LINK = 'queue ticket';
export const KIOSK_LINK = 'queue kiosk';

/** A ticket is worth something for a day: its links need no revocation. */
export const TICKET_LINK_VERSION = 1;
