import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  BOOKING_ENTITIES,
  BookAppointment,
  BookingModule,
  CancelAppointment,
  FindAvailability,
  HoldSlot,
  ManagedAppointment,
  ReleaseSlot,
  RenewManageLink,
  RescheduleAppointment,
} from '@casa/booking';
import type { Clock } from '@casa/kernel';
import { AuditModule } from '@casa/platform/authz';
import { CryptoModule, DataKeys } from '@casa/platform/crypto';
import { DatabaseModule, TenantScope } from '@casa/platform/database';
import { JobsModule, Outbox } from '@casa/platform/jobs';
import { testConfig, TestConfigModule, type TestDatabase } from '@casa/testing';

/** Booking without the API around it, composed as the API composes it. */
export interface UseCases extends AsyncDisposable {
  readonly availability: FindAvailability;
  readonly hold: HoldSlot;
  readonly release: ReleaseSlot;
  readonly book: BookAppointment;
  readonly reschedule: RescheduleAppointment;
  readonly cancel: CancelAppointment;
  readonly renewLink: RenewManageLink;
  readonly managed: ManagedAppointment;
  readonly scope: TenantScope;
  readonly outbox: Outbox;
  readonly keys: DataKeys;
}

export async function useCases(database: TestDatabase, clock: Clock): Promise<UseCases> {
  @Module({
    imports: [
      TestConfigModule.with(testConfig({ CASA_DATABASE_URL: database.appUrl }), clock),
      CryptoModule,
      DatabaseModule.forRoot({ entities: BOOKING_ENTITIES }),
      JobsModule.forSending(),
      AuditModule,
      BookingModule,
    ],
  })
  class UseCasesModule {}

  const context = await NestFactory.createApplicationContext(UseCasesModule, { logger: false });
  return {
    availability: context.get(FindAvailability),
    hold: context.get(HoldSlot),
    release: context.get(ReleaseSlot),
    book: context.get(BookAppointment),
    reschedule: context.get(RescheduleAppointment),
    cancel: context.get(CancelAppointment),
    renewLink: context.get(RenewManageLink),
    managed: context.get(ManagedAppointment),
    scope: context.get(TenantScope),
    outbox: context.get(Outbox),
    keys: context.get(DataKeys),
    [Symbol.asyncDispose]: () => context.close(),
  };
}
