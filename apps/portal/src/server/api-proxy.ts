import httpProxy, { type FastifyHttpProxyOptions } from '@fastify/http-proxy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { forwardedHeaders, RETRY_AFTER_SECONDS } from './forwarding.js';
import { sessionCookie } from './session-cookie.js';

/** As the API takes them: a longer one is refused before it is read. */
const MOST_MESSAGE_BYTES = 64 * 1024;

type ReplyOptions = NonNullable<FastifyHttpProxyOptions['replyOptions']>;
type ReplyOption<Name extends keyof ReplyOptions> = NonNullable<ReplyOptions[Name]>;

/**
 * Passes `/graphql` (also WebSocket), `/branding`, the calendars that operators subscribe to, `/calendari`, and the documents of rooms,
 * `/stanza/documenti`, to the API, telling it which host the citizen asked: the API finds the municipality by it. What a client says of itself in X-Forwarded-* is replaced, never passed on.
 */
export async function registerApiProxy(portal: FastifyInstance, apiUrl: string): Promise<void> {
  const common = {
    upstream: apiUrl,
    // Its log lines carry whole addresses.
    disableRequestLogging: true,
    replyOptions: { rewriteRequestHeaders, onError },
  };
  for (const prefix of ['/branding', '/calendari', '/stanza/documenti'])
    await portal.register(httpProxy, { ...common, prefix, rewritePrefix: prefix });
  await portal.register(httpProxy, {
    ...common,
    prefix: '/graphql',
    rewritePrefix: '/graphql',
    websocket: true,
    wsUpstream: apiUrl.replace(/^http/, 'ws'),
    wsClientOptions: webSocketOptions,
    wsServerOptions: { maxPayload: MOST_MESSAGE_BYTES },
  });
}

/** The API does not answer: said in GraphQL's own form, without the address that was tried. */
const onError: ReplyOption<'onError'> = (reply) =>
  void reply
    .code(503)
    .header('retry-after', RETRY_AFTER_SECONDS)
    .send({ errors: [{ message: 'The service is not available right now.', extensions: { code: 'SERVICE_UNAVAILABLE' } }] });

/** What the API looks at when a browser opens a WebSocket: whose page it is, who is logged in, in which language to speak. */
const OPENING_HEADERS = ['origin', 'sec-fetch-site', 'accept-language'];

/** The proxy reads `rewriteRequestHeaders` here too, though its types name only the options of the WebSocket client itself. */
const webSocketOptions = {
  followRedirects: false,
  // Pings and their answers pass through: answered here, the API would never learn that a browser is gone.
  autoPong: false,
  rewriteRequestHeaders: (headers: Record<string, string>, request: FastifyRequest) => ({ ...headers, ...openingHeaders(request) }),
};

function openingHeaders(request: FastifyRequest): Record<string, string> {
  const session = sessionCookie(request);
  const given = OPENING_HEADERS.flatMap((name): [string, string][] => {
    const value = request.headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return { ...Object.fromEntries(given), ...(session !== undefined && { cookie: session }), ...forwardedHeaders(request) };
}

const rewriteRequestHeaders: ReplyOption<'rewriteRequestHeaders'> = (request, headers) => ({
  ...headers,
  ...forwardedHeaders(request),
});
