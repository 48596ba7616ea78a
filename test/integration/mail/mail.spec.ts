import ICAL from 'ical.js';
import type { ParsedMail } from 'mailparser';
import { BOOKING_QUEUES, IDENTITY_QUEUES } from '@casa/contracts';
import { newId, systemClock } from '@casa/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestWorker, aWorker } from './a-worker.js';
import { type Town, aTown } from './a-town.js';
import { eventually } from './eventually.js';
import { type MailCatcher, mailCatcher } from './mail-catcher.js';
import { isQuiet, jobsAbout, letMorningsCome } from './outbox-jobs.js';

let town: Town;
let catcher: MailCatcher;
let worker: TestWorker;

beforeAll(async () => {
  town = await aTown(systemClock);
  catcher = await mailCatcher();
  worker = await aWorker(town.database, catcher.smtpPort);
  await Promise.all([catcher.start(), worker.process.start()]);
});

afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await catcher[Symbol.asyncDispose]();
  await town[Symbol.asyncDispose]();
});

/** The mails to a mailbox once they are so many. */
function mails(address: string, count: number): Promise<ParsedMail[]> {
  return eventually(`${count} mails to ${address}`, async () => {
    const found = await catcher.mailsTo(address);
    return found.length >= count ? found : undefined;
  });
}

function subjects(found: readonly ParsedMail[]): string[] {
  return found.map(({ subject }) => subject?.split(':')[0] ?? '');
}

/** The calendar part as an independent library reads it. */
function calendarOf(mail: ParsedMail): { method: unknown; event: ICAL.Event; startsAt: Date } {
  const file = mail.attachments.find(({ contentType }) => contentType === 'application/ics');
  const calendar = new ICAL.Component(ICAL.parse(file!.content.toString('utf8')) as unknown[]);
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
  const start = event.startDate;
  start.zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!);
  return { method: calendar.getFirstPropertyValue('method'), event, startsAt: new Date(start.toUnixTime() * 1000) };
}

function tokenIn(mail: ParsedMail): string {
  return /\/prenotazioni\/link\/([A-Za-z0-9_-]{54})/.exec(mail.text ?? '')![1]!;
}

async function moveTo(token: string, startsAt: Date): Promise<void> {
  expect(await town.useCases.reschedule.execute(town.caller, token, startsAt)).toMatchObject({ ok: true });
}

async function cancel(token: string): Promise<void> {
  expect(await town.useCases.cancel.execute(town.caller, token)).toMatchObject({ ok: true });
}

async function quiet(appointmentId: string): Promise<void> {
  await eventually('every job about it ended', () => isQuiet(town.database, appointmentId));
}

