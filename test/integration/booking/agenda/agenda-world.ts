import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  AGENDA_USE_CASES,
  type AgendaOperator,
  BlockTime,
  BookAppointment,
  BookOnBehalf,
  CallNext,
  CallNextAppointment,
  CancelAppointment,
  LeaveDesk,
  ListCitizens,
  ManageCalendarFeeds,
  ReadAgenda,
  ReadAgendaRecord,
  ReadCalendarFeed,
  RescheduleAppointment,
  TakeDayStep,
  TakeDesk,
  TakeTicket,
  UnblockTime,
  UndoDayStep,
  WriteNote,
} from '@casa/booking';
import type { AppointmentChannel, AppointmentId, PersonId } from '@casa/contracts';
import { StaffDirectoryModule } from '@casa/identity';
import type { Clock, Result } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import {
  aDesk,
  anOffice,
  aService,
  aTenant,
  type TestDatabase,
  type TestDesk,
  type TestOffice,
  type TestService,
  type TestTenant,
  weeklyHours,
} from '@casa/testing';
import { bookingImports } from '../../../support/booking-imports.js';
import { aSession } from '../../../support/sessions.js';
import { aCitizen } from '../a-citizen.js';
import { callerAt, inWinter } from '../a-counter.js';

/** The operators' day without the API around it. */
export interface AgendaUseCases extends AsyncDisposable {
  readonly keys: DataKeys;
  readonly book: BookAppointment;
  readonly cancel: CancelAppointment;
  readonly reschedule: RescheduleAppointment;
  readonly onBehalf: BookOnBehalf;
  readonly agenda: ReadAgenda;
  readonly record: ReadAgendaRecord;
  readonly citizens: ListCitizens;
  readonly step: TakeDayStep;
  readonly undo: UndoDayStep;
  readonly note: WriteNote;
  readonly callNext: CallNextAppointment;
  readonly ticket: TakeTicket;
  readonly sit: TakeDesk;
  readonly leave: LeaveDesk;
  readonly block: BlockTime;
  readonly unblock: UnblockTime;
  readonly feeds: ManageCalendarFeeds;
  readonly feed: ReadCalendarFeed;
}

export async function agendaUseCases(
  database: TestDatabase,
  clock: Clock,
  environment: Readonly<Record<string, string>> = {},
): Promise<AgendaUseCases> {
  @Module({
    imports: [...bookingImports(database, clock, environment), StaffDirectoryModule],
    providers: [...AGENDA_USE_CASES, CallNext, TakeTicket],
  })
  class AgendaModule {}

  const context = await NestFactory.createApplicationContext(AgendaModule, { logger: false });
  return {
    keys: context.get(DataKeys),
    book: context.get(BookAppointment),
    cancel: context.get(CancelAppointment),
    reschedule: context.get(RescheduleAppointment),
    onBehalf: context.get(BookOnBehalf),
    agenda: context.get(ReadAgenda),
    record: context.get(ReadAgendaRecord),
    citizens: context.get(ListCitizens),
    step: context.get(TakeDayStep),
    undo: context.get(UndoDayStep),
    note: context.get(WriteNote),
    callNext: context.get(CallNextAppointment),
    ticket: context.get(TakeTicket),
    sit: context.get(TakeDesk),
    leave: context.get(LeaveDesk),
    block: context.get(BlockTime),
    unblock: context.get(UnblockTime),
    feeds: context.get(ManageCalendarFeeds),
    feed: context.get(ReadCalendarFeed),
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** An office open on weekdays from nine to twelve with two desks that give one service of half an hour. */
export interface AgendaWorld {
  readonly tenant: TestTenant;
  readonly office: TestOffice;
  readonly otherOffice: TestOffice;
  readonly service: TestService;
  readonly first: TestDesk;
  readonly second: TestDesk;
}

export async function anAgenda(database: TestDatabase): Promise<AgendaWorld> {
  const tenant = await aTenant(database);
  const office = await anOffice(database, tenant);
  const otherOffice = await anOffice(database, tenant);
  const service = await aService(database, office, { channels: ['IN_PERSON', 'TELEPHONE'], maxOpenPerPerson: 20 });
  const channels = service.channels;
  const first = await aDesk(database, office, [service], { name: 'Sportello 1', channels });
  const second = await aDesk(database, office, [service], { name: 'Sportello 2', channels });
  await weeklyHours(database, office);
  return { tenant, office, otherOffice, service, first, second };
}

/** Somebody who works at one office, as the use cases know them. */
export async function anOperator(
  database: TestDatabase,
  { keys }: AgendaUseCases,
  { tenant }: AgendaWorld,
  office: TestOffice,
): Promise<AgendaOperator> {
  const { personId } = await aSession(database, tenant, { roles: ['OPERATOR'], officeIds: [office.id], keys });
  return {
    ...callerAt(tenant),
    personId: personId as PersonId,
    allowedAt: (_action, officeId) => (officeId === office.id ? 'OPERATOR' : undefined),
  };
}

let people = 0;

/** Books for a new person. @param startsAt by the clock of Rome in winter. @returns the appointment's id and its link's token. */
export async function bookedAt(
  { book }: AgendaUseCases,
  { tenant, office, service }: AgendaWorld,
  startsAt: string,
  personId?: PersonId,
  channel: AppointmentChannel = 'IN_PERSON',
): Promise<{ readonly id: AppointmentId; readonly token: string; readonly deskId: string }> {
  people += 1;
  const citizen = aCitizen({ familyName: 'Lorusso', email: `lorusso.${people}@example.it`, telephone: '080 5551234' });
  const { value } = allowed(
    await book.execute(
      { ...callerAt(tenant), ...(personId && { personId }) },
      { serviceId: service.id, officeId: office.id, channel, startsAt: inWinter(startsAt), citizen, answers: [] },
    ),
  );
  return { id: value.appointment.id, token: value.manageToken, deskId: value.appointment.deskId };
}

/** An outcome that must not be a refusal. */
export function allowed<Value>(outcome: Result<Value, unknown>): { readonly value: Value } {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome;
}

/** What the audit says of something, in order. */
export async function auditOf(database: TestDatabase, subjectId: string): Promise<Record<string, unknown>[]> {
  const rows = await database.asSuperuser(
    `select content, person_id from audit_entry where content::jsonb ->> 'subjectId' = $1 order by sequence`,
    [subjectId],
  );
  return rows.map(({ content, person_id: person }) => {
    const { action, actor, allowedBy } = JSON.parse(String(content)) as Record<string, unknown>;
    return { action, actor, allowedBy, person };
  });
}
