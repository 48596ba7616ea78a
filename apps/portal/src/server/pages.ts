import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PortalConfig } from './config.js';
import { renderPage } from './render-page.js';
import { isFromOwnPages } from './security.js';

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
          return renderPage(request, reply, config, { refusal: { status: 403, kind: 'cross-site' } });
        return renderPage(request, reply, config);
      },
    });
  });
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, config: PortalConfig): Promise<FastifyReply> {
  const status = statusOf(error);
  if (status >= 500) request.log.error({ err: error }, 'page failed');
  const kind = status === 413 ? 'too-large' : status < 500 ? 'bad-request' : 'unexpected';
  return renderPage(request, reply, config, { refusal: { status, kind } });
}

/** What an error of the server says it is to whoever asked. */
export function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 ? status : 500;
}
