import { systemClock } from '@casa/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestWorker, aWorker } from './a-worker.js';
import { type Town, aTown } from './a-town.js';
import { eventually } from './eventually.js';
import { type MoodySmtp, moodySmtp } from './moody-smtp.js';
import { isQuiet, jobsAbout } from './outbox-jobs.js';

let town: Town;
let smtp: MoodySmtp;
let worker: TestWorker;

beforeAll(async () => {
  town = await aTown(systemClock);
  smtp = await moodySmtp();
  worker = await aWorker(town.database, smtp.port);
});

beforeEach(async () => {
  smtp.mood = 'kind';
  if (worker.process.pid === undefined) await worker.process.start();
});

afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await smtp[Symbol.asyncDispose]();
  await town[Symbol.asyncDispose]();
});

function confirmationOf(appointmentId: string): string {
  return `<${appointmentId}.confirmation.0@castelprova.localhost>`;
}

function timesReceived(messageId: string): number {
  return smtp.received.filter((received) => received === messageId).length;
}

/** Its line in casa's list. */
async function deadLetterOf(appointmentId: string): Promise<string> {
  await eventually('the dead letter', async () => {
    const jobs = await jobsAbout(town.database, appointmentId);
    return jobs.some(({ queue }) => queue === 'dead-letter') ? true : undefined;
  });
  const { stdout } = await worker.casa('mail', 'dead');
  return stdout.split('\n').find((line) => line.includes(appointmentId)) ?? '';
}

describe('a mail that is refused for good', () => {
  it('becomes a dead letter at once, which casa lists without personal data and sends again', async () => {
    smtp.mood = 'refusing';
    const { appointment } = await town.book('sconosciuta@example.org');
    const letter = await deadLetterOf(appointment.id);
    expect(letter).toContain('booking.appointment-booked  0 retries  SMTP RCPT TO 550');
    const jobs = JSON.stringify(await jobsAbout(town.database, appointment.id));
    expect(jobs + letter).not.toMatch(/sconosciuta|Rosa|Lorusso/);

    smtp.mood = 'kind';
    const [id] = letter.split('  ');
    expect(await worker.casa('mail', 'resend', id!)).toMatchObject({ code: 0, stdout: '1 put back on the queue\n' });
    await eventually('the mail', async () => (timesReceived(confirmationOf(appointment.id)) > 0 ? true : undefined));
    await eventually('every job ended', () => isQuiet(town.database, appointment.id));
    expect(timesReceived(confirmationOf(appointment.id))).toBe(1);
    expect(await worker.casa('mail', 'resend', id!)).toMatchObject({ code: 1, output: `There is no dead letter ${id}.\n` });
  });

  it('goes back with all the others when casa is told so', async () => {
    smtp.mood = 'refusing';
    const booked = [await town.book('prima@example.org'), await town.book('seconda@example.org')];
    for (const { appointment } of booked) await deadLetterOf(appointment.id);
    smtp.mood = 'kind';
    expect((await worker.casa('mail', 'resend', '--all')).stdout).toBe('2 put back on the queue\n');
    for (const { appointment } of booked) {
      await eventually('the mail', async () => (timesReceived(confirmationOf(appointment.id)) === 1 ? true : undefined));
    }
    expect((await worker.casa('mail', 'dead')).stdout).toBe('0 dead letters\n');
  });
});

describe('a worker that is asked to end', () => {
  it('finishes the mail in hand and writes it down before it ends', async () => {
    smtp.mood = 'silent';
    const { appointment } = await town.book('inmano@example.org');
    await eventually('the mail in hand', async () => (timesReceived(confirmationOf(appointment.id)) === 1 ? true : undefined));
    const ended = worker.process.stop();
    smtp.speak();
    await ended;
    const [confirmation] = await jobsAbout(town.database, appointment.id);
    expect(confirmation?.state).toBe('completed');
    const delivered = await town.database.asSuperuser('select 1 from mail_delivery where message_id like $1', [`${appointment.id}%`]);
    expect(delivered).toHaveLength(1);
  });
});

describe('a worker that is killed', () => {
  it('between the server’s taking a mail and the note of it repeats that mail under the same Message-ID, and no other', async () => {
    const { appointment: before } = await town.book('prima.del.colpo@example.org');
    await eventually('the first mail noted', () => isQuiet(town.database, before.id));
    smtp.mood = 'silent';
    const { appointment } = await town.book('colpo@example.org');
    await eventually('the mail in hand', async () => (timesReceived(confirmationOf(appointment.id)) === 1 ? true : undefined));
    await worker.process.kill();
    smtp.mood = 'kind';
    await worker.process.start();

    await eventually('the repetition', async () => (timesReceived(confirmationOf(appointment.id)) === 2 ? true : undefined), 90_000);
    await eventually('every job ended', () => isQuiet(town.database, appointment.id));
    expect(timesReceived(confirmationOf(appointment.id))).toBe(2);
    expect(timesReceived(confirmationOf(before.id))).toBe(1);
  }, 120_000);
});
