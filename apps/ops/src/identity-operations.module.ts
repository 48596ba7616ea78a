import { Module } from '@nestjs/common';
import { IDENTITY_OPERATIONS } from '@casa/identity';
import { AuditModule } from '@casa/platform/authz';
import { ConfigModule } from '@casa/platform/config';
import { CryptoModule } from '@casa/platform/crypto';
import { DatabaseModule } from '@casa/platform/database';
import { MunicipalityProfilesModule, TenantDirectoryRepository } from '@casa/tenancy';

/** What the command line does with SPID, with persons and with the audit: statements only, no entities. */
@Module({
  imports: [ConfigModule, AuditModule, CryptoModule, DatabaseModule.forRoot({ entities: [] }), MunicipalityProfilesModule],
  providers: [TenantDirectoryRepository, ...IDENTITY_OPERATIONS],
})
export class IdentityOperationsModule {}
