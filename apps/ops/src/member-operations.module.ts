import { Module } from '@nestjs/common';
import { InviteMember } from '@casa/identity';
import { AuditModule } from '@casa/platform/authz';
import { ConfigModule } from '@casa/platform/config';
import { CryptoModule } from '@casa/platform/crypto';
import { DatabaseModule } from '@casa/platform/database';
import { JobsModule } from '@casa/platform/jobs';
import { TenantDirectoryModule, TenantDirectoryRepository } from '@casa/tenancy';

/** What the command line does with the people of a municipality: it asks them, and the worker writes to them. */
@Module({
  imports: [
    ConfigModule,
    AuditModule,
    CryptoModule,
    DatabaseModule.forRoot({ entities: [] }),
    JobsModule.forSending(),
    TenantDirectoryModule,
  ],
  providers: [InviteMember, TenantDirectoryRepository],
})
export class MemberOperationsModule {}
