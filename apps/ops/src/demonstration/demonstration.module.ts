import { Global, Module } from '@nestjs/common';
import { BOOKING_ENTITIES, BookingModule, ManageQueue } from '@casa/booking';
import { EmployPerson } from '@casa/identity';
import { AuditModule } from '@casa/platform/authz';
import { ConfigModule } from '@casa/platform/config';
import { CryptoModule } from '@casa/platform/crypto';
import { DatabaseModule } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { TENANCY_ENTITIES, TenantDirectoryRepository } from '@casa/tenancy';
import { Demonstration } from './demonstration.js';
import { DemonstrationQueues } from './demonstration-queues.js';
import { DemonstrationStaff } from './demonstration-staff.js';

/** Invented people read no mail: what is booked here is told to nobody. */
const silentOutbox: Pick<Outbox, 'publish'> = { publish: () => Promise.resolve() };

@Global()
@Module({ providers: [{ provide: Outbox, useValue: silentOutbox }], exports: [Outbox] })
class SilentOutboxModule {}

/** The demonstration's data, booked as citizens book. */
@Module({
  imports: [
    ConfigModule,
    CryptoModule,
    DatabaseModule.forRoot({ entities: [...TENANCY_ENTITIES, ...BOOKING_ENTITIES] }),
    AuditModule,
    SilentOutboxModule,
    BookingModule,
  ],
  providers: [TenantDirectoryRepository, Demonstration, EmployPerson, DemonstrationQueues, DemonstrationStaff, ManageQueue],
})
export class DemonstrationModule {}
