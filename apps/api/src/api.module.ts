import { type DynamicModule, Module } from '@nestjs/common';
import { BOOKING_ENTITIES, BOOKING_GRANTS, BookingGraphqlModule } from '@casa/booking';
import { IDENTITY_GRANTS, IdentityModule, StaffDirectoryModule } from '@casa/identity';
import { AuditModule, AuthzModule } from '@casa/platform/authz';
import { ConfigModule } from '@casa/platform/config';
import { CryptoModule } from '@casa/platform/crypto';
import { DatabaseModule, TenantScope } from '@casa/platform/database';
import { GraphqlApiModule, LiveModule } from '@casa/platform/graphql';
import { JobsModule } from '@casa/platform/jobs';
import { ObservabilityModule, type StopTracing } from '@casa/platform/observability';
import { StorageModule } from '@casa/platform/storage';
import { MunicipalityProfilesModule, TENANCY_ENTITIES, TENANCY_GRANTS, TenancyModule, TenantDirectory } from '@casa/tenancy';
import { CatalogueCache } from './catalogue-cache.js';
import { databaseProbe, directoryProbe } from './probes.js';

/** The API process: which modules it is made of. */
@Module({})
export class ApiModule {
  static forRoot(stopTracing?: StopTracing): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ConfigModule,
        CryptoModule,
        DatabaseModule.forRoot({ entities: [...TENANCY_ENTITIES, ...BOOKING_ENTITIES] }),
        JobsModule.forSending(),
        ObservabilityModule.forRoot({
          imports: [TenancyModule],
          inject: [TenantScope, TenantDirectory],
          probes: (scope: TenantScope, directory: TenantDirectory) => [databaseProbe(scope), directoryProbe(directory)],
          ...(stopTracing && { stopTracing }),
        }),
        AuditModule,
        StorageModule,
        AuthzModule.forRoot([TENANCY_GRANTS, IDENTITY_GRANTS, BOOKING_GRANTS]),
        GraphqlApiModule.forRoot(),
        LiveModule,
        TenancyModule,
        MunicipalityProfilesModule,
        IdentityModule,
        StaffDirectoryModule,
        BookingGraphqlModule,
      ],
      providers: [CatalogueCache],
    };
  }
}
