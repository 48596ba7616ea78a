import type { AddressInfo } from 'node:net';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import { type Clock, systemClock } from '@casa/kernel';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { type Federation, FEDERATIONS, type IdentityProvider, identityProvider } from './federation.js';
import type { IdpContext } from './idp-context.js';
import { keysIn } from './key-folder.js';
import { HomePage } from './pages/home.js';
import { sendMessage, sendPage } from './pages/send-page.js';
import { STYLE } from './pages/style.js';
import { personById } from './persons.js';
import { Refusal } from './refusal.js';
import { identityProviderMetadata } from './saml/idp-metadata.js';
import { ServiceProviderDirectory } from './service-provider-directory.js';
import { Sessions } from './sessions.js';
import { registerSingleLogout } from './single-logout.js';
import { registerSingleSignOn } from './single-sign-on.js';

/** A signed AuthnRequest is a few kilobytes. */
const BODY_LIMIT_BYTES = 256 * 1024;

export interface DemoIdpOptions {
  /** The portal whose municipalities are served: `http://127.0.0.1:3000`. */
  readonly portal: string;
  /** Where its keys are kept. */
  readonly dataFolder: string;
  /** How browsers reach it; `http://localhost:<port>` unless said. */
  readonly url?: string;
  readonly clock?: Clock;
  readonly logLevel?: string;
}

/** The three identity providers in one process, not listening yet. */
export interface DemoIdp extends AsyncDisposable {
  /** Port 0 takes a free one. */
  listen(port: number, host?: string): Promise<void>;
  /** Known once it listens. */
  url(): string;
  idp(federation: Federation): IdentityProvider;
  metadata(federation: Federation): string;
  close(): Promise<void>;
}

export async function createDemoIdp(options: DemoIdpOptions): Promise<DemoIdp> {
  const keys = await keysIn(options.dataFolder);
  const app = fastify({
    logger: { level: options.logLevel ?? 'silent', base: { service: 'demo-idp' }, serializers: { req: () => ({}), res: () => ({}) } },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: 'idle',
  });
  const url = (): string => options.url ?? `http://localhost:${(app.server.address() as AddressInfo).port}`;
  const idp = (federation: Federation): IdentityProvider => identityProvider(federation, url(), keys[federation]);
  const metadata = (federation: Federation): string => identityProviderMetadata(idp(federation));

  await app.register(cookie);
  await app.register(formbody);
  // Each page has its own policy; and what listens on http must not ask for https.
  await app.register(helmet, { contentSecurityPolicy: false, strictTransportSecurity: false });
  const common = { clock: options.clock ?? systemClock, directory: new ServiceProviderDirectory(options.portal), sessions: new Sessions() };
  const contexts = FEDERATIONS.map((federation) => contextOf(federation, () => idp(federation), common));
  // First: what is registered below inherits the error pages from here.
  registerCommon(app, contexts);
  for (const context of contexts) await app.register(async (scope) => registerIdp(scope, context), { prefix: `/${context.federation}` });
  return {
    listen: async (port, host = '127.0.0.1') => {
      await app.listen({ port, host });
    },
    url,
    idp,
    metadata,
    close: () => app.close(),
    [Symbol.asyncDispose]: () => app.close(),
  };
}

function registerIdp(scope: FastifyInstance, context: IdpContext): void {
  registerSingleSignOn(scope, context);
  registerSingleLogout(scope, context);
  scope.get('/metadata', async (_request, reply) =>
    reply.type('application/samlmetadata+xml').send(identityProviderMetadata(context.idp())),
  );
}

function contextOf(
  federation: Federation,
  idp: () => IdentityProvider,
  common: Pick<IdpContext, 'clock' | 'directory' | 'sessions'>,
): IdpContext {
  const name = `casa_demo_idp_${federation}`;
  const place = { path: '/', httpOnly: true, sameSite: 'lax' } as const;
  return {
    ...common,
    federation,
    idp,
    token: ({ cookies }) => cookies[name],
    setToken: (reply, token) => void reply.setCookie(name, token, { ...place, secure: idp().entityId.startsWith('https:') }),
    dropToken: (reply) => void reply.clearCookie(name, place),
  };
}

function registerCommon(app: FastifyInstance, contexts: readonly IdpContext[]): void {
  app.get('/health/live', async () => ({ status: 'ok' }));
  app.get('/health/ready', async () => ({ status: 'ok' }));
  app.get('/style.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE));
  app.get('/', async (request, reply) => {
    const providers = contexts.map((context) => {
      const session = context.sessions.find(context.federation, context.token(request));
      return { idp: context.idp(), loggedIn: personById(session?.personId) };
    });
    return sendPage(reply, HomePage({ providers }));
  });
  app.setNotFoundHandler(async (_request, reply) =>
    sendMessage(reply, 404, { title: 'Pagina inesistente', text: 'A questo indirizzo non c’è nulla.' }),
  );
  app.setErrorHandler(async (error, request, reply) => {
    if (error instanceof Refusal) {
      return sendMessage(reply, error.status, { title: error.title, text: error.message, problems: error.problems });
    }
    const status = (error as { readonly statusCode?: number }).statusCode ?? 500;
    if (status < 500) return sendMessage(reply, status, { title: 'Richiesta non valida', text: 'La richiesta non si può leggere.' });
    request.log.error({ err: error }, 'unexpected');
    return sendMessage(reply, 500, {
      title: 'Sistema non disponibile',
      text: 'Sistema di autenticazione non disponibile, riprovi più tardi.',
    });
  });
}
