import { connect } from 'node:net';
import { join } from 'node:path';
import { inRoot } from '../lib/paths.ts';
import type { ProcessPlan } from './managed-process.ts';

export interface ServiceOptions {
  readonly port: number;
  readonly environment: NodeJS.ProcessEnv;
  readonly logFolder: string;
}

/** Our own processes: compiled, each answering /health/ready on its port. */
export function planService(name: string, script: string, { port, environment, logFolder }: ServiceOptions): ProcessPlan {
  return {
    name,
    command: process.execPath,
    args: ['--enable-source-maps', inRoot(script)],
    environment,
    logFile: join(logFolder, `${name}.log`),
    isReady: () => answersOk(`http://127.0.0.1:${port}/health/ready`),
  };
}

/** MailDev takes every mail and shows it on a page; nothing leaves the machine. */
export function planMailCatcher(
  ports: { readonly smtp: number; readonly mailWeb: number },
  dataFolder: string,
  logFolder: string,
): ProcessPlan {
  const loopback = '127.0.0.1';
  return {
    name: 'mail',
    command: process.execPath,
    args: [
      inRoot('node_modules/maildev/dist/bin/maildev.js'),
      ...['--smtp', String(ports.smtp), '--ip', loopback],
      ...['--web', String(ports.mailWeb), '--web-ip', loopback],
      ...['--mail-directory', join(dataFolder, 'mail'), '--max-emails', '5000'],
    ],
    environment: process.env,
    logFile: join(logFolder, 'mail.log'),
    isReady: async () => (await answersOk(`http://${loopback}:${ports.mailWeb}/api/healthz`)) && (await accepts(ports.smtp, loopback)),
  };
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function accepts(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
