import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyRequest, RawServerBase, RequestGenericInterface } from 'fastify';

/** Addresses of the municipality's origin that the API answers itself. */
const PROXIED_PREFIXES = ['/graphql', '/branding'];

/**
 * Passes `/graphql` (also WebSocket) and `/branding` to the API, telling it which host the citizen asked: the API finds the
 * municipality by it. What a client says of itself in X-Forwarded-* is replaced, never passed on.
 */
export async function registerApiProxy(portal: FastifyInstance, apiUrl: string): Promise<void> {
  for (const prefix of PROXIED_PREFIXES) {
    await portal.register(httpProxy, {
      upstream: apiUrl,
      prefix,
      rewritePrefix: prefix,
      // Its log lines carry whole addresses.
      disableRequestLogging: true,
      replyOptions: { rewriteRequestHeaders: (request, headers) => ({ ...headers, ...forwardedHeaders(request) }) },
      ...(prefix === '/graphql' && {
        websocket: true as const,
        wsUpstream: apiUrl.replace(/^http/, 'ws'),
        wsClientOptions: {
          rewriteRequestHeaders: (headers: Record<string, string>, request: FastifyRequest) => ({
            ...headers,
            ...forwardedHeaders(request),
          }),
        },
      }),
    });
  }
}

/** Who asked, through which host: as Fastify read it, trusting only the named proxies. */
export function forwardedHeaders(request: FastifyRequest<RequestGenericInterface, RawServerBase>): Record<string, string> {
  return {
    'x-forwarded-for': request.ip,
    'x-forwarded-host': request.host,
    'x-forwarded-proto': request.protocol,
  };
}
