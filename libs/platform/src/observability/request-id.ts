import type { IncomingMessage } from 'node:http';
import { newId } from '@casa/kernel';

const ACCEPTED = /^[A-Za-z0-9-]{8,64}$/;

/** For the Fastify adapter's `genReqId`: the id the portal or the proxy has given the request, else a new one. */
export function requestId(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && ACCEPTED.test(given) ? given : newId();
}
