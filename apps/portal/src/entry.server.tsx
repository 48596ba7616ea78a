import { renderToReadableStream } from 'react-dom/server';
import { type EntryContext, type HandleErrorFunction, isRouteErrorResponse, type RouterContextProvider, ServerRouter } from 'react-router';
import { registerMessages } from './i18n/catalogue.js';
import { en } from './i18n/en/texts.js';
import { it } from './i18n/it/texts.js';
import { portalRequestContext } from './site/portal-request.server.js';

registerMessages('it', it, it);
registerMessages('en', en, en);

/** Writes the whole page before sending it: nothing is deferred, and an error still finds its status. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: Readonly<RouterContextProvider>,
): Promise<Response> {
  const { nonce, log } = context.get(portalRequestContext);
  const failures: unknown[] = [];
  const body = await renderToReadableStream(<ServerRouter context={routerContext} url={request.url} nonce={nonce} />, {
    nonce,
    signal: request.signal,
    onError(error) {
      failures.push(error);
      log.error({ err: error }, 'rendering failed');
    },
  });
  await body.allReady;
  headers.set('content-type', 'text/html; charset=utf-8');
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache');
  return new Response(body, { headers, status: failures.length > 0 ? 500 : status });
}

/** What loaders and actions throw on purpose is an answer; only the rest is our mistake. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (!request.signal.aborted && !isRouteErrorResponse(error)) context.get(portalRequestContext).log.error({ err: error }, 'page failed');
};
