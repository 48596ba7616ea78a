const DAY_MS = 86_400_000;

/** The kind of sealed reference that an invitation's link carries. */
export const INVITATION_LINK = 'invitation';

/** How long an invitation may be taken up. */
export const INVITATION_MS = 14 * DAY_MS;
