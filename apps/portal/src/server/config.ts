/** What the portal's process is told by its environment. */
export interface PortalConfig {
  readonly environment: 'development' | 'test' | 'production';
  readonly port: number;
  /** Address it listens on: loopback unless told otherwise. */
  readonly listen: string;
  /** Where the GraphQL API answers, without a trailing slash. */
  readonly apiUrl: string;
  /** `http://{slug}.localhost:3000`; when absent, portals are at https and their first host. */
  readonly publicOriginTemplate: string | undefined;
  /** Addresses whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Reads and checks the environment; the message names the variable that is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv): PortalConfig {
  const value = (name: string): string | undefined => environment[name]?.trim() || undefined;
  return {
    environment: oneOf('CASA_ENV', value('CASA_ENV') ?? 'development', ['development', 'test', 'production']),
    port: portNumber(value('CASA_PORT') ?? '3000'),
    listen: value('CASA_LISTEN') ?? '127.0.0.1',
    apiUrl: httpUrl(value('CASA_API_URL') ?? 'http://127.0.0.1:3001'),
    publicOriginTemplate: originTemplate(value('CASA_PUBLIC_ORIGIN_TEMPLATE')),
    trustedProxies: (value('CASA_TRUSTED_PROXIES') ?? '').split(',').flatMap((address) => address.trim() || []),
    logLevel: oneOf('CASA_LOG_LEVEL', value('CASA_LOG_LEVEL') ?? 'info', LOG_LEVELS),
  };
}

function oneOf<Option extends string>(name: string, value: string, options: readonly Option[]): Option {
  const option = options.find((candidate) => candidate === value);
  if (option === undefined) throw new Error(`${name} must be one of ${options.join(', ')}, not «${value}»`);
  return option;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`CASA_PORT must be a port number, not «${text}»`);
  return port;
}

function httpUrl(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) throw new Error(`CASA_API_URL must be an http(s) address, not «${text}»`);
  return text.replace(/\/+$/, '');
}

function originTemplate(text: string | undefined): string | undefined {
  if (text !== undefined && !text.includes('{slug}')) throw new Error('CASA_PUBLIC_ORIGIN_TEMPLATE must contain {slug}');
  return text;
}
