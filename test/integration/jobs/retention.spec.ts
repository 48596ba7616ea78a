import { randomBytes } from 'node:crypto';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { BookingSchedulesModule } from '@casa/booking';
import { BOOKING_SCHEDULES, IDENTITY_SCHEDULES } from '@casa/contracts';
import { IdentitySchedulesModule } from '@casa/identity';
import { newId } from '@casa/kernel';
import { DatabaseModule } from '@casa/platform/database';
import { JobsModule } from '@casa/platform/jobs';
import { TenantIdsModule } from '@casa/tenancy';
import {
  aDesk,
  aHold,
  anAppointment,
  anOffice,
  aService,
  aTenant,
  testConfig,
  TestConfigModule,
  testDatabase,
  type TestDatabase,
  type TestTenant,
} from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEndedWait } from '../booking/waiting-list/an-ended-wait.js';
import { aPerson } from '../identity/people.js';
import { eventually } from '../mail/eventually.js';

const DAY_MS = 86_400_000;
const MANY = 2500;
const now = Date.now();
const daysAgo = (days: number) => new Date(now - days * DAY_MS);

let database: TestDatabase;
let towns: readonly TestTenant[];

/** Two municipalities, one of them off the air, each with what is to be kept and what is not; in one more than is deleted at once. */
beforeAll(async () => {
  database = await testDatabase();
  towns = [await aTenant(database), await aTenant(database)];
  await database.asSuperuser(`update tenant set status = 'SUSPENDED' where id = $1`, [towns[1]!.id]);
  for (const [index, town] of towns.entries()) await lay(town, index === 0 ? MANY : 1);
  await oneNight();
});

afterAll(() => database.drop());

async function lay(town: TestTenant, many: number): Promise<void> {
  const insert = (sql: string, ...values: readonly unknown[]) => database.asSuperuser(sql, [town.id, ...values]);
  const exchange = `insert into login_exchange (tenant_id, request_id, federation, issuer, request_sealed, requested_at)
                    select $1, $2 || n, 'SPID', 'idp', 'sealed', $3 from generate_series(1, $4::int) n`;
  await insert(exchange, 'old-', daysAgo(733), many);
  await insert(exchange, 'kept-', daysAgo(729), 1);
  const request = `insert into login_request (tenant_id, id, federation, identity_provider, entity_id, acs, level, relay_state, return_path, issued_at, ends_at)
                   select $1, $2 || n, 'SPID', 'idp', 'sp', 'acs', 2, 'x', '/', $3, $3 from generate_series(1, $4::int) n`;
  await insert(request, 'old-', daysAgo(1), many);
  await insert(request, 'kept-', new Date(now + DAY_MS), 1);
  const personId = await aPerson(database);
  for (const [device, ended] of Object.entries({ old: 31, kept: 29 })) {
    await insert(
      `insert into session (tenant_id, id, person_id, token_digest, federation, level, identity_provider, subject_sealed, subject_digest, device,
                            begun_at, seen_at, idle_until, ends_at)
       values ($1, $2, $3, $4, 'SPID', 2, 'idp', 'sealed', 'subject', $5, $6, $6, $6, $6)`,
      ...[newId(), personId, randomBytes(32), device, daysAgo(ended)],
    );
  }
  const office = await anOffice(database, town);
  const service = await aService(database, office);
  const desk = await aDesk(database, office, [service]);
  await aHold(database, { desk, startsAt: daysAgo(-10), minutes: 30, heldUntil: daysAgo(1) });
  await aHold(database, { desk, startsAt: daysAgo(-11), minutes: 30, heldUntil: daysAgo(-1) });
  await anAppointment(database, { service, desk, startsAt: daysAgo(400) });
  for (const days of [91, 89]) await anEndedWait(database, service, desk, daysAgo(days));
  for (const [letter, days] of [
    ['A', 402],
    ['B', 400],
    ['C', 3],
    ['D', 0],
  ] as const) {
    await insert(
      `insert into queue_counter (tenant_id, office_id, day, letter, last, last_at) values ($1, $2, $3::timestamptz::date, $4, 1, $3)`,
      ...[office.id, daysAgo(days), letter],
    );
    await insert(
      `insert into queue_ticket (tenant_id, id, office_id, service_id, day, letter, number, origin, device, language, state, taken_at, changed_at)
       values ($1, $2, $3, $4, $5::timestamptz::date, $6, 1, 'KIOSK', 'browser', 'it', 'WAITING', $5, $5)`,
      ...[newId(), office.id, service.id, daysAgo(days), letter],
    );
  }
}

/** The worker starts for the first time: what is done every night is done at once. */
async function oneNight(): Promise<void> {
  @Module({
    imports: [
      TestConfigModule.with(testConfig({ CASA_DATABASE_URL: database.appUrl })),
      DatabaseModule.forRoot({ entities: [] }),
      JobsModule.forWorking(),
      TenantIdsModule,
      BookingSchedulesModule,
      IdentitySchedulesModule,
    ],
  })
  class NightWorker {}

  const worker = await NestFactory.createApplicationContext(NightWorker, { logger: false });
  try {
    await eventually('the night is over', async () => {
      const done = await database.asSuperuser(`select name from pgboss.job where state = 'completed' and name = any($1)`, [
        [BOOKING_SCHEDULES.retention, IDENTITY_SCHEDULES.retention],
      ]);
      return done.length === 2 ? true : undefined;
    });
  } finally {
    await worker.close();
  }
}

describe('after a night', () => {
  it.each([
    ['logins of more than 24 months ago', 'request_id', 'login_exchange', ['kept-1']],
    ['logins that nobody went through with', 'id', 'login_request', ['kept-1']],
    ['sessions that ended more than 30 days ago', 'device', 'session', ['kept']],
  ])('%s are gone in every municipality, and no other', async (_what, column, table, kept) => {
    for (const { id } of towns) {
      const rows = await database.asSuperuser(`select ${column} as it from ${table} where tenant_id = $1`, [id]);
      expect(rows.map((row) => row['it'])).toEqual(kept);
    }
  });

  it('numbers of waiting rooms are gone after 400 days, and what those of past days were taken with', async () => {
    for (const { id } of towns) {
      const tickets = await database.asSuperuser(
        'select letter, device is not null as "isKnown" from queue_ticket where tenant_id = $1 order by letter',
        [id],
      );
      expect(tickets).toEqual([
        { letter: 'B', isKnown: false },
        { letter: 'C', isKnown: false },
        { letter: 'D', isKnown: true },
      ]);
      const counters = await database.asSuperuser('select letter from queue_counter where tenant_id = $1 order by letter', [id]);
      expect(counters.map(({ letter }) => letter)).toEqual(['B', 'C', 'D']);
    }
  });

  it('waits that ended more than 90 days ago are gone, with their offers and what towns shared of them', async () => {
    for (const { id } of towns) {
      const [left] = await database.asSuperuser(
        `select (select count(*)::int from waiting_entry where tenant_id = $1) as entries,
                (select count(*)::int from waiting_offer where tenant_id = $1) as offers,
                (select count(*)::int from waiting_state where $1 = any (tenant_ids)) as states`,
        [id],
      );
      expect(left).toEqual({ entries: 1, offers: 1, states: 1 });
    }
  });

  it('holds that ran out are gone, and neither those that stand nor the time of appointments', async () => {
    for (const { id } of towns) {
      const rows = await database.asSuperuser('select held_until > now() as held from desk_claim where tenant_id = $1 order by starts_at', [
        id,
      ]);
      expect(rows).toEqual([{ held: null }, { held: true }]);
    }
  });
});
