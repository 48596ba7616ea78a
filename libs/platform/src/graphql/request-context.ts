import type { FastifyRequest } from 'fastify';
import { VISITOR } from '../authz/caller.js';
import type { GraphqlContext } from './context.js';
import { acceptedLanguage } from './language.js';
import { RequestLoaders } from './request-loaders.js';
import { foreignRefusal } from './same-origin.js';

/**
 * What a request says of itself, by HTTP or when it opens a WebSocket.
 * @throws what `foreignRefusal` says, for a page of another site.
 */
export function contextOf(request: FastifyRequest): GraphqlContext {
  const { tenant, id, headers, caller = VISITOR } = request;
  if (!tenant) throw new Error('a request reached GraphQL without a tenant');
  const refusal = foreignRefusal(request);
  if (refusal) throw refusal;
  return {
    tenant,
    scope: { tenantId: tenant.id, ...(caller.session && { personId: caller.session.personId }) },
    language: acceptedLanguage(headers['accept-language']),
    caller,
    loaders: new RequestLoaders(),
    requestId: id,
  };
}
