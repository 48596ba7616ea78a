import type { TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';
import { aRoom } from '../support/a-room.js';
import { aSession } from '../support/sessions.js';

/** A row in every table of the rooms, each pointing at all it can point at. */
export async function roomRows(database: TestDatabase, municipality: Municipality): Promise<void> {
  const operator = await aSession(database, municipality.tenant, { roles: ['OPERATOR'] });
  await aRoom(database, municipality, { operatorId: operator.personId });
}
