import type { FastifyRequest } from 'fastify';

/** When to ask again for what is suspended or out of order. */
export const RETRY_AFTER_SECONDS = 60;

/** Who asked, through which host: as Fastify read it, trusting only the named proxies. */
export function forwardedHeaders(request: Pick<FastifyRequest, 'ip' | 'host' | 'protocol'>): Record<string, string> {
  return {
    'x-forwarded-for': request.ip,
    'x-forwarded-host': request.host,
    'x-forwarded-proto': request.protocol,
  };
}
