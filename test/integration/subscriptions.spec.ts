import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Args, Context, Field, ObjectType, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { installSession, Sessions } from '@casa/identity';
import { Allow } from '@casa/platform/authz';
import { GRAPHQL_PATH, type GraphqlContext, LiveServer, Outlet } from '@casa/platform/graphql';
import { installTenantHost, TenantDirectory } from '@casa/tenancy';
import { testConfig, testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { aMunicipality, type Municipality } from '../support/a-municipality.js';
import { type LiveClient, liveClient, rawSocket, refusalOf, refusedOpening } from '../support/live.js';
import { callOverHttp } from '../support/running-api.js';
import { aSession } from '../support/sessions.js';

const outlets = new Set<Outlet<number>>();
const LOADER = Symbol('what was loaded');
let loads = 0;

@ObjectType()
class Tick {
  @Field()
  number!: number;
}

@Resolver(() => Tick)
class Ticker {
  @Subscription(() => Tick, { resolve: (number: number) => ({ number }) })
  @Allow('read', 'Service')
  ticks(@Args('slowly', { nullable: true }) _slowly?: boolean): Outlet<number> {
    const outlet: Outlet<number> = new Outlet<number>({ onEnd: () => outlets.delete(outlet) });
    outlets.add(outlet);
    outlet.put(0);
    return outlet;
  }

  @Subscription(() => Tick)
  @Allow('read', 'OwnSession')
  ticksOfCitizens(): Outlet<{ ticksOfCitizens: Tick }> {
    const outlet = new Outlet<{ ticksOfCitizens: Tick }>();
    outlet.put({ ticksOfCitizens: { number: 1 } });
    return outlet;
  }

  @Subscription(() => Tick)
  @Allow('read', 'SomethingNobodyGrants')
  ticksOfNobody(): Outlet<Tick> {
    return new Outlet<Tick>();
  }

  @Subscription(() => Tick)
  @Allow('read', 'Service')
  brokenTicks(): Outlet<Tick> {
    throw new Error('the row of Maria Lorusso');
  }

  @ResolveField(() => String)
  tenant(@Parent() _tick: Tick, @Context() { tenant, loaders }: GraphqlContext): Promise<string> {
    return loaders
      .of<string, string>(LOADER, async (keys) => {
        loads += 1;
        return keys.map(() => tenant.slug);
      })
      .load('slug');
  }
}

@Module({})
class WithTicker {
  static module(): DynamicModule {
    return { module: WithTicker, imports: [ApiModule.forRoot()], providers: [Ticker] };
  }
}

const TICKS = 'subscription { ticks { number tenant } }';
const TRUSTED = 'subscription Known { ticks { number } }';

let database: TestDatabase;
let bari: Municipality;
let app: NestFastifyApplication;
let port: number;
const clients: LiveClient[] = [];

async function started(): Promise<NestFastifyApplication> {
  const server = await NestFactory.create<NestFastifyApplication>(WithTicker.module(), new FastifyAdapter({ trustProxy: ['127.0.0.1'] }), {
    logger: false,
    abortOnError: false,
  });
  const fastify = server.getHttpAdapter().getInstance();
  const live = server.get(LiveServer);
  await live.prepare(fastify);
  installTenantHost(fastify, server.get(TenantDirectory));
  await installSession(fastify, server.get(Sessions));
  live.serve(fastify, GRAPHQL_PATH);
  await server.listen(0, '127.0.0.1');
  return server;
}

beforeAll(async () => {
  database = await testDatabase();
  bari = await aMunicipality(database, 'bari');
  await aMunicipality(database, 'noci', { status: 'SUSPENDED' });
  const documents = join(mkdtempSync(join(tmpdir(), 'casa-documents-')), 'documents.json');
  writeFileSync(documents, JSON.stringify({ [sha256(TRUSTED)]: TRUSTED }));
  Object.assign(process.env, testConfig({ CASA_DATABASE_URL: database.appUrl, CASA_TRUSTED_DOCUMENTS: documents }));
  app = await started();
  port = portOf(app);
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client[Symbol.asyncDispose]()));
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

function sha256(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

function portOf(server: NestFastifyApplication): number {
  return (server.getHttpServer().address() as AddressInfo).port;
}

function client(headers: Readonly<Record<string, string>> = {}, at = port): LiveClient {
  const made = liveClient(at, { host: bari.host, ...headers });
  clients.push(made);
  return made;
}

const numberOf = async (events: AsyncIterableIterator<unknown>) => {
  const { value } = (await events.next()) as { value: { data: { ticks: { number: number } } } };
  return value.data.ticks.number;
};

describe('a subscription', () => {
  it('sends each event to its listener, and is freed when the listener goes', async () => {
    const events = client().events({ query: TICKS });
    expect(await events.next()).toMatchObject({ value: { data: { ticks: { number: 0, tenant: 'bari' } } } });
    for (const outlet of outlets) outlet.put(7);
    expect(await numberOf(events)).toBe(7);
    expect(outlets.size).toBe(1);
    await events.return?.();
    await expect.poll(() => outlets.size).toBe(0);
  });

  it('loads anew for each event', async () => {
    const events = client().events({ query: TICKS });
    await events.next();
    const before = loads;
    for (const outlet of outlets) outlet.put(1);
    await events.next();
    expect(loads).toBe(before + 1);
  });

  it('is freed when the connection breaks', async () => {
    const broken = await rawSocket(port, { host: bari.host });
    broken.socket.send('{"type":"connection_init"}');
    broken.socket.once('message', () => broken.socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: TICKS } })));
    await expect.poll(() => outlets.size).toBe(1);
    broken.socket.terminate();
    await expect.poll(() => outlets.size).toBe(0);
  });

  it('may be one of the portal’s, named by its hash alone', async () => {
    const extensions = (document: string) => ({ persistedQuery: { version: 1, sha256Hash: sha256(document) } });
    expect(await numberOf(client().events({ query: '', extensions: extensions(TRUSTED) }))).toBe(0);
    expect(await refusalOf(client().events({ query: '', extensions: extensions(TICKS) }))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });
});

