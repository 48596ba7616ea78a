import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { ExplainedError } from '../lib/explained-error.ts';

/** Where each part listens, all on the loopback address. */
export interface Ports {
  readonly portal: number;
  readonly api: number;
  readonly worker: number;
  readonly postgres: number;
  readonly smtp: number;
  readonly mailWeb: number;
  readonly demoIdp: number;
}

const VARIABLES: Record<keyof Ports, { readonly variable: string; readonly usual: number }> = {
  portal: { variable: 'CASA_PORT', usual: 3000 },
  api: { variable: 'CASA_API_PORT', usual: 3001 },
  worker: { variable: 'CASA_WORKER_PORT', usual: 3002 },
  postgres: { variable: 'CASA_POSTGRES_PORT', usual: 5433 },
  smtp: { variable: 'CASA_SMTP_PORT', usual: 1025 },
  mailWeb: { variable: 'CASA_MAIL_WEB_PORT', usual: 1080 },
  demoIdp: { variable: 'CASA_DEMO_IDP_PORT', usual: 3003 },
};
const NAMES = Object.keys(VARIABLES) as (keyof Ports)[];

/** The ports of `npm start`: each its usual one or the one its variable names. */
export function portsFrom(environment: NodeJS.ProcessEnv): Ports {
  const entries = NAMES.map((name) => {
    const { variable, usual } = VARIABLES[name];
    const text = environment[variable];
    const port = text === undefined || text === '' ? usual : Number(text);
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      throw new ExplainedError(`${variable} must be a port number, not "${String(text)}".`);
    return [name, port] as const;
  });
  return Object.fromEntries(entries) as Record<keyof Ports, number>;
}

/** Ports nobody uses at this moment, for stacks of tests. */
export async function freePorts(): Promise<Ports> {
  const entries = await Promise.all(NAMES.map(async (name) => [name, await freePort()] as const));
  return Object.fromEntries(entries) as Record<keyof Ports, number>;
}

/** Below what the system gives to connections that go out: one of those would take the port before its server listens. */
const FIRST_PORT = 20_000;
const PORTS = 12_000;

export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + randomInt(PORTS);
    if (await isFree(port)) return port;
  }
}

/** Refuses to begin when a port is taken or wanted twice, and says which and what to do. */
export async function requireFree(ports: Ports): Promise<void> {
  for (const name of NAMES) {
    const { variable } = VARIABLES[name];
    const port = ports[name];
    const twin = NAMES.find((other) => other !== name && ports[other] === port);
    if (twin) throw new ExplainedError(`Port ${port} is given to two parts: change ${variable} or ${VARIABLES[twin].variable}.`);
    if (!(await isFree(port))) {
      throw new ExplainedError(
        `Port ${port} (${name}) is already in use. Stop the program that uses it, or choose another port with ${variable}, ` +
          `for example: ${variable}=${port + 10} npm start`,
      );
    }
  }
}

/** Free on the loopback address and on all addresses: a server on either would take our requests. */
async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::'));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES');
    });
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}
