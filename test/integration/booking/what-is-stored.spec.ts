import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@casa/kernel';
import { BOOKING_QUEUES } from '@casa/contracts';
import { aDesk, fixedClock, testDatabase, type TestDatabase, type TestDesk } from '@casa/testing';
import { aCitizen } from './a-citizen.js';
import { aCounter, granted, request, slot, taken } from './a-counter.js';
import { useCases, type UseCases } from './use-cases.js';

const clock = fixedClock('2026-11-23T08:00:00+01:00');
let database: TestDatabase;
let booking: UseCases;

beforeAll(async () => {
  database = await testDatabase();
  booking = await useCases(database, clock);
});
afterAll(async () => {
  await booking[Symbol.asyncDispose]();
  await database.drop();
});

describe('what a citizen told', () => {
  it('is readable nowhere: in no row of any table, of the jobs either', async () => {
    const questions = [{ id: 'q', code: 'q', label: { it: 'Perché?' }, kind: 'TEXT' as const, required: true }];
    const counter = await aCounter(database, { questions });
    const told = request(counter, '2026-11-24T09:00', { answers: [{ questionId: 'q', answer: 'Furto in spiaggia' }] });
    const mine = granted(await booking.book.execute(counter.caller, told));
    granted(await booking.renewLink.execute(counter.caller, mine.manageToken));
    const stored = await everythingStored();
    expect(stored).toContain(mine.appointment.code);
    const { address, ...person } = aCitizen();
    for (const word of [...Object.values(person), ...Object.values(address), 'Furto in spiaggia', mine.manageToken].filter(
      (value) => typeof value === 'string',
    )) {
      expect(stored.toLowerCase(), word).not.toContain(word.toLowerCase());
    }
  });

  it('opens with the key, in its own row and no other', async () => {
    const counter = await aCounter(database);
    const [one, two] = [
      granted(await booking.book.execute(counter.caller, request(counter, '2026-11-24T10:00'))).appointment,
      granted(await booking.book.execute(counter.caller, request(counter, '2026-11-24T11:00'))).appointment,
    ];
    expect(JSON.parse(booking.keys.open(one.citizenSealed, `appointment.citizen_sealed ${one.id}`))).toEqual({
      ...aCitizen(),
      answers: [],
    });
    expect(() => booking.keys.open(one.citizenSealed, `appointment.citizen_sealed ${two.id}`)).toThrow();
    // The same words are another text each time; one person's appointments are known by a digest that says nothing.
    expect(one.citizenSealed).not.toBe(two.citizenSealed);
    expect(one.contactDigest).toEqual(two.contactDigest);
  });

  /** Every row of every table as text. */
  async function everythingStored(): Promise<string> {
    const tables = await database.asSuperuser(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
    );
    const rows = await Promise.all(tables.map(({ name }) => database.asSuperuser(`select t::text as row from ${String(name)} t`)));
    return rows
      .flat()
      .map(({ row }) => String(row))
      .join('\n');
  }
});

