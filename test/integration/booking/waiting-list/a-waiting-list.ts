import { Global, Module } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, NestFactory } from '@nestjs/core';
import {
  AcceptOffer,
  BOOKING_ENTITIES,
  BookAppointment,
  BookingModule,
  CancelAppointment,
  JoinWaitingList,
  LeaveWaitingList,
  RefuseOffer,
  RescheduleAppointment,
  ViewOffer,
  ViewWaitingEntry,
  WaitingListJobsModule,
  WaitingListModule,
} from '@casa/booking';
import { LETTER_PREFERENCES, type LetterPreferences, type PersonId } from '@casa/contracts';
import { AuditModule } from '@casa/platform/authz';
import { CryptoModule, SealedReferences } from '@casa/platform/crypto';
import { DatabaseModule } from '@casa/platform/database';
import { HandlesJobs, type JobHandler, JobsModule, PermanentFailure } from '@casa/platform/jobs';
import { type AddressedLetter, LetterPost, letterText } from '@casa/platform/mail';
import { MunicipalityProfilesModule, TENANCY_ENTITIES, TenantDirectoryModule } from '@casa/tenancy';
import { type TestClock, testConfig, TestConfigModule, type TestDatabase } from '@casa/testing';

/** A letter as it would have gone out. */
export interface SentLetter {
  readonly mailId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The waiting list without the API around it, and what the worker does for it, done when the test says so. */
export interface WaitingListAtWork extends AsyncDisposable {
  readonly book: BookAppointment;
  readonly cancel: CancelAppointment;
  readonly reschedule: RescheduleAppointment;
  readonly join: JoinWaitingList;
  readonly leave: LeaveWaitingList;
  readonly accept: AcceptOffer;
  readonly refuse: RefuseOffer;
  readonly entry: ViewWaitingEntry;
  readonly offer: ViewOffer;
  readonly references: SealedReferences;
  /** How persons want to be written to; nothing said: as their entry has it. */
  readonly preferences: Map<PersonId, LetterPreferences>;
  /** Each once, in the order they went out. */
  readonly letters: SentLetter[];
  /** Addresses to which no letter ever goes. */
  readonly undeliverable: Set<string>;
  /** Does the jobs that are due by the test's clock, and what comes of them, until none is left. @returns the queues, in order. */
  work(): Promise<string[]>;
  /** Does one job now. */
  handle(queue: string, event: object): Promise<void>;
  /** Does jobs once more that were done already, as happens when a worker dies before it says so. */
  workAgain(): Promise<void>;
}

const WAITING_QUEUES = `name like 'booking.waiting-%' or name like 'booking.offer-%' or name = 'booking.slot-freed'`;

interface JobRow {
  readonly id: string;
  readonly name: string;
  readonly data: object;
}

/** Municipalities are made before: the directory of tenants is read when it starts. */
export async function waitingListAtWork(database: TestDatabase, clock: TestClock): Promise<WaitingListAtWork> {
  const letters: SentLetter[] = [];
  const undeliverable = new Set<string>();
  const preferences = new Map<PersonId, LetterPreferences>();
  const post = {
    async sendOnce(_tenantId: string, { mailId, to, letter }: AddressedLetter): Promise<void> {
      if (undeliverable.has(to.address)) throw new PermanentFailure('SMTP RCPT TO 550');
      if (letters.some((sent) => sent.mailId === mailId)) return;
      letters.push({ mailId, to: to.address, subject: letter.subject, text: letterText(letter) });
    },
  };

  @Global()
  @Module({
    providers: [
      { provide: LetterPost, useValue: post },
      {
        provide: LETTER_PREFERENCES,
        useValue: { of: (_tenantId: string, personId: PersonId) => Promise.resolve(preferences.get(personId) ?? { reminders: true }) },
      },
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
      ...[BookingModule, WaitingListModule, WaitingListJobsModule],
    ],
  })
  class WaitingListAtWorkModule {}

  const context = await NestFactory.createApplicationContext(WaitingListAtWorkModule, { logger: false });
  const handlers = handlersOf(context.get(DiscoveryService));
  const due = async (state: 'created' | 'completed'): Promise<JobRow[]> => {
    // What is due at once has the database's time.
    const rows = await database.asSuperuser(
      `select id, name, data from pgboss.job where state = $1::pgboss.job_state and (${WAITING_QUEUES})
         and (start_after <= created_on + interval '1 second' or start_after <= $2) order by created_on, id`,
      [state, clock.now()],
    );
    return rows as unknown as JobRow[];
  };
  const perform = async ({ id, name, data }: JobRow): Promise<void> => {
    let state = 'completed';
    try {
      await handlers.get(name)!.handle(data);
    } catch (error) {
      if (!(error instanceof PermanentFailure)) throw error;
      state = 'failed';
    }
    await database.asSuperuser(`update pgboss.job set state = $2::pgboss.job_state, completed_on = now() where id = $1`, [id, state]);
  };
  return {
    book: context.get(BookAppointment),
    cancel: context.get(CancelAppointment),
    reschedule: context.get(RescheduleAppointment),
    join: context.get(JoinWaitingList),
    leave: context.get(LeaveWaitingList),
    accept: context.get(AcceptOffer),
    refuse: context.get(RefuseOffer),
    entry: context.get(ViewWaitingEntry),
    offer: context.get(ViewOffer),
    references: context.get(SealedReferences),
    preferences,
    letters,
    undeliverable,
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
    handle: (queue, event) => handlers.get(queue)!.handle(event),
    async workAgain() {
      for (const job of await due('completed')) await perform(job);
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}

function handlersOf(discovery: DiscoveryService): Map<string, JobHandler<object>> {
  return new Map(
    discovery
      .getProviders({ metadataKey: HandlesJobs.KEY })
      .map((wrapper) => [discovery.getMetadataByDecorator(HandlesJobs, wrapper)!, wrapper.instance as JobHandler<object>]),
  );
}