describe('whoever books', () => {
  it('gets a confirmation with a link that works and a calendar file', async () => {
    const { appointment } = await town.book('conferma@example.org');
    const [mail] = await mails('conferma@example.org', 1);

    expect(mail!.subject).toMatch(/^Appuntamento confermato: \p{L}+ \d+ \p{L}+ \d{4}, ore \d+:\d\d$/u);
    expect(mail!.from?.value).toEqual([{ name: 'Comune di Castelprova', address: 'non-rispondere@castelprova.casadelcittadino.example' }]);
    expect(mail!.to).toMatchObject({ value: [{ name: 'Rosa Lorusso', address: 'conferma@example.org' }] });
    expect(mail!.messageId).toBe(`<${appointment.id}.confirmation.0@castelprova.localhost>`);
    expect(mail!.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail!.text).toContain('Buongiorno Rosa Lorusso,');
    expect(mail!.text).toContain(appointment.code);
    expect(mail!.text).toContain('http://castelprova.localhost:3000/prenotazioni/link/');
    expect(mail!.html).toContain('<html lang="it">');

    const managed = await town.useCases.managed.find(town.caller, tokenIn(mail!));
    expect(managed?.id).toBe(appointment.id);

    const { method, event, startsAt } = calendarOf(mail!);
    expect(method).toBe('REQUEST');
    expect(event.uid).toBe(`${appointment.id}@castelprova.localhost`);
    expect(startsAt).toEqual(appointment.startsAt);
  });

  it('gets it in the language of the booking', async () => {
    await town.book('english@example.org', 'en');
    const [mail] = await mails('english@example.org', 1);
    expect(mail!.subject).toMatch(/^Appointment confirmed: /);
    expect(mail!.text).toContain('/en/prenotazioni/link/');
  });

  it('reads there, and nowhere else, of another appointment that the mailbox has for the same service, with its link', async () => {
    const first = await town.book('doppia@example.org');
    await mails('doppia@example.org', 1);
    await town.book('doppia@example.org');
    const [before, after] = await mails('doppia@example.org', 2);
    expect(before!.text).not.toContain('un altro appuntamento');
    expect(after!.text).toMatch(
      /Per lo stesso servizio ha già un altro appuntamento: .*, Anagrafe\. Se gliene serve uno solo, annulli l’altro/,
    );
    // It stands before the link of the appointment itself.
    expect((await town.useCases.managed.find(town.caller, tokenIn(after!)))?.id).toBe(first.appointment.id);
    expect(await town.useCases.cancel.execute(town.caller, tokenIn(after!))).toMatchObject({ ok: true });
  });

  it('reads nothing there of what somebody else has booked for the same person', async () => {
    const { appointment } = await town.book('delegata@example.org');
    await mails('delegata@example.org', 1);
    const [other, delegation] = [newId(), newId()];
    const write = (sql: string, ...values: readonly unknown[]) => town.database.asSuperuser(sql, [other, delegation, ...values]);
    await write(
      `with other as (
         insert into person (id, fiscal_digest, identity_sealed, created_at, seen_at) values ($1::uuid, '\\x01', '-', now(), now()) returning id
       )
       insert into delegation (tenant_id, id, person_id, represented_id, kind, status, delegate_sealed, represented_sealed, valid_until, created_at)
       select $3, $2, id, id, 'MANDATE', 'ACTIVE', '-', '-', now() + interval '1 day', now() from other`,
      town.caller.tenantId,
    );
    await write('update appointment set acted_by = $1, delegation_id = $2 where id = $3', appointment.id);
    await town.book('delegata@example.org');
    const [, after] = await mails('delegata@example.org', 2);
    expect(after!.text).not.toContain('un altro appuntamento');
  });

  it('leaves no personal data in the job table', async () => {
    const { appointment } = await town.book('riservata@example.org');
    await mails('riservata@example.org', 1);
    await quiet(appointment.id);
    const jobs = JSON.stringify(await jobsAbout(town.database, appointment.id));
    expect(jobs).toContain(appointment.id);
    expect(jobs).not.toMatch(/riservata|Rosa|Lorusso/);
  });
});

