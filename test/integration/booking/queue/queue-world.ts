import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  CallNext,
  CheckIn,
  LeaveQueue,
  ManageQueue,
  type QueueOperator,
  ReadOfficeQueue,
  ReadQueues,
  SetPrecedence,
  StepTicket,
  TakeTicket,
  ViewTicket,
} from '@casa/booking';
import type { PersonId } from '@casa/contracts';
import { type Clock, newId } from '@casa/kernel';
import { SealedReferences } from '@casa/platform/crypto';
import {
  aDesk,
  anOffice,
  aQueue,
  aService,
  aTenant,
  type TestDatabase,
  type TestDesk,
  type TestOffice,
  type TestQueue,
  type TestService,
  type TestTenant,
  weeklyHours,
} from '@casa/testing';
import { bookingImports } from '../../../support/booking-imports.js';
import { callerAt } from '../a-counter.js';

/** The waiting room without the API around it. */
export interface QueueUseCases extends AsyncDisposable {
  readonly take: TakeTicket;
  readonly checkIn: CheckIn;
  readonly leave: LeaveQueue;
  readonly view: ViewTicket;
  readonly queues: ReadQueues;
  readonly room: ReadOfficeQueue;
  readonly callNext: CallNext;
  readonly step: StepTicket;
  readonly precedence: SetPrecedence;
  readonly manage: ManageQueue;
  readonly references: SealedReferences;
}

export async function queueUseCases(database: TestDatabase, clock: Clock): Promise<QueueUseCases> {
  @Module({
    imports: bookingImports(database, clock),
    providers: [
      ...[CallNext, CheckIn, LeaveQueue, ManageQueue, ReadOfficeQueue],
      ...[ReadQueues, SetPrecedence, StepTicket, TakeTicket, ViewTicket],
    ],
  })
  class QueueModule {}

  const context = await NestFactory.createApplicationContext(QueueModule, { logger: false });
  return {
    take: context.get(TakeTicket),
    checkIn: context.get(CheckIn),
    leave: context.get(LeaveQueue),
    view: context.get(ViewTicket),
    queues: context.get(ReadQueues),
    room: context.get(ReadOfficeQueue),
    callNext: context.get(CallNext),
    step: context.get(StepTicket),
    precedence: context.get(SetPrecedence),
    manage: context.get(ManageQueue),
    references: context.get(SealedReferences),
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** An office open on weekdays from nine to twelve, with two services and two desks: the first gives both, the second the first one alone. */
export interface QueueOfficeWorld {
  readonly tenant: TestTenant;
  readonly office: TestOffice;
  readonly services: readonly [TestService, TestService];
  readonly desks: readonly [TestDesk, TestDesk];
  readonly caller: ReturnType<typeof callerAt>;
}

export async function anOfficeWithQueue(database: TestDatabase, given: Partial<TestQueue> = {}): Promise<QueueOfficeWorld> {
  const tenant = await aTenant(database);
  const office = await anOffice(database, tenant);
  const services = [await aService(database, office, { minutes: 10 }), await aService(database, office, { minutes: 20 })] as const;
  const desks = [await aDesk(database, office, [...services]), await aDesk(database, office, [services[0]])] as const;
  await weeklyHours(database, office);
  await aQueue(database, office, services, given);
  return { tenant, office, services, desks, caller: callerAt(tenant) };
}

/** Somebody who may work at these offices; at every one when none is named. */
export async function anOperator(database: TestDatabase, ...offices: readonly TestOffice[]): Promise<QueueOperator> {
  const personId = newId<'Person'>();
  await database.asSuperuser(
    `insert into person (id, fiscal_digest, identity_sealed, created_at, seen_at) values ($1, $2, '-', now(), now())`,
    [personId, Buffer.from(personId)],
  );
  return {
    personId: personId satisfies PersonId,
    allowedAt: (officeId) => (offices.length === 0 || offices.some(({ id }) => id === officeId) ? 'OPERATOR' : undefined),
  };
}

/** The value of an outcome that must not be a refusal. */
export function granted<Value>(
  outcome: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: unknown },
): Value {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

/** A012 */
export function labelOf({ letter, number }: { readonly letter: string; readonly number: number }): string {
  return `${letter}${String(number).padStart(3, '0')}`;
}
