import { request } from 'node:http';
import { LRUCache } from 'lru-cache';
import { type Federation, METADATA_PATHS } from './federation.js';
import { parseServiceProvider, type ServiceProvider } from './saml/service-provider.js';
import { UnreadableXml } from './xml/read.js';

const KEPT_MS = 60_000;
const TIMEOUT_MS = 5_000;
const METADATA_LIMIT_BYTES = 1024 * 1024;
/** What can stand before `.localhost`; nothing else of a request ever becomes part of an address. */
const CODE = /^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$/;

/** Why a service provider's metadata are not to be had, in Italian. */
export class UnknownServiceProvider extends Error {}

/** The service providers this identity provider knows: the municipalities of one portal, by the metadata they publish there. */
export class ServiceProviderDirectory {
  readonly #portal: URL;
  readonly #kept = new LRUCache<string, ServiceProvider>({ max: 200, ttl: KEPT_MS });

  constructor(portal: string) {
    this.#portal = new URL(portal);
  }

  /** @throws UnknownServiceProvider */
  async find(federation: Federation, entityId: string): Promise<ServiceProvider> {
    const name = `${federation} ${entityId}`;
    const kept = this.#kept.get(name);
    if (kept) return kept;
    const code = URL.parse(entityId)?.pathname.split('/').at(-1) ?? '';
    if (!CODE.test(code)) throw new UnknownServiceProvider(`«${entityId}» non è il nome di un Comune di questo portale.`);
    const found = readMetadata(await this.#fetch(federation, code), entityId);
    this.#kept.set(name, found);
    return found;
  }

  /** Not fetch: it refuses to send a Host of its caller's choosing, and the Host is what a municipality is known by. */
  #fetch(federation: Federation, code: string): Promise<string> {
    const { hostname, port } = this.#portal;
    const host = `${code}.localhost${port === '' ? '' : `:${port}`}`;
    const path = METADATA_PATHS[federation];
    const failed = (reason: string) => new UnknownServiceProvider(`I metadati ${path} di ${host} non si possono leggere: ${reason}.`);
    return new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const sent = request({ hostname, port: port || 80, path, headers: { host }, signal, agent: false }, (answer) => {
        const parts: Buffer[] = [];
        let size = 0;
        answer.on('data', (part: Buffer) => {
          parts.push(part);
          size += part.length;
          if (size > METADATA_LIMIT_BYTES) answer.destroy(new Error('sono troppo grandi'));
        });
        answer.on('error', (error) => reject(failed(error.message)));
        answer.on('end', () =>
          answer.statusCode === 200
            ? resolve(Buffer.concat(parts).toString('utf8'))
            : reject(failed(`il portale ha risposto ${String(answer.statusCode)}`)),
        );
      });
      sent.on('error', (error) => reject(failed(error.message)));
      sent.end();
    });
  }
}

function readMetadata(xml: string, entityId: string): ServiceProvider {
  let found: ServiceProvider;
  try {
    found = parseServiceProvider(xml);
  } catch (error) {
    if (error instanceof UnreadableXml)
      throw new UnknownServiceProvider(`I metadati di «${entityId}» non sono corretti: ${error.message}.`);
    throw error;
  }
  if (found.entityId === entityId) return found;
  throw new UnknownServiceProvider(`I metadati trovati sono di «${found.entityId}», la richiesta è di «${entityId}».`);
}
