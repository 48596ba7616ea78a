/** Kinds of the links and proofs of rooms: one never opens what another is for. */

/** The citizen's link, over the appointment; worth as long as the manage links of the same version. */
export const ROOM_LINK = 'room link';
/** A guest's, over the participant; worth until the room is over. */
export const ROOM_INVITATION = 'room invitation';
/** What a browser has once it has entered, over the participant; worth until another browser takes the place. */
export const ROOM_SEAT = 'room seat';

/** An invitation ends with the room: it needs no revocation. */
export const ROOM_INVITATION_VERSION = 1;
