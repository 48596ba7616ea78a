import type { Grant } from '@casa/platform/authz';

/** Whoever comes may stand at the door of a room; what opens it is looked at there. */
export const ROOM_VISITOR_GRANTS: readonly Grant[] = [{ action: 'enter', subject: 'Room' }];

/** What those who serve citizens do in the rooms of their offices. */
export const ROOM_OPERATOR_GRANTS: readonly Grant[] = [{ action: 'serve', subject: 'Room', ownOffices: true }];
