import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../tools/start/ports.ts';
import { startedProcess } from '../../support/started-process.ts';

const LOOPBACK = '127.0.0.1';

/** coturn, as a deployment runs it but for TLS, and on the loopback address. */
export interface TurnServer extends AsyncDisposable {
  /** Settings of an API whose calls go through it and no other way. */
  readonly settings: Readonly<Record<string, string>>;
}

export async function turnServer(): Promise<TurnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'casa-turn-'));
  const port = await freePort();
  const secret = randomBytes(24).toString('hex');
  const stop = await startedProcess({
    ...{ command: 'turnserver', folder, isReady: () => accepts(port) },
    args: [
      ...['-n', '--no-cli', '--no-tls', '--no-dtls', '--simple-log'],
      ...['log-file', 'pidfile', 'userdb'].map((name) => `--${name}=${join(folder, name)}`),
      ...[`--listening-ip=${LOOPBACK}`, `--relay-ip=${LOOPBACK}`, '--allow-loopback-peers', `--listening-port=${port}`],
      ...['--realm=casa', '--use-auth-secret', `--static-auth-secret=${secret}`],
    ],
  });
  return {
    settings: { CASA_TURN_URLS: `turn:${LOOPBACK}:${port}?transport=udp`, CASA_TURN_SECRET: secret, CASA_TURN_ONLY: 'on' },
    [Symbol.asyncDispose]: stop,
  };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, LOOPBACK, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
