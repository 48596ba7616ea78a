import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLoginProblem, type LoginProblem } from '../account/login-problem.js';
import { localPath } from '../i18n/language.js';
import { browserLanguage } from './browser-language.js';
import type { PortalConfig } from './config.js';
import { forwardedHeaders } from './forwarding.js';
import { statusOf } from './pages.js';
import { renderPage } from './render-page.js';

/** SPID, CIE and the municipality's own employees, each with the addresses of SAML. */
const PREFIXES = ['/spid', '/cie', '/sso'];
const ADDRESSES = [
  { path: '/metadata', method: ['GET'] },
  { path: '/login', method: ['GET'] },
  { path: '/acs', method: ['POST'] },
  { path: '/slo', method: ['GET', 'POST'] },
];
/** What the API needs to know of a request, and a browser of its answer. */
const REQUEST_HEADERS = ['accept', 'accept-language', 'content-type', 'cookie', 'user-agent'];
const ANSWER_HEADERS = ['cache-control', 'content-security-policy', 'content-type', 'location'];
/** A signed answer with all its certificates is some tens of kilobytes. */
const BODY_LIMIT_BYTES = 256 * 1024;
const TIMEOUT_MS = 10_000;

/**
 * Passes SAML to the API, cookies both ways. Identity providers post their answers from their own pages, so these addresses are no
 * actions of React Router, which takes forms of its own pages only; the API decides by signature and request whether to believe them.
 * Where the API refuses, the citizen gets a page of the portal with the same status.
 */
export function registerLogin(portal: FastifyInstance, config: PortalConfig): void {
  portal.register(async (login) => {
    login.removeAllContentTypeParsers();
    login.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES },
      (_request, body, done) => done(null, body),
    );
    login.setErrorHandler((error, request, reply) => {
      const status = statusOf(error);
      if (status >= 500) request.log.error({ err: error }, 'login failed');
      return explain(request, reply, config, status);
    });
    for (const url of PREFIXES) {
      for (const { path, method } of ADDRESSES) {
        login.route({ url: url + path, method, handler: (request, reply) => passOn(request, reply, config, url + path) });
      }
    }
  });
}

async function passOn(request: FastifyRequest, reply: FastifyReply, config: PortalConfig, path: string): Promise<FastifyReply> {
  const answer = await ask(request, config.apiUrl + path);
  if (answer === undefined) return explain(request, reply, config, 503);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  if (answer.status >= 400) return explain(request, reply, config, answer.status, await problemOf(answer));
  for (const name of ANSWER_HEADERS) {
    const value = answer.headers.get(name);
    if (value !== null) reply.header(name, value);
  }
  const body = Buffer.from(await answer.arrayBuffer());
  return reply.code(answer.status).send(body.length === 0 ? undefined : body);
}

/** @returns undefined when the API does not answer */
async function ask(request: FastifyRequest, address: string): Promise<Response | undefined> {
  const headers = new Headers();
  for (const name of REQUEST_HEADERS) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  for (const [name, value] of Object.entries(forwardedHeaders(request))) headers.set(name, value);
  const url = request.raw.url ?? '';
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  const body = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : null;
  try {
    return await fetch(address + query, {
      method: request.method,
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    request.log.error({ err: error }, 'API did not answer a login');
    return undefined;
  }
}

async function problemOf(answer: Response): Promise<LoginProblem | undefined> {
  try {
    const { problem } = Object(await answer.json()) as { readonly problem?: unknown };
    return isLoginProblem(problem) ? problem : undefined;
  } catch {
    return undefined;
  }
}

/** The courtesy page. The answer of an identity provider says nothing of the language, so the browser's own decides. */
function explain(
  request: FastifyRequest,
  reply: FastifyReply,
  config: PortalConfig,
  status: number,
  problem: LoginProblem = status < 500 ? 'BAD_REQUEST' : 'OUR_FAULT',
): Promise<FastifyReply> {
  const path = localPath(`/accesso-non-riuscito?problema=${problem}`, browserLanguage(request.headers['accept-language']));
  return renderPage(request, reply, config, { page: { path, status } });
}
