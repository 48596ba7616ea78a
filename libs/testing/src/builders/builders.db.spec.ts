import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../test-database.js';
import { aDesk } from './a-desk.js';
import { aService } from './a-service.js';
import { aTenant } from './a-tenant.js';
import { aHold, anAppointment } from './an-appointment.js';
import { anOffice } from './an-office.js';
import { aClosure, aSpecialOpening, weeklyHours } from './opening.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

it('builds a municipality in which something can be booked', async () => {
  const tenant = await aTenant(database);
  const office = await anOffice(database, tenant);
  const service = await aService(database, office, { minutes: 20, channels: ['IN_PERSON', 'VIDEO'] });
  const desk = await aDesk(database, office, [service]);
  await weeklyHours(database, office);
  await weeklyHours(database, office, { weekdays: [2], opens: '15:00', closes: '17:30', desk });
  await aSpecialOpening(database, office, { day: '2026-12-08' });
  await aClosure(database, tenant, { from: new Date('2026-12-24T00:00:00+01:00'), until: new Date('2026-12-27T00:00:00+01:00'), office });

  const startsAt = new Date('2026-11-23T09:00:00+01:00');
  const appointment = await anAppointment(database, { service, desk, startsAt });
  expect(appointment.endsAt).toEqual(new Date('2026-11-23T09:20:00+01:00'));
  await anAppointment(database, { service, desk, startsAt, status: 'CANCELLED' });
  const heldUntil = new Date('2026-11-21T10:10:00+01:00');
  await aHold(database, { desk, startsAt: appointment.endsAt, minutes: service.minutes, heldUntil });

  const claims = await database.asSuperuser('select appointment_id, held_until from desk_claim order by starts_at');
  expect(claims).toEqual([
    { appointment_id: appointment.id, held_until: null },
    { appointment_id: null, held_until: heldUntil },
  ]);
  const hours = await database.asSuperuser('select weekday, opens, desk_id from weekly_hours order by weekday, opens');
  expect(hours).toHaveLength(6);
  expect(hours[2]).toEqual({ weekday: 2, opens: '15:00:00', desk_id: desk.id });
});

it('does not let two claims of a desk overlap', async () => {
  const tenant = await aTenant(database);
  const office = await anOffice(database, tenant);
  const service = await aService(database, office);
  const desk = await aDesk(database, office, [service]);
  await anAppointment(database, { service, desk, startsAt: new Date('2026-11-23T09:00:00+01:00') });
  const overlapping = anAppointment(database, { service, desk, startsAt: new Date('2026-11-23T09:29:00+01:00') });
  await expect(overlapping).rejects.toMatchObject({ code: '23P01' });
});

it('gives every test file a database of its own', async () => {
  const other = await testDatabase();
  try {
    expect(await other.asSuperuser('select * from tenant')).toEqual([]);
    const roles = await other.asApplication(
      'select current_user as role, rolsuper, rolbypassrls from pg_roles where rolname = current_user',
    );
    expect(roles).toEqual([{ role: 'casa_app', rolsuper: false, rolbypassrls: false }]);
  } finally {
    await other.drop();
  }
});
