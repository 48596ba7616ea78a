import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const ONE_YEAR_SECONDS = 31_536_000;

/** The pages that offer to set out from where the browser is: the nearest free time, the ticket from home. */
const ASKS_FOR_POSITION = /^(\/en)?\/(primo-appuntamento(\?|$)|coda\/ufficio\/)/;

/** The rooms where citizens and offices meet by video. */
const ASKS_FOR_CAMERA = /^(\/en)?(\/ufficio)?\/stanza(\/|\?|$)/;

/** Headers of every answer, whoever writes it. */
export function registerSecurity(portal: FastifyInstance): void {
  portal.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'strict-origin');
    reply.header('cross-origin-opener-policy', 'same-origin');
    const geolocation = ASKS_FOR_POSITION.test(request.url) ? '(self)' : '()';
    const camera = ASKS_FOR_CAMERA.test(request.url) ? '(self)' : '()';
    reply.header('permissions-policy', `camera=${camera}, geolocation=${geolocation}, microphone=${camera}, payment=()`);
    if (request.protocol === 'https') reply.header('strict-transport-security', `max-age=${ONE_YEAR_SECONDS}; includeSubDomains`);
  });
}

/** A fresh nonce for the inline scripts and styles of one page. */
export function createNonce(): string {
  return randomBytes(16).toString('base64');
}

/** Nothing but our own origin; inline code only with the page's nonce. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Whether a form was sent by one of our own pages. Browsers say where a POST comes from in Sec-Fetch-Site, older ones in Origin;
 * a program that sends neither carries nobody's cookies. Pages without a referrer send `Origin: null`, hence the order.
 */
export function isFromOwnPages(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.headers.origin;
  return origin === undefined || origin === `${request.protocol}://${request.host}`;
}
