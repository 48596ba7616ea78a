import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AuthzModule } from '@casa/platform/authz';
import { DatabaseModule } from '@casa/platform/database';
import { GraphqlApiModule } from '@casa/platform/graphql';
import { installTenantHost, TENANCY_ENTITIES, TENANCY_GRANTS, TenancyModule, TenantDirectory } from '@casa/tenancy';
import { testConfig, TestConfigModule, type TestDatabase } from '@casa/testing';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** An API of this module alone, asked without a network. */
export interface SiteServer extends AsyncDisposable {
  readonly directory: TenantDirectory;
  get(host: string, path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** @returns what GraphQL answered. */
  ask(
    host: string,
    query: string,
    variables?: object,
    language?: string,
  ): Promise<{ data?: Record<string, unknown>; errors?: { extensions: { code: string } }[] }>;
}

export async function siteServer(database: TestDatabase, environment: Readonly<Record<string, string>> = {}): Promise<SiteServer> {
  @Module({
    imports: [
      TestConfigModule.with(testConfig({ CASA_DATABASE_URL: database.appUrl, ...environment })),
      DatabaseModule.forRoot({ entities: TENANCY_ENTITIES }),
      AuthzModule.forRoot([TENANCY_GRANTS]),
      GraphqlApiModule.forRoot(),
      TenancyModule,
    ],
  })
  class SiteModule {}

  const app = await NestFactory.create<NestFastifyApplication>(SiteModule, new FastifyAdapter(), { logger: false });
  const fastify = app.getHttpAdapter().getInstance();
  const directory = app.get(TenantDirectory);
  installTenantHost(fastify, directory);
  await app.init();
  await fastify.ready();

  return {
    directory,
    get: async (host, path, headers = {}) => {
      const { statusCode, headers: answered, body } = await app.inject({ method: 'GET', url: path, headers: { ...headers, host } });
      return { status: statusCode, headers: answered, body };
    },
    ask: async (host, query, variables = {}, language = 'it') => {
      const headers = { host, 'accept-language': language, 'content-type': 'application/json' };
      const { body } = await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query, variables } });
      return JSON.parse(body) as Awaited<ReturnType<SiteServer['ask']>>;
    },
    [Symbol.asyncDispose]: () => app.close(),
  };
}
