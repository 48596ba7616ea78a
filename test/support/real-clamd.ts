import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EICAR } from './clamd.ts';
import { startedProcess } from './started-process.ts';

/** ClamAV's own daemon, with one signature of ours in place of the millions that it would fetch. */
export interface RealClamd extends AsyncDisposable {
  readonly url: string;
}

/** @param mostMegabytes of a content; it refuses a longer one. */
export async function realClamd(mostMegabytes: number): Promise<RealClamd> {
  const folder = mkdtempSync(join(tmpdir(), 'casa-clamd-'));
  const signatures = join(folder, 'signatures');
  const socket = join(folder, 'socket');
  mkdirSync(signatures);
  // Name, any kind of file, anywhere in it, these bytes.
  writeFileSync(join(signatures, 'test.ndb'), `Eicar-Test-Signature:0:*:${Buffer.from(EICAR).toString('hex')}\n`);
  const settings = {
    ...{ Foreground: 'yes', LocalSocket: socket, DatabaseDirectory: signatures, TemporaryDirectory: folder },
    StreamMaxLength: `${mostMegabytes}M`,
  };
  const file = join(folder, 'clamd.conf');
  writeFileSync(
    file,
    Object.entries(settings)
      .map((setting) => `${setting.join(' ')}\n`)
      .join(''),
  );
  const args = [`--config-file=${file}`];
  const stop = await startedProcess({ command: 'clamd', args, folder, isReady: () => answers(socket) });
  return { url: `unix:${socket}`, [Symbol.asyncDispose]: stop };
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => socket.write('zPING\0'));
    socket.once('data', (answer: Buffer) => {
      socket.destroy();
      resolve(answer.toString('latin1') === 'PONG\0');
    });
    socket.once('error', () => resolve(false));
  });
}
