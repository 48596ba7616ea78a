import cookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import type { Sessions } from '../application/sessions.js';
import { sessionToken } from './session-cookie.js';

/** Finds out who calls, after the municipality is known and before anything else is done. */
export async function installSession(fastify: FastifyInstance, sessions: Sessions): Promise<void> {
  await fastify.register(cookie);
  fastify.decorateRequest('caller', undefined);
  fastify.decorateRequest('callerNow', undefined);
  fastify.addHook('onRequest', async (request) => {
    const token = request.tenant && sessionToken(request);
    if (!request.tenant || token === undefined) return;
    const { id: tenantId } = request.tenant;
    const caller = await sessions.callerOf(tenantId, token);
    if (!caller) return;
    request.caller = caller;
    request.callerNow = () => sessions.stillCaller(tenantId, token);
  });
}
