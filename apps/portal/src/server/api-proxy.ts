import httpProxy, { type FastifyHttpProxyOptions } from '@fastify/http-proxy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { forwardedHeaders, RETRY_AFTER_SECONDS } from './forwarding.js';

type ReplyOptions = NonNullable<FastifyHttpProxyOptions['replyOptions']>;
type ReplyOption<Name extends keyof ReplyOptions> = NonNullable<ReplyOptions[Name]>;

/**
 * Passes `/graphql` (also WebSocket) and `/branding` to the API, telling it which host the citizen asked: the API finds the
 * municipality by it. What a client says of itself in X-Forwarded-* is replaced, never passed on.
 */
export async function registerApiProxy(portal: FastifyInstance, apiUrl: string): Promise<void> {
  const common = {
    upstream: apiUrl,
    // Its log lines carry whole addresses.
    disableRequestLogging: true,
    replyOptions: { rewriteRequestHeaders, onError },
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

/** The API does not answer: said in GraphQL's own form, without the address that was tried. */
const onError: ReplyOption<'onError'> = (reply) =>
  void reply
    .code(503)
    .header('retry-after', RETRY_AFTER_SECONDS)
    .send({ errors: [{ message: 'The service is not available right now.', extensions: { code: 'SERVICE_UNAVAILABLE' } }] });

/** The proxy reads `rewriteRequestHeaders` here too, though its types name only the options of the WebSocket client itself. */
const webSocketOptions = {
  followRedirects: false,
  rewriteRequestHeaders: (headers: Record<string, string>, request: FastifyRequest) => ({ ...headers, ...forwardedHeaders(request) }),
};

const rewriteRequestHeaders: ReplyOption<'rewriteRequestHeaders'> = (request, headers) => ({
  ...headers,
  ...forwardedHeaders(request),
});
