import type { DeclareRepresentation, GiveMandate, OwnDelegation } from '@casa/identity';
import { IDENTITY_QUEUES, type PersonId } from '@casa/contracts';
import type { CallerSession } from '@casa/platform/authz';
import { fixedClock, type TestDatabase, testDatabase, type TestTenant } from '@casa/testing';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { fiscalCodeOf } from '../../support/fiscal-codes.js';
import { aCounter, type Counter } from '../booking/a-counter.js';
import { delegationProcess, type DelegationProcess } from './delegation-process.js';
import { aNamedPerson, aPerson, asCaller, aSession } from './people.js';

export const NOW = '2026-11-23T09:00:00Z';
/** What delegations last until, unless said otherwise. */
export const LAST_DAY = '2026-12-31';
export const LAST_SECOND = '2026-12-31T23:59:59+01:00';

/** Somebody who is logged in at the town, and whom everybody else can name. */
export interface Citizen {
  readonly givenName: string;
  readonly familyName: string;
  readonly fiscalCode: string;
  readonly personId: PersonId;
  readonly cookie: string;
}

type Named = Pick<Citizen, 'givenName' | 'familyName' | 'fiscalCode'>;

/** A town, two processes on its database, and people who make delegations; each test has a town of its own. */
export class DelegationWorld {
  readonly clock = fixedClock(NOW);
  database!: TestDatabase;
  here!: DelegationProcess;
  /** Another process on the same database. */
  there!: DelegationProcess;
  counter!: Counter;
  private people = 0;

  get town(): TestTenant {
    return this.counter.tenant;
  }

  /** Of somebody else each time. */
  aFiscalCode(birthDay = '1980-03-03'): string {
    this.people += 1;
    const two = String.fromCharCode(65 + Math.floor(this.people / 26), 65 + (this.people % 26));
    return fiscalCodeOf(birthDay, `${two}XYZW`);
  }

  async aCitizen(givenName: string): Promise<Citizen> {
    const claims = { givenName, familyName: 'Lorusso', fiscalCode: this.aFiscalCode() };
    const personId = await aNamedPerson(this.database, this.here.keys, claims);
    return { ...claims, personId, cookie: await aSession(this.database, this.town.id, personId) };
  }

  async anAdministrator(): Promise<CallerSession> {
    return asCaller(await aPerson(this.database), 'ADMINISTRATOR');
  }

  /** As a process finds it by its cookie. */
  async sessionOf({ cookie }: Pick<Citizen, 'cookie'>, process = this.here, tenant = this.town): Promise<CallerSession> {
    const caller = await process.sessions.callerOf(tenant.id, cookie);
    if (!caller?.session) throw new Error('nobody is logged in');
    return caller.session;
  }

  give(giver: Citizen, { givenName, familyName, fiscalCode }: Named, lastDay = LAST_DAY): ReturnType<GiveMandate['execute']> {
    const wanted = { givenName, familyName, fiscalCode, lastDay };
    return this.here.give.execute(this.place, asCaller(giver.personId), wanted);
  }

  /** A child of eleven years, unless somebody else is wanted. */
  declare(
    delegate: Citizen,
    wanted: Partial<Parameters<DeclareRepresentation['execute']>[2]> = {},
  ): ReturnType<DeclareRepresentation['execute']> {
    return this.here.declare.execute(this.place, asCaller(delegate.personId), {
      ...{ kind: 'PARENT', fiscalCode: this.aFiscalCode('2015-06-01'), givenName: 'Davide', familyName: 'Lorusso', lastDay: LAST_DAY },
      ...wanted,
    });
  }

  /** A delegate who acts by a mandate, with the session that does, and who gave it. */
  async acting(): Promise<{ mandate: OwnDelegation; delegate: Citizen; giver: Citizen; session: CallerSession }> {
    const [giver, delegate] = [await this.aCitizen('Maria'), await this.aCitizen('Ada')];
    const mandate = await made(this.give(giver, delegate));
    expect(await this.here.act.execute(this.town.id, await this.sessionOf(delegate), mandate.id)).toMatchObject({ ok: true });
    return { mandate, delegate, giver, session: await this.sessionOf(delegate) };
  }

  async listOf({ personId }: Citizen): Promise<OwnDelegation[]> {
    return (await this.here.own.execute(this.town.id, asCaller(personId), undefined, 50)).rows;
  }

  /** What was told of it, in order. */
  async newsOf({ id }: OwnDelegation): Promise<unknown[]> {
    const rows = await this.database.asSuperuser(
      `select data from pgboss.job where name = $1 and data ->> 'delegationId' = $2 order by created_on, id`,
      [IDENTITY_QUEUES.delegationChanged, id],
    );
    return rows.map(({ data }) => data);
  }

  private get place(): { id: TestTenant['id']; timeZone: string } {
    return { id: this.town.id, timeZone: 'Europe/Rome' };
  }
}

export function useDelegations(): DelegationWorld {
  const world = new DelegationWorld();
  beforeAll(async () => {
    world.database = await testDatabase();
    [world.here, world.there] = await Promise.all([
      delegationProcess(world.database, world.clock),
      delegationProcess(world.database, world.clock),
    ]);
  });
  beforeEach(async () => {
    world.clock.set(NOW);
    world.counter = await aCounter(world.database, { maxOpenPerPerson: 2 });
  });
  afterAll(async () => {
    await Promise.all([world.here[Symbol.asyncDispose](), world.there[Symbol.asyncDispose]()]);
    await world.database.drop();
  });
  return world;
}

export async function made(
  outcome: ReturnType<GiveMandate['execute']> | ReturnType<DeclareRepresentation['execute']>,
): Promise<OwnDelegation> {
  const result = await outcome;
  if (!result.ok) throw new Error(`not made: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
