import { Module } from '@nestjs/common';
import { ApplyCatalogue, BOOKING_ENTITIES, ResealCitizens } from '@casa/booking';
import { CATALOGUE_WRITER } from '@casa/contracts';
import { ResealIdentity } from '@casa/identity';
import { ConfigModule } from '@casa/platform/config';
import { CryptoModule } from '@casa/platform/crypto';
import { DatabaseModule } from '@casa/platform/database';
import { TENANCY_ENTITIES, TENANCY_OPERATIONS } from '@casa/tenancy';

/** What the command line does with municipalities and their rows. */
@Module({
  imports: [ConfigModule, CryptoModule, DatabaseModule.forRoot({ entities: [...TENANCY_ENTITIES, ...BOOKING_ENTITIES] })],
  providers: [
    ApplyCatalogue,
    { provide: CATALOGUE_WRITER, useExisting: ApplyCatalogue },
    ...TENANCY_OPERATIONS,
    ResealCitizens,
    ResealIdentity,
  ],
})
export class TenantOperationsModule {}
