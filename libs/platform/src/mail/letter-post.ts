import { Inject, Injectable } from '@nestjs/common';
import type { MunicipalityProfile, TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { Config } from '../config/config.js';
import { TenantScope } from '../database/tenant-scope.js';
import type { Transaction } from '../database/tenant-transaction.js';
import { letterHtml } from './letter-html.js';
import { letterText } from './letter-text.js';
import type { Letter } from './letter.js';
import { mailDeliveries } from './mail-deliveries.js';
import type { CalendarPart, Mailbox } from './mail-message.js';
import { Mailer } from './mailer.js';

/** A letter of a municipality to one person, ready to be sent. */
export interface AddressedLetter {
  readonly municipality: MunicipalityProfile;
  readonly to: Mailbox;
  /** Who reads the answers. */
  readonly replyTo: Mailbox;
  /** What its Message-ID begins with, before the municipality's host: the same for every repetition of this letter. */
  readonly mailId: string;
  readonly letter: Letter;
  readonly calendar?: CalendarPart;
}

/** Sends the letters of the municipalities, each once. */
@Injectable()
export class LetterPost {
  constructor(
    private readonly scope: TenantScope,
    private readonly mailer: Mailer,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** The mailbox a municipality writes from. */
  senderOf({ officialName, slug }: Pick<MunicipalityProfile, 'officialName' | 'slug'>): Mailbox {
    return { name: officialName, address: this.config.CASA_MAIL_FROM.replace('{slug}', slug) };
  }

  /**
   * What the SMTP server took over is written down, and looked up before sending. Dying between the two repeats the mail under the same
   * Message-ID; nothing else does.
   * @param whenTaken what else is to be written down together with it.
   */
  async sendOnce(
    tenantId: TenantId,
    { municipality, letter, mailId, ...envelope }: AddressedLetter,
    whenTaken: (transaction: Transaction) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const messageId = `${mailId}@${new URL(municipality.origin).hostname}`;
    if (await this.scope.read({ tenantId }, (reader) => mailDeliveries.has(reader, tenantId, messageId))) return;
    await this.mailer.send({
      from: this.senderOf(municipality),
      ...envelope,
      messageId,
      subject: letter.subject,
      text: letterText(letter),
      html: letterHtml(letter),
      language: letter.language,
    });
    await this.scope.run({ tenantId }, async (transaction) => {
      mailDeliveries.add(transaction, tenantId, messageId, this.clock.now());
      await whenTaken(transaction);
    });
  }
}
