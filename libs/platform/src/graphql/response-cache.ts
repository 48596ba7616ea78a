import { createHash } from 'node:crypto';
import type { TenantId } from '@casa/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { acceptedLanguage } from './language.js';
import { STORE_HEADER } from './public-cache.plugin.js';
import { foreignRefusal } from './same-origin.js';

const MAX_BYTES = 64 * 1024 * 1024;
const MAX_AGE_MS = 60_000;

interface Stored {
  readonly body: string;
  readonly contentType: string;
}

/**
 * Answers of public queries, kept as the bytes that were sent, a tenant and language apart. A change of the tenant raises its
 * generation: what was stored before, or is being computed from before, is under a key nobody asks for again.
 */
export class ResponseCache {
  private readonly answers = new LRUCache<string, Stored>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ body }) => body.length + 1,
    ttl: MAX_AGE_MS,
  });
  private readonly generations = new Map<TenantId, number>();
  private epoch = 0;

  /** Forgets a tenant's answers, or everybody's. */
  drop(tenantId?: TenantId): void {
    if (tenantId === undefined) this.epoch += 1;
    else this.generations.set(tenantId, (this.generations.get(tenantId) ?? 0) + 1);
  }

  /** Serves POST /graphql from memory before Apollo sees it, and keeps what Apollo's plugin marked as public. */
  install(fastify: FastifyInstance, path: string): void {
    const keys = new WeakMap<FastifyRequest, string>();
    fastify.addHook('preHandler', async (request, reply) => {
      if (request.method !== 'POST' || request.routeOptions.url !== path) return;
      const key = this.keyOf(request);
      if (key === undefined) return;
      const stored = this.answers.get(key);
      if (stored) return reply.header('content-type', stored.contentType).send(stored.body);
      keys.set(request, key);
      return;
    });
    fastify.addHook('onSend', async (request, reply, payload) => {
      if (reply.getHeader(STORE_HEADER) === undefined) return payload;
      reply.removeHeader(STORE_HEADER);
      const key = keys.get(request);
      if (key !== undefined && typeof payload === 'string' && reply.statusCode === 200) {
        this.answers.set(key, { body: payload, contentType: String(reply.getHeader('content-type')) });
      }
      return payload;
    });
  }

  /** Only of a request that Apollo would take too. A digest, so that a long Accept or document costs no more than a short one. */
  private keyOf(request: FastifyRequest): string | undefined {
    const { tenant, body, headers } = request;
    if (!tenant || typeof body !== 'object' || body === null || Array.isArray(body) || foreignRefusal(request)) return undefined;
    const { query, variables, operationName, extensions } = body as Record<string, unknown>;
    const parts = [
      this.epoch,
      tenant.id,
      this.generations.get(tenant.id) ?? 0,
      acceptedLanguage(headers['accept-language']),
      headers.accept ?? null,
    ];
    const text = asText([...parts, query, variables, operationName, extensions]);
    return text && createHash('sha256').update(text).digest('base64');
  }
}

/** JSON can be read that is nested too deep to be written: of such a request nothing is kept. */
function asText(value: readonly unknown[]): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
