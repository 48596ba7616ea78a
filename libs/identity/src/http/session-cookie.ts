import type { FastifyReply, FastifyRequest } from 'fastify';
import { LONGEST_MS } from '../domain/session-limits.js';

const NAME = 'casa_session';

/** On https the browser keeps others from setting or reading it: the prefix asks for Secure, the whole host and no other. */
function nameFor({ protocol }: Pick<FastifyRequest, 'protocol'>): string {
  return protocol === 'https' ? `__Host-${NAME}` : NAME;
}

export function sessionToken(request: FastifyRequest): string | undefined {
  return request.cookies[nameFor(request)];
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const maxAge = LONGEST_MS / 1000;
  reply.setCookie(nameFor(request), token, { httpOnly: true, sameSite: 'lax', path: '/', secure: request.protocol === 'https', maxAge });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(nameFor(request), { httpOnly: true, sameSite: 'lax', path: '/', secure: request.protocol === 'https' });
}
