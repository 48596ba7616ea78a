const HOUR_MS = 3_600_000;

/** The kind of sealed reference that the link to confirm an address carries. */
export const CONTACT_LINK = 'contact-email';

/** For how many hours that link holds. */
export const CONTACT_LINK_HOURS = 24;
export const CONTACT_LINK_MS = CONTACT_LINK_HOURS * HOUR_MS;
