import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { BookAppointment, type BookingCaller, ClaimAppointment, HoldSlot, ReadOwnAppointments } from '@casa/booking';
import {
  ActFor,
  DecideDelegation,
  DeclareRepresentation,
  EndDelegation,
  GiveMandate,
  ListDeclaredDelegations,
  ListOwnDelegations,
  MakeDelegation,
  ReadMe,
  Sessions,
} from '@casa/identity';
import type { Clock } from '@casa/kernel';
import { CallerChanges, type CallerSession } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { type TestDatabase, type TestTenant } from '@casa/testing';
import { bookingImports } from '../../support/booking-imports.js';
import { callerAt } from '../booking/a-counter.js';

/** Delegations, the sessions that act by them, and booking, without the API around them; two on one database are as two processes. */
export interface DelegationProcess extends AsyncDisposable {
  readonly give: GiveMandate;
  readonly declare: DeclareRepresentation;
  readonly own: ListOwnDelegations;
  readonly end: EndDelegation;
  readonly act: ActFor;
  readonly declared: ListDeclaredDelegations;
  readonly decide: DecideDelegation;
  readonly me: ReadMe;
  readonly sessions: Sessions;
  readonly hold: HoldSlot;
  readonly book: BookAppointment;
  readonly claim: ClaimAppointment;
  readonly appointments: ReadOwnAppointments;
  readonly keys: DataKeys;
}

const PROVIDERS = [
  ActFor,
  CallerChanges,
  DecideDelegation,
  DeclareRepresentation,
  EndDelegation,
  GiveMandate,
  ListDeclaredDelegations,
  ListOwnDelegations,
  MakeDelegation,
  ReadMe,
  Sessions,
];

export async function delegationProcess(database: TestDatabase, clock: Clock): Promise<DelegationProcess> {
  @Module({
    imports: bookingImports(database, clock),
    providers: PROVIDERS,
  })
  class DelegationProcessModule {}

  const context = await NestFactory.createApplicationContext(DelegationProcessModule, { logger: false });
  return {
    give: context.get(GiveMandate),
    declare: context.get(DeclareRepresentation),
    own: context.get(ListOwnDelegations),
    end: context.get(EndDelegation),
    act: context.get(ActFor),
    declared: context.get(ListDeclaredDelegations),
    decide: context.get(DecideDelegation),
    me: context.get(ReadMe),
    sessions: context.get(Sessions),
    hold: context.get(HoldSlot),
    book: context.get(BookAppointment),
    claim: context.get(ClaimAppointment),
    appointments: context.get(ReadOwnAppointments),
    keys: context.get(DataKeys),
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** Who books, as the API makes it of a session. */
export function bookingCaller(tenant: TestTenant, { personId, acting }: CallerSession): BookingCaller & Pick<CallerSession, 'personId'> {
  return { ...callerAt(tenant), personId, ...(acting && { acting }) };
}
