import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type IdentityProvider, identityProvider, identityProviderMetadata, makeSigningKey } from '@casa/demo-idp';
import { IdentitySchedulesModule, RefreshRegistry } from '@casa/identity';
import { DatabaseModule } from '@casa/platform/database';
import { JobsModule } from '@casa/platform/jobs';
import { testConfig, TestConfigModule, type TestDatabase, testDatabase } from '@casa/testing';
import { TenantIdsModule } from '@casa/tenancy';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runningApi } from '../../support/running-api.js';
import { eventually } from '../mail/eventually.js';
import { begin, cookieOf, type LaidLogin, layLogin, type LoginWorld, metadataOf, post } from './login-world.js';
import { registryOf, registryServer, type RegistryServer } from './registry-server.js';

const SOURCE = 'a file of the test';

let database: TestDatabase;
let laid: LaidLogin;
/** Its API trusts nobody but whom it reads of in the registry. */
let world: LoginWorld;
let published: RegistryServer;
/** Another process, as the worker and the command line are. */
let elsewhere: { readonly registry: RefreshRegistry } & AsyncDisposable;
/** Metadata of others, who are never asked to log anybody in. */
let others: readonly string[];

beforeAll(async () => {
  database = await testDatabase();
  laid = await layLogin(database, 'spid');
  published = await registryServer();
  const api = await runningApi(database, { CASA_TEST_IDP_METADATA: '' });
  world = { ...{ api, idp: laid.idp, federation: 'spid', a: laid.a, b: laid.b }, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
  elsewhere = await anotherProcess();
  const key = await makeSigningKey('Altri', new Date());
  others = ['uno', 'due', 'tre'].map((name) => identityProviderMetadata(identityProvider('spid', `https://${name}.example`, key)));
});

beforeEach(() => database.asSuperuser('delete from identity_provider'));

afterAll(async () => {
  await elsewhere[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
  await published[Symbol.asyncDispose]();
  laid[Symbol.dispose]();
  await database.drop();
});

async function anotherProcess() {
  const context = await NestFactory.createApplicationContext(moduleOf([], [RefreshRegistry]), { logger: false });
  return { registry: context.get(RefreshRegistry), [Symbol.asyncDispose]: () => context.close() };
}

function moduleOf(imports: readonly NonNullable<Parameters<typeof Module>[0]['imports']>[number][], providers: readonly Type[]): Type {
  const settings = testConfig({ CASA_DATABASE_URL: database.appUrl, CASA_SPID_REGISTRY_URL: published.url });
  @Module({ imports: [TestConfigModule.with(settings), DatabaseModule.forRoot({ entities: [] }), ...imports], providers: [...providers] })
  class OtherProcess {}
  return OtherProcess;
}

function refresh() {
  return elsewhere.registry.fetch('SPID', published.url);
}

/** Reads the registry, and waits until the API was told. */
async function holding(...metadata: readonly string[]): Promise<void> {
  published.hold(...metadata);
  expect(await refresh()).toMatchObject({ ok: true });
  await shown(metadata.length);
}

async function names(): Promise<string[]> {
  const { data } = await world.api.ask(world.a.host, { query: '{ identityProviders(federation: SPID) { entityId } }' });
  return (data!['identityProviders'] as IdentityProvider[]).map(({ entityId }) => entityId);
}

function shown(count: number): Promise<string[]> {
  return eventually(`${count} identity providers shown`, async () => {
    const all = await names();
    return all.length === count ? all : undefined;
  });
}

async function login(): Promise<string | undefined> {
  const request = await begin(world, world.a);
  return cookieOf(await post(world, world.a, world.idp.answer(request, await metadataOf(world, world.a))));
}

describe('before the registry was ever read', () => {
  it('names are shown, and no login is begun with them', async () => {
    const { api, a } = world;
    await elsewhere.registry.take('SPID', registryOf(others), SOURCE);
    await database.asSuperuser('delete from identity_provider');
    await database.asSuperuser(`select pg_notify('identity_providers_changed', 'SPID')`);
    const all = await shown(12);
    expect(all).toContain('https://posteid.poste.it');
    const answer = await api.call({ host: a.host, path: '/spid/login?idp=https://posteid.poste.it&level=2' });
    expect(JSON.parse(answer.body)).toMatchObject({ problem: 'REGISTRY_NOT_READ' });
    const unknown = await api.call({ host: a.host, path: '/spid/login?idp=https://nessuno.example&level=2' });
    expect(JSON.parse(unknown.body)).toMatchObject({ problem: 'UNKNOWN_IDENTITY_PROVIDER' });
  });
});

describe('a registry that was read', () => {
  it('is known to the API as soon as another process has read it, and people log in by it', async () => {
    await holding(world.idp.metadata, ...others);
    expect(await names()).toContain(world.idp.idp.entityId);
    expect(await login()).toBeDefined();
  });

  it('costs a request no statement', async () => {
    await holding(...others);
    await database.asSuperuser('delete from identity_provider');
    expect(await names()).toHaveLength(3);
  });

  it('says what it changed', async () => {
    published.hold(others[0]!, others[1]!);
    expect(await refresh()).toMatchObject({
      ok: true,
      value: {
        total: 2,
        added: ['https://uno.example', 'https://due.example'].map((id) => expect.stringContaining(id) as string),
        changed: [],
        gone: [],
      },
    });
    const renamed = others[0]!.replace(/(OrganizationDisplayName[^>]*>)[^<]*/, '$1Altro nome');
    expect(renamed).not.toBe(others[0]);
    published.hold(renamed, others[2]!);
    expect(await refresh()).toMatchObject({
      ok: true,
      value: {
        total: 2,
        added: [expect.stringContaining('tre')],
        changed: [expect.stringContaining('uno')],
        gone: [expect.stringContaining('due')],
      },
    });
  });

  it('is without those that nobody could log in with, who are named', async () => {
    const broken = others[1]!.replace(/(<ds:X509Certificate>)[^<]*/g, '$1bm9uZQ==');
    published.hold(others[0]!, broken);
    expect(await refresh()).toMatchObject({
      ok: true,
      value: {
        total: 1,
        unusable: [{ entityId: expect.stringContaining('due') as string, problem: expect.stringContaining('certificate') as string }],
      },
    });
  });
});

describe('a registry that is down, broken or suspicious', () => {
  it.each([
    ['down', () => published.say(503, 'Manutenzione'), 'it answered 503'],
    ['a page', () => published.say(200, '<html><body>Manutenzione</body></html>'), 'they are no metadata'],
    ['empty', () => published.hold(), 'there is no identity provider in it that can be used'],
    ['cut off', () => published.say(200, registryOf(others).slice(0, -300)), 'not well formed'],
    ['without most of those known', () => published.hold(others[0]!), '3 of the 4 known identity providers are not in it any more'],
  ])('when %s stops nobody’s login: the last reading stays', async (_what, become, problem) => {
    await holding(world.idp.metadata, ...others);
    become();
    expect(await refresh()).toEqual({ ok: false, refusal: expect.stringContaining(problem) as string });
    expect(await names()).toHaveLength(4);
    expect(await login()).toBeDefined();
  });

  it('may still be right: somebody looks and says so', async () => {
    await holding(...others);
    expect(await elsewhere.registry.take('SPID', registryOf([others[0]!]), SOURCE)).toMatchObject({ ok: false });
    expect(await elsewhere.registry.take('SPID', registryOf([others[0]!]), SOURCE, { force: true })).toMatchObject({ ok: true });
    await shown(1);
  });
});

describe('the worker', () => {
  it('reads the registry when it starts for the first time, and keeps where and when', async () => {
    published.hold(...others);
    const before = published.asked();
    const worker = await NestFactory.createApplicationContext(
      moduleOf([JobsModule.forWorking(), TenantIdsModule, IdentitySchedulesModule], []),
      { logger: false },
    );
    try {
      const rows = await eventually('the registry read', async () => {
        const found = await database.asSuperuser(`select source, fetched_at > now() - interval '1 hour' as now from identity_provider`);
        return found.length > 0 ? found : undefined;
      });
      expect(rows).toEqual(others.map(() => ({ source: published.url, now: true })));
      expect(published.asked()).toBe(before + 1);
    } finally {
      await worker.close();
    }
  });
});
