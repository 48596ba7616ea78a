import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  BookAppointment,
  CancelAppointment,
  FindAvailability,
  HoldSlot,
  ManagedAppointment,
  ReleaseSlot,
  RenewManageLink,
  RescheduleAppointment,
} from '@casa/booking';
import type { Clock } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { type TestDatabase } from '@casa/testing';
import { bookingImports } from '../../support/booking-imports.js';

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
    imports: bookingImports(database, clock),
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
