import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { registerApiProxy } from './api-proxy.js';
import type { PortalConfig } from './config.js';
import { registerHealth } from './health.js';
import { registerLogin } from './login.js';
import { LOG_SERIALIZERS, registerLogging } from './logging.js';
import { registerMetrics } from './metrics.js';
import { registerPages } from './pages.js';
import { registerSecurity } from './security.js';
import { registerStaticFiles } from './static-files.js';

/** A form of the portal carries a page of text at most. */
const BODY_LIMIT_BYTES = 128 * 1024;

/** Composes the portal's server: one plugin for each concern, the pages last because they answer every other address. */
export async function createPortal(config: PortalConfig): Promise<FastifyInstance> {
  const portal = fastify({
    logger: { level: config.logLevel, base: { service: 'portal' }, serializers: LOG_SERIALIZERS },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: BODY_LIMIT_BYTES,
    // Requests that arrive on open connections while stopping are still answered: none is cut.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
  });
  registerLogging(portal);
  registerMetrics(portal);
  registerSecurity(portal);
  await portal.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip', 'identity'],
    // The default, 11, takes longer than writing the page.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await registerStaticFiles(portal);
  await registerApiProxy(portal, config.apiUrl);
  registerLogin(portal, config);
  registerHealth(portal, config.apiUrl);
  registerPages(portal, config);
  return portal;
}
