import type { FastifyReply, FastifyRequest } from 'fastify';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import * as build from 'virtual:react-router/server-build';
import { portalRequestContext, type Refusal } from '../site/portal-request.server.js';
import { forwardedHeaders, RETRY_AFTER_SECONDS } from './forwarding.js';
import type { PortalConfig } from './config.js';
import { contentSecurityPolicy, createNonce } from './security.js';
import { sessionCookie } from './session-cookie.js';

// The module's optional exports are typed as possibly undefined, the parameter's as absent.
const handle = createRequestHandler(build as ServerBuild, 'production');

/** Pages of one person or one appointment, and the way to log in: their address is told to nobody. */
const PERSONAL_PATHS =
  /^(\/en)?\/(prenotazioni\/|prenota\/dati|area-personale|accedi|accesso-non-riuscito|esci|invito|amministrazione|coda|arrivo|totem|ufficio|stanza|lista-attesa|nuovo-orario|com-e-andata)/;

/** Screens that nobody touches: one that could not be shown asks again by itself. */
const UNATTENDED_PATHS = /^(\/en)?\/(totem|tabellone)\//;
const UNATTENDED_SECONDS = 30;

/** What is shown when not the page that was asked. */
export interface Instead {
  /** The server already refused the request: the page that says why, in the municipality's look. */
  readonly refusal?: Refusal;
  /** Another page of the portal, with the status of the answer that it stands for. */
  readonly page?: { readonly path: string; readonly status: number };
}

/** Renders the page asked, or another in its place. */
export async function renderPage(
  request: FastifyRequest,
  reply: FastifyReply,
  config: PortalConfig,
  { refusal, page }: Instead = {},
): Promise<FastifyReply> {
  const address = addressOf(request, page?.path);
  if (address === undefined) return reply.code(400).type('text/plain').send('Bad Request');
  const isAsked = refusal === undefined && page === undefined;
  const body = isAsked && Buffer.isBuffer(request.body) ? request.body : undefined;
  const nonce = createNonce();
  const session = sessionCookie(request);
  const cookies: string[] = [];
  const context = new RouterContextProvider();
  context.set(portalRequestContext, {
    apiUrl: config.apiUrl,
    publicOriginTemplate: config.publicOriginTemplate,
    origin: address.origin,
    isSecure: request.protocol === 'https',
    forwarded: { ...forwardedHeaders(request), ...(session !== undefined && { cookie: session }) },
    hasSession: session !== undefined,
    receiveCookies: (received) => cookies.push(...received),
    form: body && new URLSearchParams(body.toString('utf8')),
    nonce,
    refusal,
    log: request.log,
    noteRoute: (pattern) => {
      request.routePattern = pattern;
    },
  });
  const response = await handle(webRequest(request, address, isAsked ? request.method : 'GET', body), context);
  const { headers } = response;
  headers.set('content-security-policy', contentSecurityPolicy(nonce));
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  const isPersonal = PERSONAL_PATHS.test(address.pathname);
  if (isPersonal) headers.set('referrer-policy', 'no-referrer');
  // Every page names whoever is logged in.
  if (isPersonal || session !== undefined) headers.set('cache-control', 'no-store');
  const status = page?.status ?? response.status;
  if (UNATTENDED_PATHS.test(address.pathname) && (status >= 500 || status === 429)) headers.set('refresh', String(UNATTENDED_SECONDS));
  if (status === 503 || status === 429) headers.set('retry-after', String(RETRY_AFTER_SECONDS));
  return reply.send(page === undefined ? response : new Response(response.body, { status, headers }));
}

/** The request as React Router reads it: at the origin the citizen asked, without what was already checked here. */
function webRequest(request: FastifyRequest, address: URL, method: string, body: Buffer | undefined): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== 'origin') headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return new Request(address, { method, headers, ...(body !== undefined && { body: new Uint8Array(body) }) });
}

/** Joined, not resolved: a path of `//elsewhere` stays a path of this host. `undefined` when the host header is no host. */
function addressOf(request: FastifyRequest, path = request.raw.url ?? '/'): URL | undefined {
  return path.startsWith('/') ? (URL.parse(`${request.protocol}://${request.host}${path}`) ?? undefined) : undefined;
}
