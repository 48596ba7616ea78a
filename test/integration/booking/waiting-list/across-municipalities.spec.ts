import { aDesk, anOffice, aService, aTenant, fixedClock, type TestDatabase, testDatabase, weeklyHours } from '@casa/testing';
import type { PersonId } from '@casa/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aSession } from '../../../support/sessions.js';
import { callerAt, type Counter, granted, request } from '../a-counter.js';
import { type WaitingListAtWork, waitingListAtWork } from './a-waiting-list.js';
import { joins, offersMade, offerToken, stateOf, toldOf } from './people-who-wait.js';

const SUNDAY_NOON = '2026-11-22T12:00:00+01:00';
const clock = fixedClock(SUNDAY_NOON);
/** Kilometres to the east of the first. */
const EAST_KM = { bari: 0, triggiano: 8, altamura: 42 } as const;
const KM_PER_DEGREE = 111.2 * Math.cos((41.1 * Math.PI) / 180);
const ROUNDS = 20;

type Town = keyof typeof EAST_KM;

let database: TestDatabase;
let list: WaitingListAtWork;
let towns: Record<Town, Counter>;

/** A town whose office gives the service of the metropolitan catalogue. */
async function aTown(slug: Town): Promise<Counter> {
  const longitude = 16.87 + EAST_KM[slug] / KM_PER_DEGREE;
  const tenant = await aTenant(database, { slug, name: slug });
  await database.inTenant(tenant.id, (client) =>
    client.query('update tenant set latitude = 41.1, longitude = $2 where id = $1', [tenant.id, longitude]),
  );
  const office = await anOffice(database, tenant, { latitude: 41.1, longitude });
  const service = await aService(database, office, { template: 'carta-identita', maxOpenPerPerson: 5 });
  const desk = await aDesk(database, office, [service]);
  await weeklyHours(database, office);
  return { tenant, office, service, desk, caller: callerAt(tenant) };
}

beforeAll(async () => {
  database = await testDatabase();
  towns = { bari: await aTown('bari'), triggiano: await aTown('triggiano'), altamura: await aTown('altamura') };
  list = await waitingListAtWork(database, clock);
});
afterAll(async () => {
  await list[Symbol.asyncDispose]();
  await database.drop();
});
beforeEach(async () => {
  clock.set(SUNDAY_NOON);
  list.letters.length = 0;
  for (const table of ['waiting_wish', 'waiting_offer', 'waiting_entry', 'waiting_state', 'desk_claim', 'appointment', 'pgboss.job'])
    await database.asSuperuser(`delete from ${table}`);
});

/** An hour that somebody had, in a town, comes free. */
async function comesFree(town: Town, local = '2026-11-24T09:00'): Promise<void> {
  const { caller, ...counter } = towns[town];
  const citizen = { email: `qualcuno.${local.replace(/\D/g, '')}@example.it` };
  const { manageToken } = granted(await list.book.execute(caller, request(counter, local, { citizen })));
  granted(await list.cancel.execute(caller, manageToken));
}

const told = (town: Town) => toldOf(list, database, towns[town].tenant);
const near = (km: number) => ({ near: { km } });

async function lookedForIn(): Promise<string[]> {
  const rows = await database.asSuperuser(`select t.slug from waiting_wish w join tenant t on t.id = w.tenant_id order by t.longitude`);
  return rows.map(({ slug }) => String(slug));
}

