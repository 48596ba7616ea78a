import type { ModuleMetadata } from '@nestjs/common';
import { BOOKING_ENTITIES, BookingModule } from '@casa/booking';
import type { Clock } from '@casa/kernel';
import { AuditModule } from '@casa/platform/authz';
import { CryptoModule } from '@casa/platform/crypto';
import { DatabaseModule } from '@casa/platform/database';
import { JobsModule } from '@casa/platform/jobs';
import { testConfig, TestConfigModule, type TestDatabase } from '@casa/testing';

/** What the use cases of booking stand on, without the API around them. @param environment settings that are otherwise than in other tests. */
export function bookingImports(
  database: TestDatabase,
  clock: Clock,
  environment: Readonly<Record<string, string>> = {},
): NonNullable<ModuleMetadata['imports']> {
  return [
    TestConfigModule.with(testConfig({ CASA_DATABASE_URL: database.appUrl, ...environment }), clock),
    CryptoModule,
    DatabaseModule.forRoot({ entities: BOOKING_ENTITIES }),
    JobsModule.forSending(),
    AuditModule,
    BookingModule,
  ];
}
