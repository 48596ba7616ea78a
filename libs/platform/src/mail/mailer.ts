import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Config } from '../config/config.js';
import { JobFailure, PermanentFailure } from '../jobs/failures.js';
import { isMailAddress } from './mail-address.js';
import type { Mailbox, MailMessage } from './mail-message.js';
import { singleLine } from './single-line.js';

const CONNECT_TIMEOUT_MS = 10_000;
const REPLY_TIMEOUT_MS = 30_000;

/** Hands mails to the SMTP server of CASA_SMTP_URL over a few kept connections. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter;

  constructor(@Inject(Config) config: Config) {
    this.transport = createTransport({
      url: config.CASA_SMTP_URL,
      pool: true,
      maxConnections: 5,
      // A mail cut off is sent again by its job, which first looks whether it had been accepted.
      maxRequeues: 0,
      connectionTimeout: CONNECT_TIMEOUT_MS,
      greetingTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: REPLY_TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /**
   * Resolves when the server has taken the mail over.
   * @throws PermanentFailure when it never will, JobFailure when it may later; neither quotes the server, whose answers name people.
   */
  async send(message: MailMessage): Promise<void> {
    if (!isMailAddress(message.to.address)) throw new PermanentFailure('not a mail address');
    try {
      await this.transport.sendMail({
        from: mailbox(message.from),
        to: mailbox(message.to),
        ...(message.replyTo && { replyTo: mailbox(message.replyTo) }),
        subject: singleLine(message.subject),
        text: message.text,
        html: message.html,
        messageId: `<${message.messageId}>`,
        headers: {
          // Whoever answers by machine (out of office) does not answer this.
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'Content-Language': message.language,
        },
        ...(message.calendar && { icalEvent: { ...message.calendar, filename: 'appuntamento.ics' } }),
      });
    } catch (error) {
      throw smtpFailure(error);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

function mailbox({ name, address }: Mailbox): Mailbox {
  return { name: singleLine(name), address };
}

function smtpFailure(error: unknown): JobFailure {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  const words = ['SMTP', command, responseCode ?? code ?? 'failure'].filter(Boolean).join(' ');
  // A refused sender or login is for the operator to mend while the mails wait; a refused recipient or content stays refused.
  const isAboutThisMail = command === 'RCPT TO' || command === 'DATA';
  return isAboutThisMail && responseCode !== undefined && responseCode >= 500 ? new PermanentFailure(words) : new JobFailure(words);
}