describe('whoever waits in the towns around too', () => {
  it('is looked for in those with an office within the distance, which are told nothing of who it is', async () => {
    await joins(list, towns.bari, 'uno@example.it', near(20));
    expect(await lookedForIn()).toEqual(['bari']);
    await list.work();
    expect(await lookedForIn()).toEqual(['bari', 'triggiano']);
    const there = await database.inTenant(towns.triggiano.tenant.id, async (client) => [
      (await client.query('select * from waiting_wish')).rows,
      (await client.query('select * from waiting_state')).rows,
      (await client.query('select * from waiting_entry')).rows,
    ]);
    expect(there.map(({ length }) => length)).toEqual([1, 1, 0]);
    expect(JSON.stringify(there)).not.toMatch(/uno@|Lorusso|sealed|person/);
    const { rowCount } = await database.inTenant(towns.altamura.tenant.id, (client) => client.query('select * from waiting_state'));
    expect(rowCount).toBe(0);
  });

  it.each([
    ['far enough', { near: { km: 50 } }, ['bari', 'triggiano', 'altamura']],
    ['not at all', {}, ['bari']],
    ['from where they are', { near: { km: 20, point: { latitude: 41.1, longitude: 16.87 + 40 / KM_PER_DEGREE } } }, ['bari', 'altamura']],
  ])('%s', async (_, given, expected) => {
    await joins(list, towns.bari, 'uno@example.it', given);
    await list.work();
    expect(await lookedForIn()).toEqual(expected);
  });

  it('is looked for at every office within the distance, also at one that gives the service later, and at none beyond', async () => {
    const { triggiano, bari } = towns;
    const nearby = await anOffice(database, triggiano.tenant, { latitude: 41.1, longitude: 16.87 });
    await anOffice(database, triggiano.tenant, { latitude: 41.1, longitude: 17.87 });
    await joins(list, bari, 'uno@example.it', near(20));
    await list.work();
    const [wish] = await database.asSuperuser('select office_ids from waiting_wish where tenant_id = $1', [triggiano.tenant.id]);
    expect(new Set(wish!['office_ids'] as string[])).toEqual(new Set([triggiano.office.id, nearby.id]));
  });

  it('is not looked for where the service is for residents', async () => {
    const close = (open: boolean) =>
      database.inTenant(towns.triggiano.tenant.id, (client) => client.query('update service set open_to_non_residents = $1', [open]));
    await close(false);
    await joins(list, towns.bari, 'uno@example.it', near(20));
    await list.work();
    await close(true);
    expect(await lookedForIn()).toEqual(['bari']);
  });

  it('is offered an hour there by a letter of their own town, and books it there', async () => {
    const token = await joins(list, towns.bari, 'uno@example.it', near(20));
    await list.work();
    await comesFree('triggiano');
    await list.work();
    expect(await told('triggiano')).toEqual(['uno 09:00 OPEN']);
    expect(await stateOf(list, towns.bari.caller, token)).toBe('OFFERED 1');
    const letter = list.letters.at(-1)!;
    const [offer] = await offersMade(database, towns.triggiano.tenant);
    expect(letter.text).toContain('L’appuntamento è in un altro Comune');
    expect(letter.text).toContain(`http://triggiano.localhost:3000/lista-attesa/offerta/${offerToken(list, offer!)}`);
    expect((await list.entry.byLink(towns.bari.caller, token))?.offerUrl).toBe(
      `http://triggiano.localhost:3000/lista-attesa/offerta/${offerToken(list, offer!)}`,
    );
    // The link is of the town the offer is in, and of no other.
    expect(await list.offer.byLink(towns.bari.caller, offerToken(list, offer!))).toBeUndefined();

    const outcome = await list.accept.execute(towns.triggiano.caller, offerToken(list, offer!), []);
    expect(outcome).toMatchObject({ ok: true, value: { appointment: { tenantId: towns.triggiano.tenant.id } } });
    await list.work();
    expect(await stateOf(list, towns.bari.caller, token)).toBe('BOOKED');
    expect(await lookedForIn()).toEqual([]);
    await comesFree('bari');
    await list.work();
    expect(await told('bari')).toEqual([]);
  });

  it('keeps the place that the instant of entry gives, in every town', async () => {
    await joins(list, towns.triggiano, 'prima@example.it', near(20));
    clock.advance(1000);
    await joins(list, towns.bari, 'poi@example.it', near(20));
    await list.work();
    await comesFree('bari');
    await list.work();
    expect(await told('bari')).toEqual(['prima 09:00 OPEN']);
    await comesFree('triggiano');
    await list.work();
    expect(await told('triggiano')).toEqual(['poi 09:00 OPEN']);
  });

  it('leaves all of them at once, and what was offered goes to the next there', async () => {
    const token = await joins(list, towns.bari, 'uno@example.it', near(20));
    await joins(list, towns.triggiano, 'due@example.it');
    await list.work();
    await comesFree('triggiano');
    await list.work();
    await list.leave.execute(towns.bari.caller, token);
    await list.work();
    expect(await told('triggiano')).toEqual(['uno 09:00 WITHDRAWN', 'due 09:00 OPEN']);
    expect(await lookedForIn()).toEqual(['triggiano']);
  });

  it(`gets one offer at a time, however many towns free an hour at once (${ROUNDS} rounds)`, async () => {
    const token = await joins(list, towns.bari, 'uno@example.it', near(50));
    const second = await joins(list, towns.triggiano, 'due@example.it', near(50));
    await list.work();
    for (let round = 0; round < ROUNDS; round += 1) {
      const hour = `2026-11-${24 + (round % 3)}T${['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'][round % 6]!}`;
      await Promise.all((['bari', 'triggiano', 'altamura'] as const).map((town) => comesFree(town, hour)));
      const events = await database.asSuperuser(`select data from pgboss.job where name = 'booking.slot-freed' and state = 'created'`);
      await Promise.all(events.map(({ data }) => list.handle('booking.slot-freed', data as object)));
      const open = await database.asSuperuser(
        `select entry_id, count(*)::int as offers from waiting_offer where status = 'OPEN' group by entry_id`,
      );
      expect(open.map(({ offers }) => offers)).toEqual([1, 1]);
      expect([await stateOf(list, towns.bari.caller, token), await stateOf(list, towns.triggiano.caller, second)]).toEqual([
        expect.stringMatching(/^OFFERED/),
        expect.stringMatching(/^OFFERED/),
      ]);
      for (const table of ['waiting_offer', 'desk_claim', 'appointment', 'pgboss.job']) await database.asSuperuser(`delete from ${table}`);
      await database.asSuperuser(`update waiting_state set state = 'WAITING', offer_id = null, offer_tenant_id = null`);
    }
  });
});

it('a person sees where they wait from every town', async () => {
  const { personId } = await aSession(database, towns.bari.tenant);
  const as = (town: Town) => ({ ...towns[town], caller: { ...towns[town].caller, personId: personId as PersonId } });
  await joins(list, as('bari'), 'uno@example.it', near(20));
  clock.advance(1000);
  const left = await joins(list, as('altamura'), 'uno@example.it');
  clock.advance(1000);
  await joins(list, as('triggiano'), 'uno@example.it');
  await joins(list, towns.triggiano, 'altri@example.it');
  await list.leave.execute(towns.altamura.caller, left);
  const seen = await list.entry.own(towns.altamura.tenant.id, { personId: personId as PersonId }, 'it');
  expect(seen.map(({ entry: { tenantId }, state, place }) => [tenantId, state, place])).toEqual([
    [towns.triggiano.tenant.id, 'WAITING', 1],
    [towns.bari.tenant.id, 'WAITING', 1],
  ]);
});