describe('who may listen', () => {
  it('is said by the permission of the field', async () => {
    const { headers } = await aSession(database, bari.tenant);
    const citizens = { query: 'subscription { ticksOfCitizens { number } }' };
    const nobodys = { query: 'subscription { ticksOfNobody { number } }' };
    expect(await refusalOf(client().events(citizens))).toEqual(['UNAUTHENTICATED']);
    expect(await refusalOf(client(headers).events(citizens))).toEqual([]);
    expect(await refusalOf(client(headers).events(nobodys))).toEqual(['FORBIDDEN']);
  });

  it('is known by host: an unknown one and a suspended one are refused as by HTTP', async () => {
    expect(await refusedOpening(port, { host: 'nowhere.example' })).toBe(404);
    expect(await refusedOpening(port, { host: 'servizi.comune.noci.ba.it' })).toBe(503);
  });

  it.each([{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }])(
    'is no page of another site: %o',
    async (headers) => {
      expect(await refusedOpening(port, { host: bari.host, ...headers })).toBe(403);
    },
  );

  it('is a page of the municipality’s own, also through the portal', async () => {
    expect(await numberOf(client({ origin: `https://${bari.host}`, 'sec-fetch-site': 'same-origin' }).events({ query: TICKS }))).toBe(0);
    const proxied = liveClient(port, { host: '127.0.0.1', 'x-forwarded-host': bari.host, origin: `http://${bari.host}` });
    clients.push(proxied);
    expect(await numberOf(proxied.events({ query: TICKS }))).toBe(0);
  });

  it('ends with the session, and with the rights it gave', async () => {
    const ended = await aSession(database, bari.tenant);
    const promoted = await aSession(database, bari.tenant, { roles: ['OPERATOR'] });
    const other = await aSession(database, bari.tenant);
    const [first, second, third] = [client(ended.headers), client(promoted.headers), client(other.headers)];
    for (const each of [first, second, third]) await numberOf(each.events({ query: TICKS }));

    await database.asSuperuser('update session set revoked_at = now() where id = $1', [ended.sessionId]);
    await database.asSuperuser(`select pg_notify('session_changed', $1)`, [ended.personId]);
    expect(await first.closed).toMatchObject({ code: 4401 });

    await database.asSuperuser(`update membership set role = 'OFFICE_MANAGER' where id = $1`, [promoted.membershipIds[0]]);
    await database.asSuperuser(`select pg_notify('session_changed', $1)`, [promoted.personId]);
    expect(await second.closed).toMatchObject({ code: 4403 });

    await expect.poll(() => outlets.size).toBe(1);
    expect(await numberOf(third.events({ query: TICKS }))).toBe(0);
  });
});

