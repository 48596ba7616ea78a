import 'reflect-metadata';
import { type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readConfig } from '@casa/platform/config';
import { testConfig, type TestDatabase } from '@casa/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer } from '../../apps/api/src/server.js';

/** What came back over HTTP, as it came. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface HttpCall {
  readonly host: string;
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface GraphqlCall {
  readonly query?: string;
  readonly variables?: unknown;
  readonly operationName?: string;
  readonly extensions?: unknown;
}

/** An error as the schema's callers see it. */
export interface ApiError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string };
}

export interface GraphqlAnswer extends HttpAnswer {
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly ApiError[] | undefined;
}

/** The API as it runs in production, on a port of its own and the test file's database, called over HTTP. */
export interface RunningApi extends AsyncDisposable {
  readonly app: NestFastifyApplication;
  readonly port: number;
  call(call: HttpCall): Promise<HttpAnswer>;
  ask(host: string, call: GraphqlCall, headers?: Readonly<Record<string, string>>): Promise<GraphqlAnswer>;
}

/** The process's environment becomes the test's: the API reads it as it does when started. One API a test file. */
export async function runningApi(database: TestDatabase, environment: Readonly<Record<string, string>> = {}): Promise<RunningApi> {
  Object.assign(process.env, testConfig({ CASA_DATABASE_URL: database.appUrl, ...environment }));
  const app = await createServer(readConfig());
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const call = (wanted: HttpCall) => callOverHttp(port, wanted);
  return {
    app,
    port,
    call,
    ask: async (host, { query, variables, operationName, extensions }, headers = {}) => {
      const body = JSON.stringify({ query, variables, operationName, extensions });
      return asGraphql(await call({ host, method: 'POST', headers: { ...AS_PORTAL, ...headers }, body }));
    },
    [Symbol.asyncDispose]: () => app.close(),
  };
}

const AS_PORTAL = { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' };

/** Not fetch: it refuses to send a Host of its caller's choosing, and the Host is what a tenant is known by. */
export function callOverHttp(port: number, { host, path = '/graphql', method = 'GET', headers = {}, body }: HttpCall): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, method, headers: { ...headers, host }, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString('utf8') }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export function asGraphql(answer: HttpAnswer): GraphqlAnswer {
  const { data, errors } = JSON.parse(answer.body) as Pick<GraphqlAnswer, 'data' | 'errors'>;
  return { ...answer, data, errors };
}
