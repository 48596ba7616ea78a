import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { aTenant, fixedClock, testDatabase, type TestDatabase } from '@casa/testing';
import { aTenantFolder } from './a-tenant-folder.js';
import { operations, type Operations } from './operations.js';
import { type SiteServer, siteServer } from './site-server.js';

let database: TestDatabase;
let casa: Operations;
let server: SiteServer;

beforeAll(async () => {
  database = await testDatabase();
  await aTenant(database, { slug: 'bari', name: 'Bari', hosts: ['servizi.comune.bari.ba.it'] });
  await aTenant(database, { slug: 'metropoli', kind: 'CONSORTIUM', name: 'Città metropolitana', hosts: ['casa.example'] });
  casa = await operations(database, fixedClock('2026-11-21T10:00:00+01:00'));
  server = await siteServer(database);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await casa[Symbol.asyncDispose]();
  await database.drop();
});

const slugAt = (host: string): string | undefined => server.directory.byHost(host)?.tenant.slug;

it('knows what was there when it started, by listed and by implied host', () => {
  expect(slugAt('servizi.comune.bari.ba.it')).toBe('bari');
  expect(slugAt('BARI.localhost:3000')).toBe('bari');
  expect(slugAt('casa.example')).toBe('metropoli');
  expect(slugAt('evil.example')).toBeUndefined();
  expect(server.directory.byHost('bari.localhost')?.tenant).toMatchObject({
    slug: 'bari',
    kind: 'MUNICIPALITY',
    timeZone: 'Europe/Rome',
    patronSaint: { month: 12, day: 6 },
    origin: 'http://bari.localhost:3000',
  });
});

it('follows a tenant that comes, moves, is suspended and resumed', async () => {
  await casa.tenants.apply(aTenantFolder('alberobello'));
  await vi.waitFor(() => expect(slugAt('servizi.comune.alberobello.ba.it')).toBe('alberobello'));
  expect(server.directory.list().map(({ tenant }) => tenant.slug)).toEqual(['alberobello', 'bari', 'metropoli']);

  await casa.tenants.apply(aTenantFolder('alberobello', { tenant: { hosts: ['trulli.example'] } }));
  await vi.waitFor(() => expect(slugAt('trulli.example')).toBe('alberobello'));
  expect(slugAt('servizi.comune.alberobello.ba.it')).toBeUndefined();

  await casa.status.suspend('alberobello');
  await vi.waitFor(() => expect(server.directory.byHost('trulli.example')?.status).toBe('SUSPENDED'));
  await casa.status.resume('alberobello');
  await vi.waitFor(() => expect(server.directory.byHost('trulli.example')?.status).toBe('ACTIVE'));
});

it('forgets a tenant that is no more', async () => {
  const { id } = await aTenant(database, { slug: 'effimero' });
  await database.asSuperuser(`select pg_notify('tenant_changed', $1)`, [id]);
  await vi.waitFor(() => expect(slugAt('effimero.localhost')).toBe('effimero'));
  await database.asSuperuser(`delete from tenant where id = $1`, [id]);
  await database.asSuperuser(`select pg_notify('tenant_changed', $1)`, [id]);
  await vi.waitFor(() => expect(slugAt('effimero.localhost')).toBeUndefined());
});

it('serves what it knew while the database is away, and catches up with what it missed', async () => {
  const [name] = await database.asSuperuser('select current_database() as name');
  const connections = (allowed: boolean) =>
    database.asSuperuser(`update pg_database set datallowconn = ${allowed} where datname = $1`, [name?.['name']]);
  await connections(false);
  await database.asSuperuser(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'casa_app'`,
  );
  await vi.waitFor(async () => {
    const { errors } = await server.ask('bari.localhost', '{ municipality { slug } }');
    expect(errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
  });
  expect(slugAt('bari.localhost')).toBe('bari');

  await database.asSuperuser(`update tenant_host set host = 'cambiato.example' where host = 'servizi.comune.bari.ba.it'`);
  await connections(true);
  await vi.waitFor(() => expect(slugAt('cambiato.example')).toBe('bari'), { timeout: 15_000 });
  expect(slugAt('servizi.comune.bari.ba.it')).toBeUndefined();
});
