import type { TestDatabase } from '@casa/testing';
import { aHold, anAppointment, aSpecialOpening, weeklyHours, aClosure } from '@casa/testing';
import { aMunicipality, type Municipality } from '../support/a-municipality.js';
import { agendaRows } from './agenda-rows.js';
import { closureRows } from './closure-rows.js';
import { freeTimeRows } from './free-time-rows.js';
import { identityRows } from './identity-rows.js';
import { queueRows } from './queue-rows.js';
import { ratingRows } from './rating-rows.js';
import { roomRows } from './room-rows.js';
import { virtualDeskRows } from './virtual-desk-rows.js';
import { waitingListRows } from './waiting-list-rows.js';

/** Two municipalities with a row in every table; a is the caller, b is whom nothing may happen to. */
export async function twoTenants(database: TestDatabase): Promise<{ a: Municipality; b: Municipality }> {
  const a = await aMunicipality(database, 'altamura');
  const b = await aMunicipality(database, 'bari');
  for (const municipality of [a, b]) {
    const { tenant, office, service, desk } = municipality;
    await identityRows(database, municipality);
    await agendaRows(database, municipality);
    await closureRows(database, municipality);
    await freeTimeRows(database, municipality);
    await queueRows(database, municipality);
    await ratingRows(database, municipality);
    await roomRows(database, municipality);
    await virtualDeskRows(database, municipality);
    await waitingListRows(database, municipality);
    await anAppointment(database, { service, desk, startsAt: new Date('2031-03-03T09:00:00Z') });
    await database.asSuperuser(
      `update appointment a set acted_by = d.person_id, delegation_id = d.id from delegation d where a.tenant_id = $1 and d.tenant_id = $1`,
      [tenant.id],
    );
    await aHold(database, { desk, startsAt: new Date('2031-03-03T11:00:00Z'), minutes: 30, heldUntil: new Date('2031-03-03T11:20:00Z') });
    await weeklyHours(database, office, { desk, weekdays: [1] });
    await aSpecialOpening(database, office, { day: '2031-03-04', desk });
    await aClosure(database, tenant, { from: new Date('2031-03-05T00:00:00Z'), until: new Date('2031-03-06T00:00:00Z'), office, desk });
  }
  return { a, b };
}
