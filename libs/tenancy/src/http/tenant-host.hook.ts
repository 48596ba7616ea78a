import type { FastifyInstance, FastifyReply } from 'fastify';
import type { KnownTenant } from '../application/directory-index.js';
import type { TenantDirectory } from '../application/tenant-directory.js';

/** Routes of those who operate the process: they belong to no tenant. */
const OPERATIONS = /^\/(?:health|metrics|internal)(?:\/|$)/;
const RETRY_AFTER_SECONDS = 3600;

/** Finds the tenant of every request by its host, before anything else is done with it. */
export function installTenantHost(fastify: FastifyInstance, directory: TenantDirectory): void {
  const unknownHost = unknownHostAnswer(directory);
  fastify.decorateRequest('tenant', undefined);
  fastify.addHook('onRequest', async (request, reply) => {
    if (OPERATIONS.test(request.routeOptions.url ?? '')) return;
    const known = directory.byHost(request.host);
    if (!known) return refuse(reply, 404).send(unknownHost());
    if (known.status === 'SUSPENDED') return refuse(reply, 503).header('retry-after', RETRY_AFTER_SECONDS).send(suspendedAnswer(known));
    request.tenant = known.tenant;
  });
}

function refuse(reply: FastifyReply, status: number): FastifyReply {
  return reply.code(status).header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store');
}

function suspendedAnswer({ tenant: { name, slug } }: KnownTenant): string {
  return errorBody('The portal of this municipality is suspended.', { code: 'TENANT_SUSPENDED', municipality: { name, slug } });
}

/** Says where the municipalities are; written once a state of the directory, for strangers ask for it at will. */
function unknownHostAnswer(directory: TenantDirectory): () => string {
  let written: { readonly of: readonly KnownTenant[]; readonly body: string } | undefined;
  return () => {
    const tenants = directory.list();
    if (written?.of !== tenants) {
      const municipalities = tenants
        .filter(({ tenant, status }) => tenant.kind === 'MUNICIPALITY' && status === 'ACTIVE')
        .map(({ tenant: { name, origin } }) => ({ name, url: origin }));
      written = { of: tenants, body: errorBody('No municipality answers at this host.', { code: 'UNKNOWN_HOST', municipalities }) };
    }
    return written.body;
  };
}

function errorBody(message: string, extensions: object): string {
  return JSON.stringify({ errors: [{ message, extensions }] });
}
