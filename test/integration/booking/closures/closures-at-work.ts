import { Global, Module } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, NestFactory } from '@nestjs/core';
import {
  AGENDA_USE_CASES,
  BOOKING_ENTITIES,
  BookAppointment,
  BookingMailModule,
  BookingModule,
  CallNext,
  CancelAppointment,
  CLOSURE_USE_CASES,
  AnswerMove,
  CloseOffices,
  ClosureJobsModule,
  type ClosureManager,
  EndClosure,
  HoldSlot,
  PreviewClosure,
  ReadClosures,
  RescheduleAppointment,
  StepTicket,
  TakeDayStep,
  ViewMove,
  WaitingListJobsModule,
  WaitingListModule,
  JoinWaitingList,
} from '@casa/booking';
import { LETTER_PREFERENCES, type TenantId } from '@casa/contracts';
import { StaffDirectoryModule } from '@casa/identity';
import { AuditModule } from '@casa/platform/authz';
import { CryptoModule, SealedReferences } from '@casa/platform/crypto';
import { DatabaseModule, TenantScope, type Transaction } from '@casa/platform/database';
import { HandlesJobs, type JobHandler, JobsModule } from '@casa/platform/jobs';
import { type AddressedLetter, LetterPost, letterText } from '@casa/platform/mail';
import { MunicipalityProfilesModule, TENANCY_ENTITIES, TenantDirectoryModule } from '@casa/tenancy';
import { type TestClock, testConfig, TestConfigModule, type TestDatabase } from '@casa/testing';
import { aSession } from '../../../support/sessions.js';
import type { Counter } from '../a-counter.js';

/** A letter as it would have gone out. */
export interface SentLetter {
  readonly mailId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly calendar?: string;
}

/** Closures without the API around them, and what the worker does for them, done when the test says so. */
export interface ClosuresAtWork extends AsyncDisposable {
  readonly book: BookAppointment;
  readonly hold: HoldSlot;
  readonly cancel: CancelAppointment;
  readonly reschedule: RescheduleAppointment;
  readonly join: JoinWaitingList;
  readonly preview: PreviewClosure;
  readonly close: CloseOffices;
  readonly end: EndClosure;
  readonly read: ReadClosures;
  readonly view: ViewMove;
  readonly answer: AnswerMove;
  readonly step: TakeDayStep;
  readonly ticketStep: StepTicket;
  readonly references: SealedReferences;
  /** Each once, in the order they went out. */
  readonly letters: SentLetter[];
  /** What happens while a letter is under way: undefined, nothing does. */
  meanwhile: ((mailId: string) => Promise<void>) | undefined;
  /** Does the jobs that are due by the test's clock, and what comes of them, until none is left. @returns the queues, in order. */
  work(): Promise<string[]>;
  /** Does jobs once more that were done already, as happens when a worker dies before it says so. */
  workAgain(): Promise<void>;
}

interface JobRow {
  readonly id: string;
  readonly name: string;
  readonly data: object;
}

