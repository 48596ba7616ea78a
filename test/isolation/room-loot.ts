import type { DataKeys } from '@casa/platform/crypto';
import type { TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';
import { aRoom, type TestRoom } from '../support/a-room.js';
import { aSession, type TestSession } from '../support/sessions.js';

/** What a stranger could have got hold of in the other municipality’s rooms, and where they serve themselves. */
export interface RoomLoot {
  readonly theirs: TestRoom;
  readonly own: TestRoom;
  /** Who serves in the caller’s room, and who in the other’s. */
  readonly operator: TestSession;
  readonly theirOperator: TestSession;
}

const NOBODY = { headers: {}, personId: '', sessionId: '', membershipIds: [] };
const NO_ROOM = { appointmentId: '', documentId: '', guestId: '', link: '', invitation: '', citizenSeat: '', operatorSeat: '' };
export const NO_ROOM_LOOT: RoomLoot = { theirs: NO_ROOM, own: NO_ROOM, operator: NOBODY, theirOperator: NOBODY };

export async function roomLoot(database: TestDatabase, keys: DataKeys, a: Municipality, b: Municipality): Promise<RoomLoot> {
  const operator = await aSession(database, a.tenant, { keys, roles: ['OPERATOR'] });
  const theirOperator = await aSession(database, b.tenant, { keys, roles: ['OPERATOR'] });
  return {
    ...{ operator, theirOperator },
    own: await aRoom(database, a, { operatorId: operator.personId }),
    theirs: await aRoom(database, b, { operatorId: theirOperator.personId }),
  };
}
