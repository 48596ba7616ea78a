import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { BOOKING_ENTITIES, type BookingCaller, FindAvailability, RefreshFreeTime } from '@casa/booking';
import type { AppointmentChannel } from '@casa/contracts';
import type { Clock } from '@casa/kernel';
import { DatabaseModule, statement, TenantScope } from '@casa/platform/database';
import { TenantDirectoryModule } from '@casa/tenancy';
import {
  aDesk,
  anOffice,
  aService,
  aTenant,
  testConfig,
  TestConfigModule,
  type TestDatabase,
  type TestDesk,
  type TestOffice,
  type TestService,
  type TestTenant,
  weeklyHours,
} from '@casa/testing';
import { callerAt } from '../a-counter.js';

/** Of the metropolitan catalogue, and given in every town of these tests. */
export const TEMPLATE = 'certificati';

/** Where the towns of the metropolis are. */
export const PLACES = {
  bari: { latitude: 41.1257, longitude: 16.8667 },
  /** Eight kilometres from Bari. */
  modugno: { latitude: 41.0833, longitude: 16.7833 },
  /** Forty kilometres from Bari. */
  monopoli: { latitude: 40.95, longitude: 17.3 },
} as const;

/** A municipality with one office, open every day from nine to twelve, that gives the service. */
export interface Town {
  readonly tenant: TestTenant;
  readonly host: string;
  readonly office: TestOffice;
  readonly service: TestService;
  readonly desk: TestDesk;
  readonly caller: BookingCaller;
}

export interface TownGiven {
  readonly tenant?: Partial<TestTenant>;
  readonly office?: Partial<TestOffice>;
  readonly service?: Partial<TestService>;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

export async function aTownAt(database: TestDatabase, slug: keyof typeof PLACES, given: TownGiven = {}): Promise<Town> {
  const tenant = await aTenant(database, { slug, name: slug[0]!.toUpperCase() + slug.slice(1), ...given.tenant });
  const office = await anOffice(database, tenant, { slug: `urp-${slug}`, ...PLACES[slug], ...given.office });
  const service = await aService(database, office, {
    slug: `certificati-${slug}`,
    name: `Certificati di ${slug}`,
    template: TEMPLATE,
    minutes: 60,
    ...given.service,
  });
  const desk = await aDesk(database, office, [service], { channels: service.channels });
  await weeklyHours(database, office, { weekdays: EVERY_DAY });
  return { tenant, host: tenant.hosts[0]!, office, service, desk, caller: callerAt(tenant) };
}

/** Writes down that everything of everybody is to be computed, as applying a municipality's folder does. */
export async function noteAll(database: TestDatabase, now = new Date()): Promise<void> {
  await database.asSuperuser(
    `insert into free_time_change (tenant_id, id, due_at) select id, id, $1 from tenant
     on conflict (tenant_id, id) do update set due_at = excluded.due_at`,
    [now],
  );
}

/** What of a place is free, day by day: `2026-11-24 09:00 10:00`, by the clock of Rome in winter. */
export type FreeDays = readonly string[];

/** The worker's part, done when it is told to. */
export interface Computing extends AsyncDisposable {
  /** Computes whatever is due now. */
  all(): Promise<void>;
  /** Looks once at what is due. */
  round(): Promise<void>;
  /** What whoever books there is offered, from now on. */
  offered(town: Town, channel?: AppointmentChannel): Promise<FreeDays>;
  readonly scope: TenantScope;
}

const DUE = statement('test.free-time-due', 'select tenant_id as "tenantId", office_id as "officeId" from free_time_due($1, 50)');

/** Tenants must be there before. */
export async function computing(database: TestDatabase, clock: Clock): Promise<Computing> {
  @Module({
    imports: [
      TestConfigModule.with(testConfig({ CASA_DATABASE_URL: database.appUrl }), clock),
      DatabaseModule.forRoot({ entities: BOOKING_ENTITIES }),
      TenantDirectoryModule,
    ],
    providers: [RefreshFreeTime, FindAvailability],
  })
  class ComputingModule {}

  const context = await NestFactory.createApplicationContext(ComputingModule, { logger: false });
  const refresh = context.get(RefreshFreeTime);
  const availability = context.get(FindAvailability);
  const scope = context.get(TenantScope);
  return {
    scope,
    async all() {
      while ((await dueNow()).length > 0) await round();
    },
    round,
    async offered({ caller, office, service }, channel = 'IN_PERSON') {
      const place = { serviceId: service.id, officeId: office.id, channel };
      const days: string[] = [];
      for (let from: string | undefined; ;) {
        const view = await availability.days(caller, { ...place, days: 31, ...(from !== undefined && { from }) });
        if (!view) return [];
        days.push(
          ...view.days.flatMap(({ date, slots }) =>
            inWords(
              date,
              slots.map(({ startsAt }) => startsAt / 1000),
            ),
          ),
        );
        const last = view.days.at(-1)!.date;
        if (last >= view.lastDay) return days;
        from = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
      }
    },
    [Symbol.asyncDispose]: () => context.close(),
  };

  function dueNow(): Promise<Parameters<RefreshFreeTime['execute']>[0][]> {
    return scope.directory(DUE, [clock.now()]);
  }

  async function round(): Promise<void> {
    for (const due of await dueNow()) await refresh.execute(due);
  }
}

/** What the table that every municipality reads says of a place; `from`: without what is gone by since. */
export async function computed(
  database: TestDatabase,
  { tenant, office, service }: Town,
  channel: AppointmentChannel = 'IN_PERSON',
  from?: Date,
): Promise<FreeDays> {
  const rows = await database.asSuperuser(
    `select day::text, starts from free_time_day where tenant_id = $1 and office_id = $2 and service_id = $3 and channel = $4 order by day`,
    [tenant.id, office.id, service.id, channel],
  );
  return rows.flatMap(({ day, starts }) =>
    inWords(
      String(day),
      (starts as string[]).map(Number).filter((start) => from === undefined || start * 1000 >= from.getTime()),
    ),
  );
}

function inWords(day: string, starts: readonly number[]): string[] {
  const hours = starts.map((start) => new Date((start + 3600) * 1000).toISOString().slice(11, 16));
  return hours.length === 0 ? [] : [`${day} ${hours.join(' ')}`];
}
