import { type DynamicModule, Module } from '@nestjs/common';
import {
  BOOKING_ENTITIES,
  BookingMailModule,
  BookingSchedulesModule,
  ClosureJobsModule,
  FreeTimeModule,
  RatingJobsModule,
  RoomJobsModule,
  VirtualDeskJobsModule,
  WaitingListJobsModule,
} from '@casa/booking';
import { IdentityMailModule, IdentitySchedulesModule, LetterPreferencesModule } from '@casa/identity';
import { ConfigModule } from '@casa/platform/config';
import { CryptoModule } from '@casa/platform/crypto';
import { DatabaseModule, statement, TenantScope } from '@casa/platform/database';
import { JobsModule } from '@casa/platform/jobs';
import { MailModule } from '@casa/platform/mail';
import { ObservabilityModule, type StopTracing } from '@casa/platform/observability';
import { MunicipalityProfilesModule, TENANCY_ENTITIES, TenantDirectoryModule, TenantIdsModule } from '@casa/tenancy';
import { JobMetrics } from './job-metrics.js';
import { RegistryMetrics } from './registry-metrics.js';

const PING = statement('worker.ping', 'select 1');

/** The worker process: which modules it is made of. */
@Module({})
export class WorkerModule {
  static forRoot(stopTracing?: StopTracing): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule,
        CryptoModule,
        DatabaseModule.forRoot({ entities: [...TENANCY_ENTITIES, ...BOOKING_ENTITIES] }),
        JobsModule.forWorking(),
        LetterPreferencesModule,
        MailModule,
        MunicipalityProfilesModule,
        TenantDirectoryModule,
        ObservabilityModule.forRoot({
          inject: [TenantScope],
          probes: (scope: TenantScope) => [{ name: 'database', check: () => scope.directory(PING) }],
          ...(stopTracing && { stopTracing }),
        }),
        BookingMailModule,
        ClosureJobsModule,
        FreeTimeModule,
        IdentityMailModule,
        RatingJobsModule,
        RoomJobsModule,
        WaitingListJobsModule,
        TenantIdsModule,
        VirtualDeskJobsModule,
        BookingSchedulesModule,
        IdentitySchedulesModule,
      ],
      providers: [JobMetrics, RegistryMetrics],
    };
  }
}