/** Municipalities are made before: the directory of tenants is read when it starts. */
export async function closuresAtWork(database: TestDatabase, clock: TestClock): Promise<ClosuresAtWork> {
  const letters: SentLetter[] = [];
  const road: Pick<ClosuresAtWork, 'meanwhile'> = { meanwhile: undefined };
  const postOf = (scope: TenantScope) => ({
    senderOf: () => ({ name: 'Comune', address: 'comune@example.it' }),
    async sendOnce(
      tenantId: TenantId,
      { mailId, to, letter, calendar }: AddressedLetter,
      whenTaken?: (transaction: Transaction) => Promise<void>,
    ): Promise<void> {
      if (letters.some((sent) => sent.mailId === mailId)) return;
      await road.meanwhile?.(mailId);
      const sent = { mailId, to: to.address, subject: letter.subject, text: letterText(letter) };
      letters.push({ ...sent, ...(calendar && { calendar: calendar.content }) });
      if (whenTaken) await scope.run({ tenantId }, whenTaken);
    },
  });
  const preferences = { of: () => Promise.resolve({ reminders: true }) };

  @Global()
  @Module({
    providers: [
      { provide: LetterPost, inject: [TenantScope], useFactory: postOf },
      { provide: LETTER_PREFERENCES, useValue: preferences },
    ],
    exports: [LetterPost, LETTER_PREFERENCES],
  })
  class PostModule {}

  @Module({
    imports: [
      TestConfigModule.with(testConfig({ CASA_DATABASE_URL: database.appUrl }), clock),
      ...[AuditModule, CryptoModule, DiscoveryModule, PostModule, MunicipalityProfilesModule, TenantDirectoryModule],
      DatabaseModule.forRoot({ entities: [...TENANCY_ENTITIES, ...BOOKING_ENTITIES] }),
      JobsModule.forSending(),
      ...[BookingModule, BookingMailModule, ClosureJobsModule, WaitingListModule, WaitingListJobsModule, StaffDirectoryModule],
    ],
    providers: [...CLOSURE_USE_CASES, ...AGENDA_USE_CASES, CallNext, StepTicket],
  })
  class ClosuresAtWorkModule {}

  const context = await NestFactory.createApplicationContext(ClosuresAtWorkModule, { logger: false });
  const handlers = handlersOf(context.get(DiscoveryService));
  const due = async (state: 'created' | 'completed'): Promise<JobRow[]> => {
    // What is due at once has the database's time.
    const rows = await database.asSuperuser(
      `select id, name, data from pgboss.job where state = $1::pgboss.job_state and name = any ($3)
         and (start_after <= created_on + interval '1 second' or start_after <= $2) order by created_on, id`,
      [state, clock.now(), [...handlers.keys()]],
    );
    return rows as unknown as JobRow[];
  };
  const perform = async ({ id, name, data }: JobRow): Promise<void> => {
    await handlers.get(name)!.handle(data);
    await database.asSuperuser(`update pgboss.job set state = 'completed', completed_on = now() where id = $1`, [id]);
  };
  return Object.assign(road, {
    book: context.get(BookAppointment),
    hold: context.get(HoldSlot),
    cancel: context.get(CancelAppointment),
    reschedule: context.get(RescheduleAppointment),
    join: context.get(JoinWaitingList),
    preview: context.get(PreviewClosure),
    close: context.get(CloseOffices),
    end: context.get(EndClosure),
    read: context.get(ReadClosures),
    view: context.get(ViewMove),
    answer: context.get(AnswerMove),
    step: context.get(TakeDayStep),
    ticketStep: context.get(StepTicket),
    references: context.get(SealedReferences),
    letters,
    async work() {
      const done: string[] = [];
      for (let jobs = await due('created'); jobs.length > 0; jobs = await due('created')) {
        for (const job of jobs) {
          await perform(job);
          done.push(job.name);
        }
      }
      return done;
    },
    async workAgain() {
      for (const job of await due('completed')) await perform(job);
    },
    [Symbol.asyncDispose]: () => context.close(),
  });
}

/** Somebody who may close whatever there is in a municipality. */
export async function aManager(database: TestDatabase, { tenant, caller }: Pick<Counter, 'tenant' | 'caller'>): Promise<ClosureManager> {
  const { personId } = await aSession(database, tenant);
  return {
    ...caller,
    personId: personId as ClosureManager['personId'],
    allowedAt: () => 'OFFICE_MANAGER',
    seenAmong: () => 'ALL',
  };
}

function handlersOf(discovery: DiscoveryService): Map<string, JobHandler<object>> {
  return new Map(
    discovery
      .getProviders({ metadataKey: HandlesJobs.KEY })
      .map((wrapper) => [discovery.getMetadataByDecorator(HandlesJobs, wrapper)!, wrapper.instance as JobHandler<object>]),
  );
}
