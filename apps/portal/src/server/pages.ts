import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import * as build from 'virtual:react-router/server-build';
import { portalRequestContext, type Refusal } from '../site/portal-request.server.js';
import { forwardedHeaders, RETRY_AFTER_SECONDS } from './api-proxy.js';
import type { PortalConfig } from './config.js';
import { contentSecurityPolicy, createNonce, isFromOwnPages } from './security.js';

// The module's optional exports are typed as possibly undefined, the parameter's as absent.
const handle = createRequestHandler(build as ServerBuild, 'production');

/** Pages of one person's appointment: kept by no cache, and their address told to nobody. */
const PERSONAL_PATHS = /^(\/en)?\/(prenotazioni\/|prenota\/dati)/;

/** React Router answers every address that nobody before it took. */
export function registerPages(portal: FastifyInstance, config: PortalConfig): void {
  portal.register(async (pages) => {
    pages.removeAllContentTypeParsers();
    // Plain forms reach the actions as they came, their bytes counted; whatever else somebody sends is refused.
    pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    pages.setErrorHandler((error, request, reply) => answerError(error, request, reply, config));
    pages.route({
      method: ['GET', 'HEAD', 'POST'],
      url: '/*',
      handler: async (request, reply) => {
        if (request.method === 'POST' && !isFromOwnPages(request))
          return answer(request, reply, config, { status: 403, kind: 'cross-site' });
        return answer(request, reply, config);
      },
    });
  });
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, config: PortalConfig): Promise<FastifyReply> {
  const status = statusOf(error);
  if (status >= 500) request.log.error({ err: error }, 'page failed');
  return answer(request, reply, config, { status, kind: status === 413 ? 'too-large' : status < 500 ? 'bad-request' : 'unexpected' });
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 ? status : 500;
}

/** Renders the page, or, when the server already refused the request, the page that says why in the municipality's look. */
async function answer(request: FastifyRequest, reply: FastifyReply, config: PortalConfig, refusal?: Refusal): Promise<FastifyReply> {
  const address = addressOf(request);
  if (address === undefined) return reply.code(400).type('text/plain').send('Bad Request');
  const nonce = createNonce();
  const context = new RouterContextProvider();
  context.set(portalRequestContext, {
    apiUrl: config.apiUrl,
    publicOriginTemplate: config.publicOriginTemplate,
    origin: address.origin,
    isSecure: request.protocol === 'https',
    forwarded: forwardedHeaders(request),
    nonce,
    refusal,
    log: request.log,
    noteRoute: (pattern) => {
      request.routePattern = pattern;
    },
  });
  const response = await handle(webRequest(request, address, refusal), context);
  response.headers.set('content-security-policy', contentSecurityPolicy(nonce));
  if (PERSONAL_PATHS.test(address.pathname)) {
    response.headers.set('referrer-policy', 'no-referrer');
    response.headers.set('cache-control', 'no-store');
  }
  if (response.status === 503) response.headers.set('retry-after', String(RETRY_AFTER_SECONDS));
  return reply.send(response);
}

/** The request as React Router reads it: at the origin the citizen asked, without what was already checked here. */
function webRequest(request: FastifyRequest, address: URL, refusal: Refusal | undefined): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== 'origin') headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const body = refusal === undefined && Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : undefined;
  const method = refusal === undefined ? request.method : 'GET';
  return new Request(address, { method, headers, ...(body !== undefined && { body }) });
}

/** Joined, not resolved: a path of `//elsewhere` stays a path of this host. `undefined` when the host header is no host. */
function addressOf(request: FastifyRequest): URL | undefined {
  const path = request.raw.url ?? '/';
  return path.startsWith('/') ? (URL.parse(`${request.protocol}://${request.host}${path}`) ?? undefined) : undefined;
}
