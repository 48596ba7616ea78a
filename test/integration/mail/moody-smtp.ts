import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** How it receives a mail: takes it; refuses the recipient for good; or has taken it in, but does not say so until told. */
export type Mood = 'kind' | 'refusing' | 'silent';

/** An SMTP server that behaves as the test wants. */
export interface MoodySmtp extends AsyncDisposable {
  readonly port: number;
  mood: Mood;
  /** Message-IDs of all it has taken in, also those it did not own up to. */
  readonly received: readonly string[];
  /** Owns up to what it has taken in. */
  speak(): void;
}

export async function moodySmtp(): Promise<MoodySmtp> {
  const received: string[] = [];
  let unsaid: (() => void)[] = [];
  const moody = { mood: 'kind' as Mood };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const refusal = Object.assign(new Error(`<${address}> is not known here`), { responseCode: 550 });
      done(moody.mood === 'refusing' ? refusal : null);
    },
    onData(stream, _session, done) {
      const receive = async (raw: string) => {
        const { messageId } = await simpleParser(raw);
        received.push(messageId ?? '');
        if (moody.mood === 'silent') unsaid.push(done);
        else done();
      };
      // What a killed worker has sent half of is no mail.
      text(stream).then(receive).catch(done);
    },
  });
  // A worker that is killed leaves its connections as they are.
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await new Promise((resolve) => listener.once('listening', resolve));
  return Object.assign(moody, {
    port: (listener.address() as AddressInfo).port,
    received,
    speak() {
      for (const done of unsaid) done();
      unsaid = [];
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
