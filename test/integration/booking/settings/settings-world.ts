import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  ApplyCatalogue,
  BookAppointment,
  ChangeOffice,
  ChangeService,
  ExportCatalogue,
  FindAvailability,
  HoldSlot,
  ReadSettings,
  type SettingsManager,
  type SettingsOutcome,
  type SettingsPreview,
  type SettingsRefusal,
} from '@casa/booking';
import type { OfficeId, PersonId } from '@casa/contracts';
import { StaffDirectoryModule } from '@casa/identity';
import type { Clock, Result } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
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
import { callerAt } from '../a-counter.js';

/** The settings without the API around them. */
export interface SettingsUseCases extends AsyncDisposable {
  readonly office: ChangeOffice;
  readonly service: ChangeService;
  readonly read: ReadSettings;
  readonly book: BookAppointment;
  readonly hold: HoldSlot;
  readonly find: FindAvailability;
  readonly apply: ApplyCatalogue;
  readonly catalogue: ExportCatalogue;
  readonly scope: TenantScope;
  readonly keys: DataKeys;
}

export async function settingsUseCases(database: TestDatabase, clock: Clock): Promise<SettingsUseCases> {
  @Module({
    imports: [...bookingImports(database, clock), StaffDirectoryModule],
    providers: [ChangeOffice, ChangeService, ExportCatalogue, ReadSettings],
  })
  class SettingsModule {}

  const context = await NestFactory.createApplicationContext(SettingsModule, { logger: false });
  return {
    office: context.get(ChangeOffice),
    service: context.get(ChangeService),
    read: context.get(ReadSettings),
    book: context.get(BookAppointment),
    hold: context.get(HoldSlot),
    find: context.get(FindAvailability),
    apply: context.get(ApplyCatalogue),
    catalogue: context.get(ExportCatalogue),
    scope: context.get(TenantScope),
    keys: context.get(DataKeys),
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** An office open on weekdays from nine to twelve with two desks: both give one service of half an hour, the first one of an hour besides. */
export interface SettingsWorld {
  readonly tenant: TestTenant;
  readonly office: TestOffice;
  readonly otherOffice: TestOffice;
  readonly service: TestService;
  readonly longService: TestService;
  readonly first: TestDesk;
  readonly second: TestDesk;
  /** Of `office` alone. */
  readonly manager: SettingsManager;
}

export async function aSettingsWorld(database: TestDatabase, keys: DataKeys): Promise<SettingsWorld> {
  const tenant = await aTenant(database);
  const office = await anOffice(database, tenant);
  const otherOffice = await anOffice(database, tenant);
  const service = await aService(database, office, {
    channels: ['IN_PERSON', 'TELEPHONE'],
    maxOpenPerPerson: 20,
    leadMinutes: 0,
    horizonDays: 60,
  });
  const longService = await aService(database, office, { minutes: 60, maxOpenPerPerson: 20, leadMinutes: 0, horizonDays: 60 });
  const first = await aDesk(database, office, [service, longService], { name: 'Sportello 1', channels: ['IN_PERSON', 'TELEPHONE'] });
  const second = await aDesk(database, office, [service], { name: 'Sportello 2' });
  await weeklyHours(database, office);
  return { tenant, office, otherOffice, service, longService, first, second, manager: await aManager(database, keys, tenant, [office]) };
}

/** Somebody who decides about some offices; about all without. */
export async function aManager(
  database: TestDatabase,
  keys: DataKeys,
  tenant: TestTenant,
  offices?: readonly TestOffice[],
): Promise<SettingsManager> {
  const { personId } = await aSession(database, tenant, { keys, roles: ['OFFICE_MANAGER'] });
  const isTheirs = (officeId: OfficeId) => offices === undefined || offices.some(({ id }) => id === officeId);
  return {
    ...callerAt(tenant),
    personId: personId as PersonId,
    allowedAt: (officeId) => (isTheirs(officeId) ? 'OFFICE_MANAGER' : undefined),
  };
}

/** Nothing is changed but what is said. */
export const NO_CHANGE = { deskHours: [], desks: [], closedDesks: [], exceptions: [], ordinaryDays: [], reopened: [] } as const;

export function previewed(outcome: Result<SettingsOutcome, SettingsRefusal>): SettingsPreview {
  if (outcome.ok && 'preview' in outcome.value) return outcome.value.preview;
  throw new Error(`no preview: ${JSON.stringify(outcome)}`);
}

export function saved(outcome: Result<SettingsOutcome, SettingsRefusal>): Extract<SettingsOutcome, { saved: unknown }>['saved'] {
  if (outcome.ok && 'saved' in outcome.value) return outcome.value.saved;
  throw new Error(`not saved: ${JSON.stringify(outcome)}`);
}

export function refusalOf(outcome: Result<SettingsOutcome, SettingsRefusal>): SettingsRefusal {
  if (!outcome.ok) return outcome.refusal;
  throw new Error('not refused');
}

/** The same stretch from Monday to Friday. */
export function everyWorkday(opens: string, closes: string): { weekday: number; opens: string; closes: string }[] {
  return [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens, closes }));
}