describe('whoever moves and cancels', () => {
  it('gets each in writing, and the calendar entry follows', async () => {
    const { appointment, manageToken } = await town.book('cambia@example.org');
    await mails('cambia@example.org', 1);
    const later = await town.freeStart();
    await moveTo(manageToken, later);
    await mails('cambia@example.org', 2);
    await cancel(manageToken);
    const all = await mails('cambia@example.org', 3);

    expect(subjects(all)).toEqual(['Appuntamento confermato', 'Appuntamento spostato', 'Appuntamento annullato']);
    const entries = all.map(calendarOf);
    expect(entries.map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
    expect(entries.map(({ event }) => event.sequence)).toEqual([0, 1, 2]);
    expect(new Set(entries.map(({ event }) => event.uid))).toEqual(new Set([`${appointment.id}@castelprova.localhost`]));
    expect(entries[1]!.startsAt).toEqual(later);
  });

  it('gets a new link that works, and the old one no longer does', async () => {
    const { appointment, manageToken } = await town.book('nuovolink@example.org');
    const [first] = await mails('nuovolink@example.org', 1);
    expect(await town.useCases.renewLink.execute(town.caller, manageToken)).toMatchObject({ ok: true });
    const [, second] = await mails('nuovolink@example.org', 2);
    expect(second!.messageId).toBe(`<${appointment.id}.link.0.2@castelprova.localhost>`);
    expect(await town.useCases.managed.find(town.caller, tokenIn(first!))).toBeNull();
    expect((await town.useCases.managed.find(town.caller, tokenIn(second!)))?.id).toBe(appointment.id);
  });
});

describe('what happened while the worker was away', () => {
  it('is told as it ended: booked and cancelled, only the cancellation; booked and moved, only the move', async () => {
    await worker.process.stop();
    const cancelled = await town.book('annullata@example.org');
    await cancel(cancelled.manageToken);
    const moved = await town.book('spostata@example.org');
    const later = await town.freeStart();
    await moveTo(moved.manageToken, later);
    await worker.process.start();

    await mails('annullata@example.org', 1);
    await mails('spostata@example.org', 1);
    await quiet(cancelled.appointment.id);
    await quiet(moved.appointment.id);
    expect(subjects(await catcher.mailsTo('annullata@example.org'))).toEqual(['Appuntamento annullato']);
    const [mail, ...others] = await catcher.mailsTo('spostata@example.org');
    expect(others).toEqual([]);
    expect(subjects([mail!])).toEqual(['Appuntamento spostato']);
    expect(calendarOf(mail!).startsAt).toEqual(later);
  });
});

describe('the reminder', () => {
  it('is laid up for nine o’clock of the day before, and sent once', async () => {
    const { appointment } = await town.book('promemoria@example.org');
    await mails('promemoria@example.org', 1);
    await quiet(appointment.id);
    const reminder = (await jobsAbout(town.database, appointment.id)).find(({ queue }) => queue === BOOKING_QUEUES.reminder)!;
    const local = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Rome' });
    const dayBefore = new Date(appointment.startsAt.getTime() - 86_400_000);
    expect(local.format(reminder.startAfter)).toBe(`${local.format(dayBefore).slice(0, 10)} 09:00`);

    await letMorningsCome(town.database, appointment.id);
    const all = await mails('promemoria@example.org', 2);
    await quiet(appointment.id);
    expect(subjects(all)).toEqual(['Appuntamento confermato', 'Promemoria']);
    expect(all[1]!.attachments).toEqual([]);
    expect(await catcher.mailsTo('promemoria@example.org')).toHaveLength(2);
  });

  it('is not sent for an hour that the appointment left, but for the new one', async () => {
    const { appointment, manageToken } = await town.book('altraora@example.org');
    await mails('altraora@example.org', 1);
    const later = await town.freeStart();
    await moveTo(manageToken, later);
    await mails('altraora@example.org', 2);
    await quiet(appointment.id);
    expect((await jobsAbout(town.database, appointment.id)).filter(({ queue }) => queue === BOOKING_QUEUES.reminder)).toHaveLength(2);

    await letMorningsCome(town.database, appointment.id);
    const all = await mails('altraora@example.org', 3);
    await quiet(appointment.id);
    expect(subjects(await catcher.mailsTo('altraora@example.org'))).toEqual([
      'Appuntamento confermato',
      'Appuntamento spostato',
      'Promemoria',
    ]);
    expect(all[2]!.messageId).toBe(`<${appointment.id}.reminder.1@castelprova.localhost>`);
    const hour = new Intl.DateTimeFormat('it-IT', { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/Rome' }).format(later);
    expect(all[2]!.subject).toContain(`ore ${hour}`);
  });

  it('is not sent after a cancellation', async () => {
    const { appointment, manageToken } = await town.book('nientepromemoria@example.org');
    await mails('nientepromemoria@example.org', 1);
    await cancel(manageToken);
    await mails('nientepromemoria@example.org', 2);
    await letMorningsCome(town.database, appointment.id);
    await quiet(appointment.id);
    expect(subjects(await catcher.mailsTo('nientepromemoria@example.org'))).toEqual(['Appuntamento confermato', 'Appuntamento annullato']);
  });
});

describe('somebody who is known', () => {
  /** What the portal does when they log in and decide. */
  async function decided(appointmentId: string, sql: string): Promise<void> {
    const personId = newId<'Person'>();
    const { tenantId } = town.caller;
    await town.database.asSuperuser(
      `insert into person (id, foreign_digest, identity_sealed, created_at, seen_at) values ($1, $2, 'none', now(), now())`,
      [personId, Buffer.from(personId)],
    );
    await town.database.asSuperuser('update appointment set person_id = $1 where id = $2', [personId, appointmentId]);
    await town.database.asSuperuser(sql, [tenantId, personId]);
  }

  it('gets no reminder who wants none, and every other letter', async () => {
    const { appointment, manageToken } = await town.book('senzapromemoria@example.org');
    await mails('senzapromemoria@example.org', 1);
    await quiet(appointment.id);
    await decided(appointment.id, `insert into person_preference values ($1, $2, 'APPOINTMENT_REMINDERS', false, now())`);
    await letMorningsCome(town.database, appointment.id);
    await quiet(appointment.id);
    await cancel(manageToken);
    expect(subjects(await mails('senzapromemoria@example.org', 2))).toEqual(['Appuntamento confermato', 'Appuntamento annullato']);
  });

  it('is reminded unless they say no, in the language they want', async () => {
    const { appointment } = await town.book('inglese@example.org');
    await mails('inglese@example.org', 1);
    await quiet(appointment.id);
    await decided(appointment.id, `insert into person_letter_language values ($1, $2, 'en', now())`);
    await letMorningsCome(town.database, appointment.id);
    expect(subjects(await mails('inglese@example.org', 2))).toEqual(['Appuntamento confermato', 'Reminder']);
  });
});

describe('the worker', () => {
  it('sends a mail once, however often the job comes', async () => {
    const { appointment } = await town.book('unavolta@example.org');
    await mails('unavolta@example.org', 1);
    const { tenantId } = town.caller;
    const event = { tenantId, appointmentId: appointment.id, sequence: 0 };
    for (let again = 0; again < 3; again += 1) {
      await town.useCases.scope.run({ tenantId }, (transaction) => town.useCases.outbox.publish(transaction, BOOKING_QUEUES.booked, event));
    }
    await quiet(appointment.id);
    expect(await catcher.mailsTo('unavolta@example.org')).toHaveLength(1);
    expect((await jobsAbout(town.database, appointment.id)).filter(({ queue }) => queue === BOOKING_QUEUES.reminder)).toHaveLength(1);
  });

  it('tries again while the mail server is away, and then sends once', async () => {
    await catcher.kill();
    const { appointment } = await town.book('paziente@example.org');
    await eventually('a failed attempt', async () =>
      (await jobsAbout(town.database, appointment.id)).find(({ retries, state }) => state === 'retry' && retries >= 0),
    );
    await catcher.start();
    await mails('paziente@example.org', 1);
    await quiet(appointment.id);
    expect(subjects(await catcher.mailsTo('paziente@example.org'))).toEqual(['Appuntamento confermato']);
    const delivered = await town.database.asSuperuser('select message_id from mail_delivery where message_id like $1', [
      `${appointment.id}%`,
    ]);
    expect(delivered).toEqual([{ message_id: `${appointment.id}.confirmation.0@castelprova.localhost` }]);
  });

  it('says how it is and what waits', async () => {
    expect((await fetch(`${worker.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${worker.url}/health/ready`)).status).toBe(200);
    const metrics = await (await fetch(`${worker.url}/metrics`)).text();
    for (const queue of [...Object.values({ ...BOOKING_QUEUES, ...IDENTITY_QUEUES }), 'dead-letter'])
      expect(metrics).toContain(`jobs_waiting{queue="${queue}"}`);
    expect((await fetch(`${worker.url}/metrics`, { headers: { 'x-forwarded-host': 'comune.bari.ba.it' } })).status).toBe(404);
  });
});