describe('the outbox', () => {
  it('has no job of a transaction that was rolled back', async () => {
    const counter = await aCounter(database);
    const appointmentId = newId<'Appointment'>();
    const failing = booking.scope.run({ tenantId: counter.tenant.id }, async (em) => {
      await booking.outbox.publish(em, BOOKING_QUEUES.booked, { tenantId: counter.tenant.id, appointmentId, sequence: 0 });
      throw new Error('something went wrong after the job was written');
    });
    await expect(failing).rejects.toThrow('something went wrong');
    expect(await jobsAbout(appointmentId)).toBe(0);
  });

  it('has no job and the tables no appointment when the commit fails', async () => {
    const counter = await aCounter(database);
    await database.asSuperuser(`create function no_commit() returns trigger language plpgsql as $$ begin raise 'no commit'; end $$`);
    await database.asSuperuser(
      `create constraint trigger no_commit after insert on appointment deferrable initially deferred for each row
       when (new.office_id = '${counter.office.id}') execute function no_commit()`,
    );
    await expect(booking.book.execute(counter.caller, request(counter, '2026-11-24T09:00'))).rejects.toThrow();
    await database.asSuperuser('drop trigger no_commit on appointment');
    expect(await taken(database, counter.desk)).toEqual([]);
    expect(await jobsAbout(counter.tenant.id)).toBe(0);
    granted(await booking.book.execute(counter.caller, request(counter, '2026-11-24T09:00')));
    expect(await jobsAbout(counter.tenant.id)).toBe(1);
  });

  it('that takes no job lets nobody book: the appointment is not there either', async () => {
    const counter = await aCounter(database);
    await database.asSuperuser('alter schema pgboss rename to away');
    await expect(booking.book.execute(counter.caller, request(counter, '2026-11-24T09:00'))).rejects.toThrow();
    await database.asSuperuser('alter schema away rename to pgboss');
    expect(await taken(database, counter.desk)).toEqual([]);
    granted(await booking.hold.execute(counter.caller, slot(counter, '2026-11-24T09:00')));
  });

  async function jobsAbout(id: string): Promise<number> {
    const rows = await database.asSuperuser('select id from pgboss.job where data::text like $1', [`%${id}%`]);
    return rows.length;
  }
});

describe('the claims on a desk’s time, written past the application', () => {
  const claim = (desk: TestDesk, from: string, until: string) =>
    database.inTenant(desk.tenantId, (client) =>
      client.query(
        `insert into desk_claim (tenant_id, id, desk_id, starts_at, ends_at, held_until) values ($1, $2, $3, $4, $5, '2026-11-23T09:00Z')`,
        [desk.tenantId, newId(), desk.id, `2026-11-24T${from}Z`, `2026-11-24T${until}Z`],
      ),
    );

  it.each([
    ['the same', '09:00', '10:00'],
    ['one inside', '09:20', '09:40'],
    ['one around', '08:00', '11:00'],
    ['one over the beginning', '08:30', '09:01'],
    ['one over the end', '09:59', '10:30'],
  ])('cannot overlap: %s', async (_which, from, until) => {
    const { desk } = await aCounter(database);
    await claim(desk, '09:00', '10:00');
    await expect(claim(desk, from, until)).rejects.toMatchObject({ code: '23P01' });
  });

  it('may touch, and be of other desks and municipalities', async () => {
    const counter = await aCounter(database);
    const beside = await aDesk(database, counter.office, [counter.service]);
    const elsewhere = await aCounter(database);
    await claim(counter.desk, '09:00', '10:00');
    await claim(counter.desk, '08:00', '09:00');
    await claim(counter.desk, '10:00', '11:00');
    await claim(beside, '09:00', '10:00');
    await claim(elsewhere.desk, '09:00', '10:00');
    expect(await taken(database, counter.desk)).toHaveLength(3);
  });

  it('cannot be changed into an overlap, be empty, or be of another municipality’s desk', async () => {
    const counter = await aCounter(database);
    const elsewhere = await aCounter(database);
    await claim(counter.desk, '09:00', '10:00');
    await claim(counter.desk, '10:00', '11:00');
    const longer = database.inTenant(counter.tenant.id, (client) =>
      client.query(`update desk_claim set ends_at = ends_at + interval '1 minute'`),
    );
    await expect(longer).rejects.toMatchObject({ code: '23P01' });
    await expect(claim(counter.desk, '12:00', '12:00')).rejects.toMatchObject({ code: '23514' });
    await expect(claim({ ...elsewhere.desk, tenantId: counter.tenant.id }, '12:00', '13:00')).rejects.toMatchObject({ code: '23503' });
  });

  it('hold back an appointment’s time as they hold back a hold’s', async () => {
    const counter = await aCounter(database);
    granted(await booking.book.execute(counter.caller, request(counter, '2026-11-24T10:00')));
    await expect(claim(counter.desk, '09:00', '09:10')).rejects.toMatchObject({ code: '23P01' });
  });
});
