import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Allow } from '@casa/platform/authz';
import { installTenantHost, TenantDirectory } from '@casa/tenancy';
import { testConfig, testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { aMunicipality, type Municipality } from '../support/a-municipality.js';
import { callOverHttp } from '../support/running-api.js';

/** By other names, for the lint rule sees to it that nobody forgets what is forgotten here. */
const [AnyQuery, AnyMutation] = [Query, Mutation];

@Resolver()
class Forgetful {
  @AnyQuery(() => String)
  secrets(): string {
    return 'everything';
  }
}

@Resolver()
class ForgetfulWriter {
  @AnyMutation(() => String)
  wipe(): string {
    return 'done';
  }

  @Query(() => String)
  @Allow('read', 'Service')
  declared(): string {
    return 'fine';
  }
}

@Resolver()
class Ungranted {
  @Query(() => String, { nullable: true })
  @Allow('read', 'SomethingNobodyGrants')
  ungranted(): string {
    return 'everything';
  }

  @Query(() => String, { nullable: true })
  @Allow('destroy', 'Service')
  ungrantedAction(): string {
    return 'done';
  }

  @Query(() => String, { nullable: true })
  @Allow('read', 'Service')
  granted(): string {
    return 'fine';
  }
}

@Module({})
class WithResolver {
  static of(resolver: Type): DynamicModule {
    return { module: WithResolver, imports: [ApiModule.forRoot()], providers: [resolver] };
  }
}

let database: TestDatabase;
let bari: Municipality;

beforeAll(async () => {
  database = await testDatabase();
  bari = await aMunicipality(database, 'bari');
  Object.assign(process.env, testConfig({ CASA_DATABASE_URL: database.appUrl }));
});

afterAll(() => database.drop());

async function started(resolver: Type): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(WithResolver.of(resolver), new FastifyAdapter(), {
    logger: false,
    abortOnError: false,
  });
  installTenantHost(app.getHttpAdapter().getInstance(), app.get(TenantDirectory));
  await app.listen(0, '127.0.0.1');
  return app;
}

describe('the API', () => {
  it.each([
    { resolver: Forgetful, names: 'Forgetful.secrets' },
    { resolver: ForgetfulWriter, names: 'ForgetfulWriter.wipe' },
  ])('does not start with a root operation that declares no permission, and says which: $names', async ({ resolver, names }) => {
    await expect(started(resolver)).rejects.toThrow(`root operations without @Allow: ${names}`);
  });

  it('forbids what no module grants, and allows what one does', async () => {
    const app = await started(Ungranted);
    const { port } = app.getHttpServer().address() as AddressInfo;
    const ask = async (field: string) => {
      const body = JSON.stringify({ query: `{ ${field} }` });
      const answer = await callOverHttp(port, { host: bari.host, method: 'POST', headers: { 'content-type': 'application/json' }, body });
      return JSON.parse(answer.body) as { data: unknown; errors?: { message: string; extensions: unknown }[] };
    };
    try {
      expect(await ask('granted')).toEqual({ data: { granted: 'fine' } });
      for (const field of ['ungranted', 'ungrantedAction']) {
        expect(await ask(field)).toMatchObject({
          data: { [field]: null },
          errors: [{ message: 'Log in first.', extensions: { code: 'UNAUTHENTICATED' } }],
        });
      }
    } finally {
      await app.close();
    }
  });
});
