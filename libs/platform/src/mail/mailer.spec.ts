import { text } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { Config } from '../config/config.js';
import { JobFailure, PermanentFailure } from '../jobs/failures.js';
import type { MailMessage } from './mail-message.js';
import { Mailer } from './mailer.js';

const message: MailMessage = {
  from: { name: 'Comune di Bari', address: 'non-rispondere@bari.example' },
  to: { name: 'Mario Rossi', address: 'mario@example.org' },
  replyTo: { name: 'URP', address: 'urp@bari.example' },
  subject: 'Appuntamento confermato: martedì 24 novembre',
  text: 'Buongiorno Mario,\nil suo appuntamento è confermato.\n',
  html: '<p>Buongiorno Mario,</p>',
  messageId: '0192.confirmation.0@bari.example',
  language: 'it',
  calendar: { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
};

let server: SMTPServer | undefined;
let mailer: Mailer | undefined;
let received: { recipients: string[]; raw: string }[] = [];

async function sending(mail: MailMessage, options: SMTPServerOptions = {}): Promise<void> {
  received = [];
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      void text(stream).then((raw) => {
        received.push({ recipients: session.envelope.rcptTo.map(({ address }) => address), raw });
        done();
      });
    },
    ...options,
  });
  const port = await new Promise<number>((resolve) => {
    const listener = server!.listen(0, '127.0.0.1', () => resolve((listener.address() as { port: number }).port));
  });
  await sendTo(port, mail);
}

async function sendTo(port: number, mail: MailMessage): Promise<void> {
  mailer = new Mailer(Object.assign(new Config(), { CASA_SMTP_URL: `smtp://127.0.0.1:${port}` }));
  await mailer.send(mail);
}

function refusing(responseCode: number): Error {
  return Object.assign(new Error('<mario@example.org> is not known here'), { responseCode });
}

async function parsed(): Promise<ParsedMail> {
  expect(received).toHaveLength(1);
  return simpleParser(received[0]!.raw);
}

afterEach(async () => {
  mailer?.onApplicationShutdown();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  server = undefined;
});

describe('Mailer', () => {
  it('sends text, HTML and the calendar, both shown and attached', async () => {
    await sending(message);
    const mail = await parsed();
    expect(mail.subject).toBe(message.subject);
    expect(mail.text?.trim()).toBe(message.text.trim());
    expect(mail.html).toBe(message.html);
    expect(mail.messageId).toBe('<0192.confirmation.0@bari.example>');
    expect(mail.from?.text).toBe('"Comune di Bari" <non-rispondere@bari.example>');
    expect(mail.replyTo?.text).toBe('"URP" <urp@bari.example>');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.get('content-language')).toBe('it');
    expect(received[0]!.raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
    expect(mail.attachments.map(({ contentType, filename }) => `${contentType} ${filename ?? ''}`)).toContain(
      'application/ics appuntamento.ics',
    );
  });

  it('lets nothing that a citizen typed become a header or a recipient', async () => {
    await sending({
      ...message,
      to: { name: 'Mario\r\nBcc: altri@example.org\r\n\r\n<b>ciao</b>", altri@example.org', address: 'mario@example.org' },
      subject: 'Ciao\r\nBcc: altri@example.org\nX-Spam: \u0000no',
    });
    const mail = await parsed();
    expect(received[0]!.recipients).toEqual(['mario@example.org']);
    expect([...mail.headers.keys()]).not.toContain('bcc');
    expect([...mail.headers.keys()]).not.toContain('x-spam');
    expect(mail.subject).toBe('Ciao Bcc: altri@example.org X-Spam: no');
    expect(mail.to).toMatchObject({ value: [{ address: 'mario@example.org' }] });
  });

  it('does not even try an address that could be more than one', async () => {
    const sent = sending({ ...message, to: { name: '', address: 'mario@example.org>\r\nRCPT TO:<altri@example.org' } });
    await expect(sent).rejects.toThrow(PermanentFailure);
    expect(received).toEqual([]);
  });

  it.each([550, 553])('takes a recipient refused with %i for a permanent failure, and does not repeat the address', async (code) => {
    const failure = await sending(message, { onRcptTo: (_address, _session, done) => done(refusing(code)) }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(PermanentFailure);
    expect((failure as Error).message).toBe(`SMTP RCPT TO ${code}`);
    expect((failure as Error).cause).toBeUndefined();
  });

  it('takes content refused for good for a permanent failure', async () => {
    const refused = sending(message, {
      onData(stream, _session, done) {
        stream.resume();
        stream.once('end', () => done(refusing(554)));
      },
    });
    await expect(refused).rejects.toThrow(PermanentFailure);
  });

  it.each([
    ['a full mailbox', { onRcptTo: (_address, _session, done) => done(refusing(452)) }],
    ['a refused sender', { onMailFrom: (_address, _session, done) => done(refusing(550)) }],
    ['a server that turns connections away', { onConnect: (_session, done) => done(refusing(421)) }],
  ] satisfies [string, SMTPServerOptions][])('takes %s for a failure that may pass', async (_case, options) => {
    const failure = await sending(message, options).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(JobFailure);
    expect(failure).not.toBeInstanceOf(PermanentFailure);
    expect((failure as Error).message).not.toContain('mario');
  });

  it('takes a server that is not there for a failure that may pass', async () => {
    const failure = await sendTo(1, message).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(JobFailure);
    expect(failure).not.toBeInstanceOf(PermanentFailure);
    expect((failure as Error).message).toBe('SMTP CONN ESOCKET');
  });
});
