import { fixedClock, testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { granted, request } from '../a-counter.js';
import { untilSomebodyWaits } from '../database-watch.js';
import {
  aManager,
  aSettingsWorld,
  everyWorkday,
  NO_CHANGE,
  previewed,
  refusalOf,
  saved,
  type SettingsUseCases,
  settingsUseCases,
  type SettingsWorld,
} from './settings-world.js';

// A Monday, before the office opens; the week that previews show begins on the thirtieth.
const NOW = '2026-11-23T08:00:00+01:00';

let database: TestDatabase;
let casa: SettingsUseCases;
let world: SettingsWorld;

beforeAll(async () => {
  database = await testDatabase();
  casa = await settingsUseCases(database, fixedClock(NOW));
});
beforeEach(async () => {
  world = await aSettingsWorld(database, casa.keys);
});
afterAll(async () => {
  await casa[Symbol.asyncDispose]();
  await database.drop();
});

async function seen() {
  const found = await casa.read.office(world.manager, world.office.id);
  if (!found) throw new Error('the office is not there');
  return found;
}

async function change(what: Partial<Parameters<SettingsUseCases['office']['execute']>[2]>, version?: string) {
  const request = { version: version ?? (await seen()).version, isPreview: false };
  return casa.office.execute(world.manager, world.office.id, { ...NO_CHANGE, ...what }, request);
}

async function preview(what: Partial<Parameters<SettingsUseCases['office']['execute']>[2]>) {
  const outcome = await casa.office.execute(world.manager, world.office.id, { ...NO_CHANGE, ...what }, { version: '', isPreview: true });
  return previewed(outcome);
}

/** How many starts are free each day of the week that previews show. */
async function free(): Promise<(number | undefined)[]> {
  const found = await casa.find.days(world.manager, {
    ...{ serviceId: world.service.id, officeId: world.office.id, channel: 'IN_PERSON' as const },
    ...{ from: '2026-11-30', days: 7 },
  });
  return (found?.days ?? []).map(({ slots }) => slots.length);
}

async function book(startsAt: string, of = world) {
  return granted(await casa.book.execute(of.manager, request(of, startsAt))).appointment;
}

describe('the week of an office', () => {
  it('is shown before and after, and nothing is written', async () => {
    const { services, desks, kept, obstacle, firstDay } = await preview({ hours: everyWorkday('10:00', '11:00') });
    expect(firstDay).toBe('2026-11-30');
    const half = services.find(({ serviceId, channel }) => serviceId === world.service.id && channel === 'IN_PERSON');
    expect(half?.days.map(({ before, after }) => [before, after])).toEqual([...Array<number[]>(5).fill([6, 2]), [0, 0], [0, 0]]);
    expect(desks.map(({ name }) => name)).toEqual(['Sportello 1', 'Sportello 2']);
    expect(desks[0]?.days[0]?.after.openings).toHaveLength(1);
    expect({ kept, obstacle }).toEqual({ kept: [], obstacle: undefined });
    expect(await free()).toEqual([6, 6, 6, 6, 6, 0, 0]);
  });

  it('is what citizens find after the save; whoever lies outside is kept, and listed', async () => {
    const { id } = await book('2026-12-01T11:30');
    const shown = await preview({ hours: everyWorkday('08:00', '11:00') });
    expect(shown.kept).toMatchObject([{ id, reason: 'OUTSIDE_HOURS', deskId: expect.any(String) as unknown }]);
    const { kept, version } = saved(await change({ hours: everyWorkday('08:00', '11:00') }));
    expect(kept.map((one) => one.id)).toEqual([id]);
    expect((await seen()).version).toBe(version);
    expect(await free()).toEqual([6, 6, 6, 6, 6, 0, 0]);
    const [row] = await database.asSuperuser('select status, starts_at from appointment where id = $1', [id]);
    expect(row).toMatchObject({ status: 'BOOKED' });
    // What lay outside before is no matter of the next change.
    expect(saved(await change({ hours: everyWorkday('08:00', '10:00') })).kept).toEqual([]);
  });

  it('a desk with hours of its own does not follow the office, until it does again', async () => {
    saved(await change({ deskHours: [{ deskId: world.second.id, hours: [{ weekday: 6, opens: '09:00', closes: '13:00' }] }] }));
    expect(await free()).toEqual([6, 6, 6, 6, 6, 8, 0]);
    saved(await change({ deskHours: [{ deskId: world.second.id, hours: [] }] }));
    expect(await free()).toEqual([6, 6, 6, 6, 6, 0, 0]);
  });

  it('is changed by one at a time: the second is told, and nothing is lost', async () => {
    const { version } = await seen();
    saved(await change({ hours: everyWorkday('08:00', '11:00') }, version));
    expect(refusalOf(await change({ hours: everyWorkday('09:00', '13:00') }, version))).toMatchObject({ code: 'CHANGED_MEANWHILE' });
    expect(await free()).toEqual([6, 6, 6, 6, 6, 0, 0]);
    const now = (await seen()).version;
    const both = await Promise.all([
      change({ hours: everyWorkday('09:00', '13:00') }, now),
      change({ hours: everyWorkday('09:00', '10:00') }, now),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('hours that cannot be are refused where they stand', async () => {
    const hours = [
      { weekday: 1, opens: '12:00', closes: '09:00' },
      { weekday: 2, opens: '09:00', closes: '12:00' },
      { weekday: 2, opens: '11:00', closes: '13:00' },
    ];
    expect(refusalOf(await change({ hours }))).toEqual({
      code: 'INVALID',
      problems: [
        { path: 'hours.0.closes', problem: 'CLOSES_BEFORE' },
        { path: 'hours.2.opens', problem: 'HOURS_OVERLAP' },
      ],
    });
  });

  it('is not a stranger’s to see or to change', async () => {
    const stranger = await aManager(database, casa.keys, world.tenant, [world.otherOffice]);
    expect(await casa.read.office(stranger, world.office.id)).toBeUndefined();
    const outcome = await casa.office.execute(stranger, world.office.id, NO_CHANGE, { version: '', isPreview: true });
    expect(refusalOf(outcome)).toEqual({ code: 'NOT_FOUND' });
    expect((await casa.read.offices(stranger)).map(({ office }) => office.id)).toEqual([world.otherOffice.id]);
  });
});

describe('exceptions', () => {
  it('a day with other hours stands in the place of the weekly ones, until it is a day as all others', async () => {
    saved(await change({ exceptions: [{ day: '2026-12-02', hours: [{ opens: '15:00', closes: '16:00' }] }] }));
    expect(await free()).toEqual([6, 6, 2, 6, 6, 0, 0]);
    saved(await change({ ordinaryDays: [{ day: '2026-12-02' }] }));
    expect(await free()).toEqual([6, 6, 6, 6, 6, 0, 0]);
  });

  it('over an appointment they are refused, with its name', async () => {
    const { id } = await book('2026-12-02T09:00');
    const closed = { exceptions: [{ day: '2026-12-02', hours: [], reason: { it: 'Inventario' } }] };
    expect((await preview(closed)).obstacle).toMatchObject({ appointments: [{ id, reason: 'CLOSED' }], isHeld: false });
    expect(refusalOf(await change(closed))).toMatchObject({ code: 'BOOKINGS_INSIDE', obstacle: { appointments: [{ id }] } });
    const afternoon = { exceptions: [{ day: '2026-12-02', hours: [{ opens: '15:00', closes: '16:00' }] }] };
    expect(refusalOf(await change(afternoon))).toMatchObject({
      code: 'BOOKINGS_INSIDE',
      obstacle: { appointments: [{ id, reason: 'OTHER_HOURS_THAT_DAY' }] },
    });
    expect(await free()).toEqual([6, 6, 6, 6, 6, 0, 0]);
    // Around it there is no obstacle.
    saved(await change({ exceptions: [{ day: '2026-12-02', hours: [{ opens: '09:00', closes: '10:00' }] }] }));
  });

  it('over somebody who is booking they are refused for a while', async () => {
    const hold = { serviceId: world.service.id, officeId: world.office.id, channel: 'IN_PERSON' as const };
    expect((await casa.hold.execute(world.manager, { ...hold, startsAt: new Date('2026-12-03T09:00:00+01:00') })).ok).toBe(true);
    expect(refusalOf(await change({ exceptions: [{ day: '2026-12-03', hours: [], reason: { it: 'Sciopero' } }] }))).toMatchObject({
      code: 'BOOKINGS_INSIDE',
      obstacle: { appointments: [], isHeld: true },
    });
  });

  it('a day closed is a closure that citizens read, seen among the closures', async () => {
    saved(await change({ exceptions: [{ day: '2026-12-04', hours: [], reason: { it: 'Inventario', en: 'Stocktaking' } }] }));
    expect(await free()).toEqual([6, 6, 6, 6, 0, 0, 0]);
    const settings = (await casa.read.office(world.manager, world.office.id))?.office.settings;
    expect(settings?.closures).toMatchObject([{ isFolders: false, reason: { it: 'Inventario', en: 'Stocktaking' } }]);
    const rows = await database.asSuperuser('select created_by from office_closure where tenant_id = $1', [world.tenant.id]);
    expect(rows).toEqual([{ created_by: world.manager.personId }]);
  });

  it('a day closed twice is one closure', async () => {
    const closed = { exceptions: [{ day: '2026-12-04', hours: [], reason: { it: 'Inventario' } }] };
    saved(await change(closed));
    saved(await change(closed));
    expect(await database.asSuperuser('select id from office_closure where tenant_id = $1', [world.tenant.id])).toHaveLength(1);
  });

  it('a closure of the folder that is opened is free in the preview too, and may have other hours that day, whoever waits', async () => {
    const { tenant, office, service } = world;
    const [closure] = await database.asSuperuser(
      `insert into closure (tenant_id, id, office_id, starts_at, ends_at, reason)
       values ($1, gen_random_uuid(), $2, '2026-12-02T00:00+01', '2026-12-03T00:00+01', '{"it": "Patrono"}') returning id`,
      [tenant.id, office.id],
    );
    await database.asSuperuser(
      `insert into waiting_wish (tenant_id, entry_id, home_tenant_id, service_id, channel, contact_digest, resident, first_day, last_day, weekdays,
                                 office_ids, entered_at)
       values ($1, gen_random_uuid(), $1, $2, 'IN_PERSON', '\\x00', true, '2026-12-02', '2026-12-02', '{}', array[$3::uuid], now())`,
      [tenant.id, service.id, office.id],
    );
    const reopened = [String(closure?.['id'])];
    const its = (await preview({ reopened })).services.find(
      ({ serviceId, channel }) => serviceId === service.id && channel === 'IN_PERSON',
    );
    expect(its?.days.map(({ after }) => after)).toEqual([6, 6, 6, 6, 6, 0, 0]);
    saved(await change({ reopened, exceptions: [{ day: '2026-12-02', hours: [{ opens: '09:00', closes: '10:00' }] }] }));
  });

  it('in the past, too far away or without a reason there are none', async () => {
    const outcome = await change({
      exceptions: [
        { day: '2026-11-22', hours: [{ opens: '09:00', closes: '10:00' }] },
        { day: '2029-01-01', hours: [{ opens: '09:00', closes: '10:00' }] },
        { day: '2026-12-04', hours: [] },
      ],
    });
    expect(refusalOf(outcome)).toEqual({
      code: 'INVALID',
      problems: [
        { path: 'exceptions.0.date', problem: 'OUT_OF_RANGE' },
        { path: 'exceptions.1.date', problem: 'OUT_OF_RANGE' },
        { path: 'exceptions.2.reason', problem: 'REQUIRED' },
      ],
    });
  });
});

describe('desks', () => {
  it('a new one is booked at once', async () => {
    const desk = { name: 'Sportello Àncora', channels: ['VIDEO' as const, 'IN_PERSON' as const], services: [world.longService.id] };
    const shown = await preview({ desks: [desk] });
    expect(shown.desks.at(-1)).toMatchObject({ name: 'Sportello Àncora' });
    saved(await change({ desks: [desk] }));
    const settings = (await casa.read.office(world.manager, world.office.id))?.office.settings;
    expect(settings?.desks.at(-1)).toMatchObject({ slug: 'sportello-ancora', services: [world.longService.id], hours: [] });
    const of = { service: world.longService, office: world.office, manager: world.manager };
    const both = [await book('2026-12-01T09:00', { ...world, ...of }), await book('2026-12-01T09:00', { ...world, ...of })];
    expect(new Set(both.map(({ deskId }) => deskId)).size).toBe(2);
  });

  it('that gives a service no more keeps who booked it there; a service without any desk is shown to have nothing', async () => {
    const of = { ...world, service: world.longService };
    const { id } = await book('2026-12-01T09:00', of);
    const desk = { deskId: world.first.id, name: 'Sportello 1', channels: ['IN_PERSON' as const], services: [world.service.id] };
    const shown = await preview({ desks: [desk] });
    expect(shown.kept).toMatchObject([{ id, reason: 'SERVICE_NOT_GIVEN' }]);
    const its = shown.services.find(({ serviceId }) => serviceId === world.longService.id);
    expect(its?.days.map(({ before, after }) => [before, after]).slice(0, 2)).toEqual([
      [3, 0],
      [2, 0],
    ]);
    expect(saved(await change({ desks: [desk] })).kept.map((one) => one.id)).toEqual([id]);
  });

  it('is closed for good when nothing is booked there, and not before', async () => {
    const { id, deskId } = await book('2027-01-04T09:00');
    expect(refusalOf(await change({ closedDesks: [deskId] }))).toMatchObject({
      code: 'BOOKINGS_INSIDE',
      obstacle: { appointments: [{ id, reason: 'DESK_CLOSED' }], isHeld: false },
    });
    const other = deskId === world.first.id ? world.second : world.first;
    saved(await change({ closedDesks: [other.id] }));
    const settings = (await casa.read.office(world.manager, world.office.id))?.office.settings;
    expect(settings?.desks.map((desk) => desk.id)).toEqual([deskId]);
    expect(refusalOf(await change({ closedDesks: [deskId] }))).toMatchObject({ code: 'INVALID', problems: [{ problem: 'LAST_DESK' }] });
  });
});

it('a desk closed for good waits for who is sitting down, and nobody for each other', async () => {
  const { tenant, second, manager } = world;
  await database.asSuperuser(
    `insert into desk_shift (tenant_id, id, desk_id, person_id, begun_at) values ($1, gen_random_uuid(), $2, $3, now())`,
    [tenant.id, second.id, manager.personId],
  );
  const closing = await database.inTenant(tenant.id, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtextextended('agenda seats ' || $1::text, 0))`, [tenant.id]);
    const outcome = change({ closedDesks: [second.id] });
    await untilSomebodyWaits(database);
    await client.query('update desk_shift set ended_at = now() where desk_id = $1', [second.id]);
    return { outcome };
  });
  saved(await closing.outcome);
});

it('the folder waits for a manager who is saving, and leaves alone what they saved', async () => {
  const { tenant, office, manager } = world;
  const applying = await database.inTenant(tenant.id, async (client) => {
    await client.query('update office set managed_at = now(), managed_by = $2 where id = $1', [office.id, manager.personId]);
    await client.query(`update weekly_hours set opens = '08:00' where office_id = $1`, [office.id]);
    const outcome = casa.scope.run({ tenantId: tenant.id }, async (transaction) =>
      casa.apply.apply(transaction, tenant.id, await casa.catalogue.read(transaction, tenant.id)),
    );
    await untilSomebodyWaits(database);
    return { outcome };
  });
  expect((await applying.outcome).leftAlone).toEqual([`office ${office.slug}`]);
  expect((await seen()).office.settings.hours.map(({ opens }) => opens)).toEqual(Array<string>(5).fill('08:00'));
});

it('a save is the portal’s from then on, in the audit, and makes free time due', async () => {
  saved(await change({ hours: everyWorkday('08:00', '11:00') }));
  const [office] = await database.asSuperuser('select managed_by, managed_at from office where id = $1', [world.office.id]);
  expect(office).toMatchObject({ managed_by: world.manager.personId, managed_at: new Date(NOW) });
  const audit = await database.asSuperuser(`select content::json ->> 'subject' as subject from audit_entry where tenant_id = $1`, [
    world.tenant.id,
  ]);
  expect(audit).toEqual([{ subject: 'Office' }]);
  const due = await database.asSuperuser('select office_id from free_time_change where tenant_id = $1 and office_id = $2', [
    world.tenant.id,
    world.office.id,
  ]);
  expect(due).toHaveLength(1);
});