describe('a document', () => {
  it.each([
    ['that is a query', '{ me { id } }', 'BAD_REQUEST'],
    ['that changes something', 'mutation { logout { redirect } }', 'BAD_REQUEST'],
    ['that is none', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['of fields that are not there', 'subscription { tocks }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'with too many aliases',
      `subscription { ticks { ${Array.from({ length: 30 }, (_, n) => `a${n}: number`).join(' ')} } }`,
      'TOO_COMPLEX',
    ],
    ['without end', `subscription { ticks { ${'number '.repeat(2000)} } }`, 'GRAPHQL_PARSE_FAILED'],
    ['with another type of argument', 'subscription { ticks(slowly: "yes") { number } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'with another operation’s name',
      'subscription A { ticks { number } } subscription B { ticks { number } }',
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('%s is refused', async (_what, query, code) => {
    expect(await refusalOf(client().events({ query }))).toContain(code);
  });

  it('with wrong variables is refused', async () => {
    const query = 'subscription ($slowly: Boolean!) { ticks(slowly: $slowly) { number } }';
    expect(await refusalOf(client().events({ query, variables: { slowly: 'yes' } }))).toEqual(['BAD_USER_INPUT']);
  });

  it('that meets a defect of ours says nothing of the inside', async () => {
    expect(await refusalOf(client().events({ query: 'subscription { brokenTicks { number } }' }))).toEqual(['INTERNAL_SERVER_ERROR']);
  });
});

describe('limits', () => {
  it('hold the subscriptions of one connection', async () => {
    const one = client();
    const all = Array.from({ length: 20 }, () => one.events({ query: TICKS }));
    for (const events of all) expect(await numberOf(events)).toBe(0);
    expect(await refusalOf(one.events({ query: TICKS }))).toEqual(['RATE_LIMITED']);
    await all[0]?.return?.();
    await expect.poll(() => outlets.size).toBe(19);
    expect(await numberOf(one.events({ query: TICKS }))).toBe(0);
  });

  it('hold how often one connection begins', async () => {
    const { socket } = await rawSocket(port, { host: bari.host });
    const answers: string[] = [];
    socket.on('message', (data: Buffer) => answers.push(data.toString('utf8')));
    socket.send('{"type":"connection_init"}');
    await expect.poll(() => answers.length).toBe(1);
    for (let time = 0; time < 61; time += 1) {
      socket.send(JSON.stringify({ id: String(time), type: 'subscribe', payload: { query: 'subscription { tocks }' } }));
    }
    await expect.poll(() => answers.length).toBe(62);
    expect(answers.at(-2)).toContain('GRAPHQL_VALIDATION_FAILED');
    expect(answers.at(-1)).toContain('RATE_LIMITED');
    socket.terminate();
  });

  it('end a connection whose message is too long', async () => {
    const { socket, closed } = await rawSocket(port, { host: bari.host });
    socket.send(JSON.stringify({ type: 'connection_init', payload: { filler: 'x'.repeat(70_000) } }));
    expect((await closed).code).toBe(1009);
  });

  it('end a connection that says nothing after it was opened', async () => {
    const { closed } = await rawSocket(port, { host: bari.host });
    expect((await closed).code).toBe(4408);
  });

  it('end a connection that speaks another protocol, or nonsense', async () => {
    await expect(rawSocket(port, { host: bari.host }, 'graphql-ws')).rejects.toThrow();
    const { socket, closed } = await rawSocket(port, { host: bari.host });
    socket.send('{"type":"nonsense"}');
    expect((await closed).code).toBe(4400);
  });
});

it('who listens is counted', async () => {
  const one = client();
  await numberOf(one.events({ query: TICKS }));
  await numberOf(one.events({ query: TICKS }));
  const { body } = await callOverHttp(port, { host: '127.0.0.1', path: '/metrics' });
  expect(body).toContain('graphql_connections{tenant="bari"} 1');
  expect(body).toContain('graphql_subscriptions{subscription="ticks"} 2');
});

it('a process that ends sends its listeners away, and ends', async () => {
  const second = await started();
  const listener = client({}, portOf(second));
  await numberOf(listener.events({ query: TICKS }));
  await second.close();
  expect(await listener.closed).toMatchObject({ code: 1012 });
});
