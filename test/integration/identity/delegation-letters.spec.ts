import type { ParsedMail } from 'mailparser';
import type { OwnDelegation, PersonClaims } from '@casa/identity';
import { IDENTITY_QUEUES, type PersonId } from '@casa/contracts';
import { systemClock } from '@casa/kernel';
import type { CallerSession } from '@casa/platform/authz';
import { aTenant, type TestDatabase, testDatabase, type TestTenant } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fiscalCodeOf } from '../../support/fiscal-codes.js';
import { aWorker, type TestWorker } from '../mail/a-worker.js';
import { eventually } from '../mail/eventually.js';
import { type MailCatcher, mailCatcher } from '../mail/mail-catcher.js';
import { delegationProcess, type DelegationProcess } from './delegation-process.js';
import { aNamedPerson, aPerson, asCaller } from './people.js';

const DAY_MS = 86_400_000;

let database: TestDatabase;
let town: TestTenant;
let identity: DelegationProcess;
let catcher: MailCatcher;
let worker: TestWorker;
let people = 0;

beforeAll(async () => {
  database = await testDatabase();
  town = await aTenant(database, { name: 'Castelprova', slug: 'castelprova' });
  identity = await delegationProcess(database, systemClock);
  catcher = await mailCatcher();
  worker = await aWorker(database, catcher.smtpPort);
  await Promise.all([catcher.start(), worker.process.start()]);
});

afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await catcher[Symbol.asyncDispose]();
  await identity[Symbol.asyncDispose]();
  await database.drop();
});

interface Citizen extends PersonClaims {
  readonly fiscalCode: string;
  readonly personId: PersonId;
}

/** Somebody whose identity provider says an address, or none. */
async function aCitizen(givenName: string, email?: string): Promise<Citizen> {
  people += 1;
  const fiscalCode = fiscalCodeOf('1980-03-03', `LRS${String.fromCharCode(65 + people)}RA`);
  const claims = { givenName, familyName: 'Lorusso', fiscalCode, ...(email !== undefined && { email }) };
  return { ...claims, personId: await aNamedPerson(database, identity.keys, claims) };
}

const lastDay = () => new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10);
const place = () => ({ id: town.id, timeZone: 'Europe/Rome' });

async function give(giver: Citizen, { givenName, familyName, fiscalCode }: Citizen): Promise<OwnDelegation> {
  const outcome = await identity.give.execute(place(), asCaller(giver.personId), { givenName, familyName, fiscalCode, lastDay: lastDay() });
  if (!outcome.ok) throw new Error(`not given: ${outcome.refusal.code}`);
  return outcome.value;
}

async function declare(parent: Citizen): Promise<OwnDelegation> {
  const child = { fiscalCode: fiscalCodeOf('2015-06-01', 'DVDLRS'), givenName: 'Davide', familyName: 'Lorusso' };
  const outcome = await identity.declare.execute(place(), asCaller(parent.personId), { kind: 'PARENT', ...child, lastDay: lastDay() });
  if (!outcome.ok) throw new Error(`not declared: ${outcome.refusal.code}`);
  return outcome.value;
}

function mails(address: string, count: number): Promise<ParsedMail[]> {
  return eventually(`${count} mails to ${address}`, async () => {
    const found = await catcher.mailsTo(address);
    return found.length >= count ? found : undefined;
  });
}

/** Every job that was there has ended. */
async function quiet(): Promise<void> {
  await eventually('every job ended', async () => {
    const open = await database.asSuperuser(`select 1 from pgboss.job where name = $1 and state in ('created', 'retry', 'active')`, [
      IDENTITY_QUEUES.delegationChanged,
    ]);
    return open.length === 0 ? true : undefined;
  });
}

async function confirmAddress({ personId }: Citizen, email: string): Promise<void> {
  const sealed = identity.keys.seal(email, `person.contact_sealed ${personId}`);
  await database.asSuperuser(
    `update person set contact_sealed = $2, contact_language = 'en', contact_version = 1, contact_verified_at = now() where id = $1`,
    [personId, sealed],
  );
}

