import { Module } from '@nestjs/common';
import { ApplyCatalogue, BOOKING_ENTITIES, ExportCatalogue } from '@casa/booking';
import { CATALOGUE_READER, CATALOGUE_WRITER } from '@casa/contracts';
import { ResealPersons } from '@casa/identity';
import { ConfigModule } from '@casa/platform/config';
import { CryptoModule } from '@casa/platform/crypto';
import { DatabaseModule } from '@casa/platform/database';
import { ExportTenant, TENANCY_ENTITIES, TENANCY_OPERATIONS } from '@casa/tenancy';

/** What the command line does with municipalities and their rows. */
@Module({
  imports: [ConfigModule, CryptoModule, DatabaseModule.forRoot({ entities: [...TENANCY_ENTITIES, ...BOOKING_ENTITIES] })],
  providers: [
    ApplyCatalogue,
    { provide: CATALOGUE_WRITER, useExisting: ApplyCatalogue },
    ExportCatalogue,
    { provide: CATALOGUE_READER, useExisting: ExportCatalogue },
    ExportTenant,
    ...TENANCY_OPERATIONS,
    ResealPersons,
  ],
})
export class TenantOperationsModule {}
