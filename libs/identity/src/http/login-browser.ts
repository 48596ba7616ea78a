import type { FastifyReply, FastifyRequest } from 'fastify';
import { digestOfToken, newToken } from '../application/session-tokens.js';
import { LOGIN_MS } from '../domain/session-limits.js';

/**
 * Which browser a login is begun in, so that nobody can have an answer of their own posted from somebody else's, who would then enter
 * what is theirs as another person (login cross-site request forgery). The answer comes by a form from another site: the cookie must
 * say SameSite=None, which browsers take on https alone. On plain http, which is for one's own machine, logins are not bound.
 */
const NAME = '__Host-casa_login';

/** The browser's mark, as its digest; a browser without one is given one. Several logins begun side by side share it. */
export function markBrowser(request: FastifyRequest, reply: FastifyReply): Buffer | undefined {
  if (request.protocol !== 'https') return undefined;
  const known = request.cookies[NAME] ?? '';
  const token = digestOfToken(known) ? known : newToken();
  reply.setCookie(NAME, token, { httpOnly: true, sameSite: 'none', path: '/', secure: true, maxAge: LOGIN_MS / 1000 });
  return digestOfToken(token);
}

/** The digest of the mark that this browser was given, if any. */
export function browserOf(request: FastifyRequest): Buffer | undefined {
  return digestOfToken(request.cookies[NAME] ?? '');
}
