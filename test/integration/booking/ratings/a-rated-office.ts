import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  AGENDA_USE_CASES,
  BOOKING_ENTITIES,
  BookAppointment,
  BookingModule,
  BookingRetention,
  BookingSchedulesModule,
  CallNext,
  CountFigures,
  RateVisit,
  RatingJobsModule,
  ReadFigures,
  RescheduleAppointment,
  SendRatingLetter,
  StepTicket,
  TakeDayStep,
  UndoDayStep,
  ViewVisit,
  VisitBehindLink,
} from '@casa/booking';
import { LETTER_PREFERENCES, type LetterPreferences, type PersonId } from '@casa/contracts';
import { StaffDirectoryModule } from '@casa/identity';
import { AuditModule } from '@casa/platform/authz';
import { CryptoModule, DataKeys, SealedReferences } from '@casa/platform/crypto';
import { DatabaseModule } from '@casa/platform/database';
import { JobsModule } from '@casa/platform/jobs';
import { type AddressedLetter, LetterPost, letterText } from '@casa/platform/mail';
import { MunicipalityProfilesModule, TENANCY_ENTITIES, TenantDirectoryModule, TenantIdsModule } from '@casa/tenancy';
import { type TestClock, testConfig, TestConfigModule, type TestDatabase } from '@casa/testing';

/** A letter as it would have gone out. */
export interface SentLetter {
  readonly mailId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Ratings and figures without the API around them. */
export interface RatingUseCases extends AsyncDisposable {
  readonly book: BookAppointment;
  readonly reschedule: RescheduleAppointment;
  readonly step: TakeDayStep;
  readonly undo: UndoDayStep;
  readonly ticketStep: StepTicket;
  readonly visit: ViewVisit;
  readonly rate: RateVisit;
  readonly figures: ReadFigures;
  readonly count: CountFigures;
  readonly letter: SendRatingLetter;
  readonly retention: BookingRetention;
  readonly references: SealedReferences;
  readonly keys: DataKeys;
  /** How persons want to be written to. */
  readonly preferences: Map<PersonId, LetterPreferences>;
  /** Each once, in the order they went out. */
  readonly letters: SentLetter[];
}

/** Municipalities are made before: the directory of tenants is read when it starts. */
export async function ratingUseCases(
  database: TestDatabase,
  clock: TestClock,
  environment: Readonly<Record<string, string>> = {},
): Promise<RatingUseCases> {
  const letters: SentLetter[] = [];
  const preferences = new Map<PersonId, LetterPreferences>();
  const post = {
    sendOnce(_tenantId: string, { mailId, to, letter }: AddressedLetter): Promise<void> {
      if (!letters.some((sent) => sent.mailId === mailId)) {
        letters.push({ mailId, to: to.address, subject: letter.subject, text: letterText(letter) });
      }
      return Promise.resolve();
    },
  };

  @Global()
  @Module({
    providers: [
      { provide: LetterPost, useValue: post },
      {
        provide: LETTER_PREFERENCES,
        useValue: { of: (_tenantId: string, personId: PersonId) => Promise.resolve(preferences.get(personId)) },
      },
    ],
    exports: [LetterPost, LETTER_PREFERENCES],
  })
  class PostModule {}

  @Module({
    imports: [
      TestConfigModule.with(testConfig({ CASA_DATABASE_URL: database.appUrl, ...environment }), clock),
      ...[AuditModule, CryptoModule, PostModule, MunicipalityProfilesModule, TenantDirectoryModule, TenantIdsModule],
      DatabaseModule.forRoot({ entities: [...TENANCY_ENTITIES, ...BOOKING_ENTITIES] }),
      JobsModule.forSending(),
      ...[BookingModule, BookingSchedulesModule, RatingJobsModule, StaffDirectoryModule],
    ],
    providers: [...AGENDA_USE_CASES, CallNext, RateVisit, ReadFigures, StepTicket, ViewVisit, VisitBehindLink],
  })
  class RatingsModule {}

  const context = await NestFactory.createApplicationContext(RatingsModule, { logger: false });
  return {
    book: context.get(BookAppointment),
    reschedule: context.get(RescheduleAppointment),
    step: context.get(TakeDayStep),
    undo: context.get(UndoDayStep),
    ticketStep: context.get(StepTicket),
    visit: context.get(ViewVisit),
    rate: context.get(RateVisit),
    figures: context.get(ReadFigures),
    count: context.get(CountFigures),
    letter: context.get(SendRatingLetter),
    retention: context.get(BookingRetention),
    references: context.get(SealedReferences),
    keys: context.get(DataKeys),
    preferences,
    letters,
    [Symbol.asyncDispose]: () => context.close(),
  };
}
