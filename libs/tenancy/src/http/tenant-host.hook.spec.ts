import Fastify, { type FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@casa/kernel';
import { DirectoryIndex } from '../application/directory-index.js';
import { PortalAddresses } from '../application/portal-addresses.js';
import type { TenantDirectory } from '../application/tenant-directory.js';
import type { DirectoryRow } from '../persistence/tenant-directory.repository.js';
import { installTenantHost } from './tenant-host.hook.js';

const patronSaint = { name: 'San Nicola', month: 12, day: 6 };
const known: Omit<DirectoryRow, 'id' | 'slug' | 'name' | 'hosts'> = {
  kind: 'MUNICIPALITY',
  status: 'ACTIVE',
  timeZone: 'Europe/Rome',
  patronSaint,
};
const rows: readonly DirectoryRow[] = [
  { ...known, id: newId<'Tenant'>(), slug: 'bari', name: 'Bari', hosts: ['comune.bari.ba.it'] },
  { ...known, id: newId<'Tenant'>(), slug: 'noci', name: 'Noci', hosts: ['comune.noci.ba.it'], status: 'SUSPENDED' },
  { ...known, id: newId<'Tenant'>(), slug: 'metropoli', name: 'Metropoli', hosts: ['casa.example'], kind: 'CONSORTIUM' },
];
const index = DirectoryIndex.of(new PortalAddresses({ CASA_ENV: 'production' }), rows);
const directory = { byHost: (host: string | undefined) => index.byHost(host), list: () => index.tenants } as TenantDirectory;

let fastify: FastifyInstance;
beforeEach(() => {
  fastify = Fastify({ trustProxy: ['127.0.0.1'] });
  installTenantHost(fastify, directory);
  for (const path of ['/page', '/health', '/health/ready', '/metrics', '/internal/known-host', '/healthy-page']) {
    fastify.get(path, (request) => ({ slug: request.tenant?.slug ?? null }));
  }
});

async function get(path: string, headers: Readonly<Record<string, string>>) {
  const response = await fastify.inject({ url: path, headers });
  return { status: response.statusCode, headers: response.headers, body: response.json<Record<string, unknown>>() };
}

describe('a tenant’s routes', () => {
  it('know the tenant by host, and by X-Forwarded-Host of a trusted proxy', async () => {
    expect((await get('/page', { host: 'comune.bari.ba.it' })).body).toEqual({ slug: 'bari' });
    expect((await get('/page', { host: '127.0.0.1:3001', 'x-forwarded-host': 'comune.bari.ba.it:443' })).body).toEqual({ slug: 'bari' });
  });

  it('do not believe X-Forwarded-Host of a stranger', async () => {
    const headers = { host: 'unknown.example', 'x-forwarded-host': 'comune.bari.ba.it' };
    const response = await fastify.inject({ url: '/page', headers, remoteAddress: '203.0.113.9' });
    expect(response.statusCode).toBe(404);
  });

  it.each(['evil.example', '', '[::1]', 'bari\u00a0', '..', 'comune.bari.ba.it.evil.example'])(
    'answer an unknown host %j with the list',
    async (host) => {
      const { status, headers, body } = await get('/page', { host });
      expect(status).toBe(404);
      expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
      expect(body).toEqual({
        errors: [
          {
            message: 'No municipality answers at this host.',
            extensions: { code: 'UNKNOWN_HOST', municipalities: [{ name: 'Bari', url: 'https://comune.bari.ba.it' }] },
          },
        ],
      });
    },
  );

  it('say that a municipality is suspended, and when to come again', async () => {
    const { status, headers, body } = await get('/page', { host: 'comune.noci.ba.it' });
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('3600');
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'TENANT_SUSPENDED', municipality: { name: 'Noci', slug: 'noci' } } }] });
  });

  it('include what only looks like a route of operations, and routes that are not there', async () => {
    expect((await get('/healthy-page', { host: 'evil.example' })).status).toBe(404);
    expect((await get('/nowhere', { host: 'evil.example' })).body).toMatchObject({ errors: [{ extensions: { code: 'UNKNOWN_HOST' } }] });
    expect((await get('//health', { host: 'evil.example' })).body).toMatchObject({ errors: [{ extensions: { code: 'UNKNOWN_HOST' } }] });
  });
});

it.each(['/health', '/health/ready', '/metrics', '/internal/known-host'])('%s belongs to no tenant', async (path) => {
  expect(await get(path, { host: '10.0.0.7:3001' })).toMatchObject({ status: 200, body: { slug: null } });
});
