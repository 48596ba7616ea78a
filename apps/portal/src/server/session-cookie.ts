import type { FastifyRequest } from 'fastify';

const NAME = 'casa_session';

/**
 * The session's cookie, `name=value`, as the API set it: of all that a browser sends it is the only one the API needs to know who asks.
 * On https the browser keeps other hosts from setting it, hence its other name there.
 */
export function sessionCookie({ headers, protocol }: Pick<FastifyRequest, 'headers' | 'protocol'>): string | undefined {
  const start = `${protocol === 'https' ? '__Host-' : ''}${NAME}=`;
  return headers.cookie
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(start) && pair.length > start.length);
}
