import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';

/** What browsers say of a request that the portal's own pages make, or that somebody typed into the address bar. */
const OWN = ['same-origin', 'none'];
const JSON_TYPE = /^application\/json(?:[\s;]|$)/i;

/**
 * Keeps the pages of other sites from asking here with a visitor's browser. Every browser says where a request comes from (Sec-Fetch-Site,
 * and Origin on older ones); programs that are no browsers say neither, and are served. Besides, a POST must be JSON: no page of another
 * site can send that without asking first, and nobody here answers such a question.
 * @returns FORBIDDEN for another site's page, BAD_REQUEST for a POST that is not JSON; undefined for whoever may ask.
 */
export function foreignRefusal(request: FastifyRequest): GraphQLError | undefined {
  const { method, headers } = request;
  const foreign = foreignPageRefusal(request);
  if (foreign) return foreign;
  if (method === 'POST' && !JSON_TYPE.test(headers['content-type'] ?? '')) {
    return refusal(415, 'BAD_REQUEST', 'A POST must have the content type application/json.');
  }
  return undefined;
}

/** The first half of it, for what is no JSON: @returns FORBIDDEN for another site's page. */
export function foreignPageRefusal({ headers, hostname }: FastifyRequest): GraphQLError | undefined {
  const site = headers['sec-fetch-site'];
  const isForeign = (site !== undefined && !OWN.includes(site)) || !isOwn(headers.origin, hostname);
  return isForeign ? refusal(403, 'FORBIDDEN', 'Pages of other sites cannot ask here.') : undefined;
}

function isOwn(origin: string | undefined, hostname: string): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).hostname === hostname.toLowerCase());
}

function refusal(status: number, code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
