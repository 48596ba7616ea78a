import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The matched pattern (`/servizi/:slug`), filled in by whoever knows it better than the server's own router. */
    routePattern: string | undefined;
  }
}

/** The framework's own error lines name the request too: nothing of it is written but its id. */
export const LOG_SERIALIZERS = { req: () => ({}), res: () => ({}) };

/**
 * One line a request: pattern, status and duration, never the address. Addresses carry tokens and searches, headers carry
 * cookies and IPs, so none of them is ever handed to the logger.
 */
export function registerLogging(portal: FastifyInstance): void {
  portal.decorateRequest('routePattern', undefined);
  portal.addHook('onResponse', async (request, reply) => {
    portal.log.info({
      method: request.method,
      route: routeOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    });
  });
}

/** The pattern that answered, for logs and metrics. */
export function routeOf(request: FastifyRequest): string {
  return request.routePattern ?? request.routeOptions.url ?? 'unmatched';
}
