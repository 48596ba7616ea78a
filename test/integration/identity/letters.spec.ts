import type { ParsedMail } from 'mailparser';
import { IDENTITY_QUEUES } from '@casa/contracts';
import { systemClock } from '@casa/kernel';
import type { CallerSession } from '@casa/platform/authz';
import { anOffice, aTenant, type TestDatabase, testDatabase, type TestTenant } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWorker, type TestWorker } from '../mail/a-worker.js';
import { eventually } from '../mail/eventually.js';
import { type MailCatcher, mailCatcher } from '../mail/mail-catcher.js';
import { identityProcess, type IdentityProcess } from './identity-process.js';
import { aColleague, aPerson, asCaller } from './people.js';

let database: TestDatabase;
let town: TestTenant;
let identity: IdentityProcess;
let administrator: CallerSession;
let catcher: MailCatcher;
let worker: TestWorker;

beforeAll(async () => {
  database = await testDatabase();
  town = await aTenant(database, { name: 'Castelprova', slug: 'castelprova' });
  identity = await identityProcess(database, systemClock);
  ({ session: administrator } = await aColleague(database, identity.keys, town.id, { role: 'ADMINISTRATOR', name: 'Vito Lattanzi' }));
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

/** The mails to a mailbox once they are so many. */
function mails(address: string, count: number): Promise<ParsedMail[]> {
  return eventually(`${count} mails to ${address}`, async () => {
    const found = await catcher.mailsTo(address);
    return found.length >= count ? found : undefined;
  });
}

function tokenIn(mail: ParsedMail, page: string): string {
  return new RegExp(`http://castelprova\\.localhost:3000${page}\\?token=([A-Za-z0-9_-]{54})\\n`).exec(mail.text ?? '')![1]!;
}

/** Every job that was there has ended. */
async function quiet(): Promise<void> {
  await eventually('every job ended', async () => {
    const open = await database.asSuperuser(`select 1 from pgboss.job where name = any($1) and state in ('created', 'retry', 'active')`, [
      Object.values(IDENTITY_QUEUES),
    ]);
    return open.length === 0 ? true : undefined;
  });
}

async function invite(email: string, language: 'it' | 'en' = 'it', offices: Parameters<typeof identity.invite.execute>[2]['offices'] = []) {
  const wanted = { name: 'Anna Colella', email, role: 'OPERATOR', offices, validUntil: null, loan: null } as const;
  const outcome = await identity.invite.execute(town, administrator, wanted, language);
  if (!outcome.ok) throw new Error(`not invited: ${outcome.refusal.code}`);
  return outcome.value;
}

describe('whoever is invited', () => {
  it('gets a letter that says who, what and where, with a link that works', async () => {
    const office = await anOffice(database, town);
    const member = await invite('operatrice@example.org', 'it', [office.id]);
    const [mail] = await mails('operatrice@example.org', 1);
    expect(mail!.subject).toBe('Invito ai servizi online: Comune di Castelprova');
    expect(mail!.from?.value).toEqual([{ name: 'Comune di Castelprova', address: 'non-rispondere@castelprova.casadelcittadino.example' }]);
    expect(mail!.to).toMatchObject({ value: [{ name: 'Anna Colella', address: 'operatrice@example.org' }] });
    expect(mail!.replyTo?.value).toEqual([{ name: 'Comune di Castelprova', address: 'info@comune.castelprova.ba.it' }]);
    expect(mail!.messageId).toBe(`<${member.id}.invitation.1@castelprova.localhost>`);
    expect(mail!.text).toContain('Vito Lattanzi la invita');
    expect(mail!.text).toContain('Ruolo: Operatore di sportello\nUffici: un ufficio\nFino a: senza scadenza');
    expect(mail!.html).toContain('<html lang="it">');
    expect(mail!.html).toContain('background:#0a5c8a');
    expect(mail!.text).toContain('https://comune.castelprova.ba.it/privacy');
    const accepted = await identity.accept.execute(town.id, asCaller(await aPerson(database)), tokenIn(mail!, '/invito'));
    expect(accepted).toMatchObject({ ok: true, value: { id: member.id } });
  });

  it('gets it in the language it was asked in', async () => {
    await invite('operator@example.org', 'en');
    const [mail] = await mails('operator@example.org', 1);
    expect(mail!.text).toContain('Vito Lattanzi invites you');
    expect(tokenIn(mail!, '/en/invito')).toHaveLength(54);
  });
});

describe('whoever gives an address', () => {
  it('gets a letter that names nobody, with a link that confirms it', async () => {
    const caller = asCaller(await aPerson(database));
    await identity.changeContact.execute(town.id, caller, 'anna@example.org', 'it');
    const [mail] = await mails('anna@example.org', 1);
    expect(mail!.subject).toBe('Confermi il suo indirizzo e-mail');
    expect(mail!.messageId).toBe(`<${caller.personId}.contact.1@castelprova.localhost>`);
    expect(mail!.text).toMatch(/^Buongiorno,\n/);
    const token = tokenIn(mail!, '/area-personale/conferma-email');
    expect(await identity.confirmContact.execute(town.id, caller, token)).toEqual({ ok: true, value: 'anna@example.org' });
  });
});

describe('what happened while the worker was away', () => {
  it('is told as it ended: of invitations and addresses the last one alone, of those withdrawn and confirmed none', async () => {
    await worker.process.stop();
    const caller = asCaller(await aPerson(database));
    await identity.changeContact.execute(town.id, caller, 'primo@example.org', 'it');
    await identity.changeContact.execute(town.id, caller, 'secondo@example.org', 'it');
    await invite('rifatto@example.org');
    const again = await invite('rifatto@example.org');
    const withdrawn = await invite('ritirato@example.org');
    await identity.change.execute(town, administrator, withdrawn.id, { suspended: true });
    const confirmed = asCaller(await aPerson(database));
    await identity.changeContact.execute(town.id, confirmed, 'confermato@example.org', 'it');
    await identity.confirmContact.execute(town.id, confirmed, identity.references.make('contact-email', town.id, confirmed.personId, 1));
    await worker.process.start();
    await quiet();

    expect(await catcher.mailsTo('primo@example.org')).toEqual([]);
    expect((await catcher.mailsTo('secondo@example.org')).map(({ messageId }) => messageId)).toEqual([
      `<${caller.personId}.contact.2@castelprova.localhost>`,
    ]);
    expect((await catcher.mailsTo('rifatto@example.org')).map(({ messageId }) => messageId)).toEqual([
      `<${again.id}.invitation.2@castelprova.localhost>`,
    ]);
    expect(await catcher.mailsTo('ritirato@example.org')).toEqual([]);
    expect(await catcher.mailsTo('confermato@example.org')).toEqual([]);
  });
});

describe('a letter', () => {
  it('is sent once, however often its job comes', async () => {
    const member = await invite('unavolta@example.org');
    await mails('unavolta@example.org', 1);
    await quiet();
    await database.asSuperuser(
      `insert into pgboss.job (name, data, dead_letter) select name, data, dead_letter from pgboss.job where data ->> 'membershipId' = $1`,
      [member.id],
    );
    await quiet();
    expect(await catcher.mailsTo('unavolta@example.org')).toHaveLength(1);
    expect(await database.asSuperuser(`select 1 from mail_delivery where message_id like $1`, [`${member.id}%`])).toHaveLength(1);
  });

  it('waits while the mail server is away, and leaves no personal data in the job table', async () => {
    await catcher.kill();
    const member = await invite('paziente@example.org');
    await eventually('a failed attempt', async () => {
      const [job] = await database.asSuperuser(`select 1 from pgboss.job where data ->> 'membershipId' = $1 and state = 'retry'`, [
        member.id,
      ]);
      return job;
    });
    await catcher.start();
    await mails('paziente@example.org', 1);
    await quiet();
    const jobs = await database.asSuperuser('select data, output from pgboss.job where name = any($1)', [Object.values(IDENTITY_QUEUES)]);
    expect(jobs.length).toBeGreaterThan(0);
    expect(JSON.stringify(jobs)).not.toMatch(/paziente|example\.org|Colella|Lattanzi/);
  });
});
