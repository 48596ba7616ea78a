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

  it('holds that ran out are gone, and neither those that stand nor the time of appointments', async () => {
    for (const { id } of towns) {
      const rows = await database.asSuperuser('select held_until > now() as held from desk_claim where tenant_id = $1 order by starts_at', [
        id,
      ]);
      expect(rows).toEqual([{ held: null }, { held: true }]);
    }
  });
});
