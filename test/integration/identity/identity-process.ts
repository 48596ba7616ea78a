import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  AcceptInvitation,
  ChangeContactEmail,
  ChangeMember,
  ConfirmContactEmail,
  InviteMember,
  ListMembers,
  ReadLetterPreferences,
  ReadPreferences,
  Sessions,
  SetPreferences,
} from '@casa/identity';
import { TENANT_INDEX } from '@casa/contracts';
import type { Clock } from '@casa/kernel';
import { AuditModule, CallerChanges } from '@casa/platform/authz';
import { CryptoModule, DataKeys, SealedReferences } from '@casa/platform/crypto';
import { DatabaseModule } from '@casa/platform/database';
import { JobsModule } from '@casa/platform/jobs';
import { testConfig, TestConfigModule, type TestDatabase } from '@casa/testing';
import { KnownTowns } from './known-towns.js';

/** Members, contacts, preferences and sessions without the API around them; several on one database are as several processes. */
export interface IdentityProcess extends AsyncDisposable {
  readonly invite: InviteMember;
  readonly accept: AcceptInvitation;
  readonly change: ChangeMember;
  readonly list: ListMembers;
  readonly changeContact: ChangeContactEmail;
  readonly confirmContact: ConfirmContactEmail;
  readonly readPreferences: ReadPreferences;
  readonly setPreferences: SetPreferences;
  readonly letterPreferences: ReadLetterPreferences;
  readonly sessions: Sessions;
  readonly references: SealedReferences;
  readonly keys: DataKeys;
  /** What it knows of other municipalities. */
  readonly towns: KnownTowns;
}

const PROVIDERS = [
  AcceptInvitation,
  CallerChanges,
  ChangeContactEmail,
  ChangeMember,
  ConfirmContactEmail,
  InviteMember,
  ListMembers,
  ReadLetterPreferences,
  ReadPreferences,
  Sessions,
  SetPreferences,
];

/** @param settings other than a test's usual ones. */
export async function identityProcess(
  database: TestDatabase,
  clock: Clock,
  settings: Readonly<Record<string, string>> = {},
): Promise<IdentityProcess> {
  const towns = new KnownTowns();

  @Module({
    imports: [
      TestConfigModule.with(testConfig({ CASA_DATABASE_URL: database.appUrl, ...settings }), clock),
      CryptoModule,
      DatabaseModule.forRoot({ entities: [] }),
      JobsModule.forSending(),
      AuditModule,
    ],
    providers: [...PROVIDERS, { provide: TENANT_INDEX, useValue: towns }],
  })
  class IdentityProcessModule {}

  const context = await NestFactory.createApplicationContext(IdentityProcessModule, { logger: false });
  return {
    invite: context.get(InviteMember),
    accept: context.get(AcceptInvitation),
    change: context.get(ChangeMember),
    list: context.get(ListMembers),
    changeContact: context.get(ChangeContactEmail),
    confirmContact: context.get(ConfirmContactEmail),
    readPreferences: context.get(ReadPreferences),
    setPreferences: context.get(SetPreferences),
    letterPreferences: context.get(ReadLetterPreferences),
    sessions: context.get(Sessions),
    references: context.get(SealedReferences),
    keys: context.get(DataKeys),
    towns,
    [Symbol.asyncDispose]: () => context.close(),
  };
}
