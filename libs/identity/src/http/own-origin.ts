import type { FastifyRequest } from 'fastify';

const LOOPBACK = /^(?:localhost|[a-z0-9-]+\.localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * Where the municipality's own addresses begin: its principal host, whichever of its hosts was asked, so that what is registered at AgID
 * is always the same. On plain http loopback, the host of the request.
 */
export function ownOrigin({ protocol, host, tenant }: Pick<FastifyRequest, 'protocol' | 'host' | 'tenant'>): string {
  if (!tenant) throw new Error('a request without a tenant has no origin');
  return protocol === 'http' && LOOPBACK.test(host) ? `http://${host}` : tenant.origin;
}
