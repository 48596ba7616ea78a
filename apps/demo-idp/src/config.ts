import { resolve } from 'node:path';

const HIGHEST_PORT = 65_535;

/** What the process is told by its environment. */
export interface DemoIdpConfig {
  readonly port: number;
  /** Address it listens on: loopback unless told otherwise. */
  readonly listen: string;
  /** How browsers reach it, without a trailing slash. */
  readonly url: string;
  /** The portal whose municipalities are served, without a trailing slash. */
  readonly portal: string;
  /** Where its keys are kept. */
  readonly dataFolder: string;
  readonly logLevel: string;
}

/** Thrown when the environment cannot be used; its message is for the person who starts the process. */
export class ConfigError extends Error {}

/** @throws ConfigError naming the variable that is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): DemoIdpConfig {
  const value = (name: string): string | undefined => environment[name]?.trim() || undefined;
  if (value('CASA_ENV') === 'production') {
    throw new ConfigError('anybody can log in as anybody here: it does not start where CASA_ENV is production');
  }
  const port = portNumber(value('CASA_DEMO_IDP_PORT') ?? '3003');
  return {
    port,
    listen: value('CASA_LISTEN') ?? '127.0.0.1',
    url: httpAddress('CASA_DEMO_IDP_URL', value('CASA_DEMO_IDP_URL') ?? `http://localhost:${port}`, /^https?:$/),
    portal: httpAddress('CASA_DEMO_IDP_PORTAL', value('CASA_DEMO_IDP_PORTAL') ?? 'http://127.0.0.1:3000', /^http:$/),
    dataFolder: resolve(value('CASA_DATA_DIR') ?? '.casa'),
    logLevel: value('CASA_LOG_LEVEL') ?? 'info',
  };
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > HIGHEST_PORT)
    throw new ConfigError(`CASA_DEMO_IDP_PORT must be a port number, not «${text}»`);
  return port;
}

function httpAddress(name: string, text: string, protocols: RegExp): string {
  const url = URL.parse(text);
  if (!url || !protocols.test(url.protocol)) throw new ConfigError(`${name} must be an http address, not «${text}»`);
  return url.href.replace(/\/+$/, '');
}
