import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { serviceProviderCertificate } from '@casa/identity';
import { DataKeys } from '@casa/platform/crypto';
import { testConfig, type TestDatabase } from '@casa/testing';
import type { Federation } from '@casa/demo-idp';
import { aMunicipality, type Municipality } from '../../support/a-municipality.js';
import { hostileIdp, type HostileIdp, parseServiceProvider, type PostedForm, type ReceivedRequest } from '../../support/hostile-idp.js';
import { type HttpAnswer, type RunningApi, runningApi } from '../../support/running-api.js';

export const PATH = { spid: 'spid', cie: 'cie', staff: 'sso' } as const satisfies Record<Federation, string>;

/** Two municipalities whose API trusts a hostile identity provider of one federation. */
export interface LoginWorld extends AsyncDisposable {
  readonly api: RunningApi;
  readonly idp: HostileIdp;
  readonly federation: Federation;
  readonly a: Municipality;
  readonly b: Municipality;
}

export type SpMetadata = ReturnType<typeof parseServiceProvider>;

/** What is in the database and in files before a process of the API starts. */
export interface LaidLogin extends Disposable {
  readonly idp: HostileIdp;
  readonly a: Municipality;
  readonly b: Municipality;
  /** What the process is told by its environment. */
  readonly environment: Readonly<Record<string, string>>;
}

export async function layLogin(database: TestDatabase, federation: Federation): Promise<LaidLogin> {
  const folder = mkdtempSync(join(tmpdir(), 'casa-idp-'));
  const idp = await hostileIdp({ federation });
  const environment = { CASA_TEST_IDP_METADATA: await idp.writeMetadata(folder) };
  const a = await aMunicipality(database, 'altamura');
  const b = await aMunicipality(database, 'bari');
  const { CASA_DATA_KEYS = '', CASA_LINK_KEY = '' } = testConfig();
  const keys = new DataKeys(CASA_DATA_KEYS, CASA_LINK_KEY);
  const now = new Date();
  for (const { tenant } of [a, b]) {
    const key = await serviceProviderCertificate({
      ...{ entityId: `https://ag.example/pub-ag-full/${tenant.slug}`, name: tenant.name, ipaCode: 'c_a000', locality: 'Bari' },
      notBefore: now,
      notAfter: new Date(now.getTime() + 86_400_000),
    });
    const id = randomUUID();
    const sealed = keys.seal(key.privateKey, `service_provider_key.private_key_sealed ${id}`);
    await database.asSuperuser(
      `insert into service_provider_key (tenant_id, id, private_key_sealed, certificate, position, created_at) values ($1, $2, $3, $4, 1, now())`,
      [tenant.id, id, sealed, key.certificate],
    );
  }
  return { idp, a, b, environment, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

export async function loginWorld(database: TestDatabase, federation: Federation): Promise<LoginWorld> {
  const laid = await layLogin(database, federation);
  const { idp, a, b, environment } = laid;
  const api = await runningApi(database, environment);
  return {
    ...{ api, idp, federation, a, b },
    [Symbol.asyncDispose]: async () => {
      await api[Symbol.asyncDispose]();
      laid[Symbol.dispose]();
    },
  };
}

export async function metadataOf({ api, federation }: LoginWorld, { host }: Municipality): Promise<SpMetadata> {
  const { body, status } = await api.call({ host, path: `/${PATH[federation]}/metadata` });
  if (status !== 200) throw new Error(`no metadata: ${status} ${body}`);
  return parseServiceProvider(body);
}

export interface LoginWanted {
  readonly level?: 1 | 2 | 3;
  readonly binding?: 'redirect' | 'post';
  readonly from?: string;
  readonly cookie?: string;
  /** As a proxy would say that the browser came. */
  readonly protocol?: 'http' | 'https';
}

/** Begins a login as a browser would. */
export async function begin(
  world: LoginWorld,
  { host }: Municipality,
  wanted: LoginWanted = {},
): Promise<ReceivedRequest & { readonly browser: string }> {
  const { api, idp, federation } = world;
  const { level = 2, binding = 'redirect', from } = wanted;
  const query = new URLSearchParams({ idp: idp.idp.entityId, level: String(level), binding, ...(from !== undefined && { from }) });
  const answer = await api.call({ host, path: `/${PATH[federation]}/login?${query}`, headers: headersOf(wanted) });
  if (answer.status !== (binding === 'redirect' ? 302 : 200)) throw new Error(`no login: ${answer.status} ${answer.body}`);
  return {
    ...idp.receive(binding === 'redirect' ? { redirect: String(answer.headers.location) } : answer.body),
    browser: cookiesOf(answer),
  };
}

function headersOf({ cookie, protocol }: Pick<LoginWanted, 'cookie' | 'protocol'>): Record<string, string> {
  return { ...(cookie !== undefined && { cookie }), ...(protocol && { 'x-forwarded-proto': protocol }) };
}

/** What the browser keeps of an answer, and brings along from then on. */
export function cookiesOf({ headers }: HttpAnswer): string {
  return (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
}

/** Posts an answer to the address where the browser would. */
export function post(
  { api, federation }: LoginWorld,
  { host }: Municipality,
  { fields }: Pick<PostedForm, 'fields'>,
  from: Pick<LoginWanted, 'cookie' | 'protocol'> = {},
): Promise<HttpAnswer> {
  return api.call({
    host,
    path: `/${PATH[federation]}/acs`,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null', ...headersOf(from) },
    body: new URLSearchParams(fields).toString(),
  });
}

/** What the browser would send from now on; undefined: nobody is logged in. */
export function cookieOf({ headers }: HttpAnswer): string | undefined {
  return headers['set-cookie']?.find((line) => line.startsWith('casa_session='))?.split(';')[0];
}
