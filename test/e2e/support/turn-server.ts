import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from '../../../tools/lib/wait-until.ts';
import { freePort } from '../../../tools/start/ports.ts';

const LOOPBACK = '127.0.0.1';
const START_MS = 20_000;

/** coturn, as a deployment runs it but for TLS, and on the loopback address. */
export interface TurnServer extends AsyncDisposable {
  /** Settings of an API whose calls go through it and no other way. */
  readonly settings: Readonly<Record<string, string>>;
}

export async function turnServer(): Promise<TurnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'casa-turn-'));
  const port = await freePort();
  const secret = randomBytes(24).toString('hex');
  const child = spawn(
    'turnserver',
    [
      ...['-n', '--no-cli', '--no-tls', '--no-dtls', '--simple-log'],
      ...['log-file', 'pidfile', 'userdb'].map((name) => `--${name}=${join(folder, name)}`),
      ...[`--listening-ip=${LOOPBACK}`, `--relay-ip=${LOOPBACK}`, '--allow-loopback-peers', `--listening-port=${port}`],
      ...['--realm=casa', '--use-auth-secret', `--static-auth-secret=${secret}`],
    ],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitUntil(
      () => accepts(port),
      START_MS,
      () => new Error('coturn does not listen'),
    );
  } catch (error) {
    await stop();
    throw error;
  }
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