describe('of a mandate', () => {
  it('both are told when it is given and when it is ended, each at the address they chose, or the one that was vouched for', async () => {
    const [giver, delegate] = [await aCitizen('Maria', 'maria@example.org'), await aCitizen('Ada', 'ada@example.org')];
    await confirmAddress(delegate, 'ada.chosen@example.org');
    const { id } = await give(giver, delegate);
    const [toGiver] = await mails('maria@example.org', 1);
    expect(toGiver?.subject).toBe('Una delega che la riguarda');
    expect(toGiver?.messageId).toBe(`<${id}.given.represented@castelprova.localhost>`);
    expect(toGiver?.text).toContain('lei ha dato una delega: da ora Ada Lorusso può agire per suo conto');
    const [toDelegate] = await mails('ada.chosen@example.org', 1);
    expect(toDelegate?.text).toContain('Maria Lorusso gave you a mandate');
    expect(toDelegate?.text).toContain('http://castelprova.localhost:3000/en/area-personale/deleghe');

    await identity.end.execute(town.id, asCaller(delegate.personId), id);
    expect((await mails('maria@example.org', 2))[1]?.subject).toBe('Una delega è finita');
    expect((await mails('ada.chosen@example.org', 2))[1]?.subject).toBe('A delegation is over');
    await quiet();
    expect(await catcher.mailsTo('ada@example.org')).toEqual([]);
  });

  it('who has no address is told nothing, the other is', async () => {
    const [giver, delegate] = [await aCitizen('Rosa'), await aCitizen('Eva', 'eva@example.org')];
    await give(giver, delegate);
    expect(await mails('eva@example.org', 1)).toHaveLength(1);
  });
});

describe('of what was declared', () => {
  let decider: CallerSession;
  beforeAll(async () => {
    decider = asCaller(await aPerson(database), 'ADMINISTRATOR');
  });

  it('the declarer is told what was decided, and why', async () => {
    const [confirmed, refused] = [await aCitizen('Ida', 'ida@example.org'), await aCitizen('Ugo', 'ugo@example.org')];
    await identity.decide.execute(town.id, decider, (await declare(confirmed)).id, { confirm: true });
    await identity.decide.execute(town.id, decider, (await declare(refused)).id, { confirm: false, reason: 'Manca il certificato.' });
    expect((await mails('ida@example.org', 1))[0]?.text).toContain('da ora può agire per Davide Lorusso');
    const [mail] = await mails('ugo@example.org', 1);
    expect(mail?.subject).toBe('Delega non confermata');
    expect(mail?.text).toContain('Motivo: Manca il certificato.');
  });
});

it('what ended while the worker was away is told as it ended, once, and no personal data is in the jobs', async () => {
  const [giver, delegate] = [await aCitizen('Pia', 'pia@example.org'), await aCitizen('Leo', 'leo@example.org')];
  await worker.process.stop();
  const { id } = await give(giver, delegate);
  await identity.end.execute(town.id, asCaller(giver.personId), id);
  await worker.process.start();
  await quiet();
  await database.asSuperuser(
    `insert into pgboss.job (name, data, dead_letter) select name, data, dead_letter from pgboss.job where data ->> 'delegationId' = $1`,
    [id],
  );
  await quiet();
  expect((await catcher.mailsTo('pia@example.org')).map(({ messageId }) => messageId)).toEqual([
    `<${id}.ended.represented@castelprova.localhost>`,
  ]);
  expect(await catcher.mailsTo('leo@example.org')).toHaveLength(1);
  const jobs = await database.asSuperuser('select data, output from pgboss.job where name = $1', [IDENTITY_QUEUES.delegationChanged]);
  expect(JSON.stringify(jobs)).not.toMatch(/example\.org|Lorusso|Pia/);
});
