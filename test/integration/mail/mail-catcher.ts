import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { ManagedProcess } from '../../../tools/start/managed-process.ts';
import { planMailCatcher } from '../../../tools/start/plans.ts';
import { freePort } from '../../../tools/start/ports.ts';

/** MailDev as `npm start` runs it; what it caught is parsed by a library that did not write it. */
export interface MailCatcher extends AsyncDisposable {
  readonly smtpPort: number;
  start(): Promise<void>;
  /** The machine it runs on goes down. */
  kill(): Promise<void>;
  /** What came for a mailbox, in order. */
  mailsTo(address: string): Promise<ParsedMail[]>;
}

export async function mailCatcher(): Promise<MailCatcher> {
  const ports = { smtp: await freePort(), mailWeb: await freePort() };
  const folder = mkdtempSync(join(tmpdir(), 'casa-mail-'));
  const process = new ManagedProcess(planMailCatcher(ports, folder, folder), () => undefined);
  const api = `http://127.0.0.1:${ports.mailWeb}/api/email`;
  return {
    smtpPort: ports.smtp,
    start: () => process.start(),
    kill: () => process.kill(),
    async mailsTo(address) {
      const caught = (await (await fetch(`${api}?sort=asc`)).json()) as { id: string }[];
      const sources = await Promise.all(caught.map(async ({ id }) => (await fetch(`${api}/${id}/source`)).text()));
      const mails = await Promise.all(sources.map((source) => simpleParser(source)));
      return mails.filter(({ to }) => to && !Array.isArray(to) && to.value.some((recipient) => recipient.address === address));
    },
    [Symbol.asyncDispose]: () => process.stop(),
  };
}
