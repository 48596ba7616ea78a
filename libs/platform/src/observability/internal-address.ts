import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** Host names by which a process is known inside: in the composition, the service's name. */
export const INTERNAL_HOSTS = Symbol('InternalHosts');

/**
 * Whether a request came straight to this process, not through a public host: by its address or an internal name, and passed on
 * by nobody. Deny by default: any name that is not listed may be somebody's.
 */
export function isInternal(request: Pick<FastifyRequest, 'headers'>, internalHosts: readonly string[]): boolean {
  const { headers } = request;
  if (headers['x-forwarded-host'] !== undefined || headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined)
    return false;
  const name = hostName(headers.host);
  return name !== undefined && (isIP(name) !== 0 || name === 'localhost' || internalHosts.includes(name));
}

/** Without port and brackets: `[::1]:3001` is `::1`. */
function hostName(host: string | undefined): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^:[\]]+))(?::\d+)?$/i.exec(host ?? '');
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}
