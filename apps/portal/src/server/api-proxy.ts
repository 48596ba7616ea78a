import httpProxy, { type FastifyHttpProxyOptions } from '@fastify/http-proxy';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Passes `/graphql` (also WebSocket) and `/branding` to the API, telling it which host the citizen asked: the API finds the
 * municipality by it. What a client says of itself in X-Forwarded-* is replaced, never passed on.
 */
export async function registerApiProxy(portal: FastifyInstance, apiUrl: string): Promise<void> {
  const common = {
    upstream: apiUrl,
    // Its log lines carry whole addresses.
    disableRequestLogging: true,
    replyOptions: { rewriteRequestHeaders },
  };
  await portal.register(httpProxy, { ...common, prefix: '/branding', rewritePrefix: '/branding' });
  await portal.register(httpProxy, {
    ...common,
    prefix: '/graphql',
    rewritePrefix: '/graphql',
    websocket: true,
    wsUpstream: apiUrl.replace(/^http/, 'ws'),
    wsClientOptions: webSocketOptions,
  });
}

/** The proxy reads `rewriteRequestHeaders` here too, though its types name only the options of the WebSocket client itself. */
const webSocketOptions = {
  followRedirects: false,
  rewriteRequestHeaders: (headers: Record<string, string>, request: FastifyRequest) => ({ ...headers, ...forwardedHeaders(request) }),
};

const rewriteRequestHeaders: NonNullable<NonNullable<FastifyHttpProxyOptions['replyOptions']>['rewriteRequestHeaders']> = (
  request,
  headers,
) => ({
  ...headers,
  ...forwardedHeaders(request),
});

/** Who asked, through which host: as Fastify read it, trusting only the named proxies. */
export function forwardedHeaders(request: Pick<FastifyRequest, 'ip' | 'host' | 'protocol'>): Record<string, string> {
  return {
    'x-forwarded-for': request.ip,
    'x-forwarded-host': request.host,
    'x-forwarded-proto': request.protocol,
  };
}
