import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityProvider, identityProviderMetadata, makeSigningKey } from '@casa/demo-idp';
import { testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { registryOf, registryServer, type RegistryServer } from '../identity/registry-server.js';
import { casa } from './casa.js';

const NEVER_READ = 'never read; names alone are shown, and nobody can log in with them';
const folder = mkdtempSync(join(tmpdir(), 'casa-registry-'));

let database: TestDatabase;
let published: RegistryServer;
let metadata: readonly string[];
let certificate: string;

beforeAll(async () => {
  database = await testDatabase();
  published = await registryServer();
  const key = await makeSigningKey('Gestori', new Date());
  ({ certificate } = key);
  metadata = ['uno', 'due', 'tre'].map((name) => identityProviderMetadata(identityProvider('spid', `https://${name}.example`, key)));
});

beforeEach(async () => {
  await database.asSuperuser('delete from identity_provider');
  published.hold(...metadata);
});

afterAll(async () => {
  await published[Symbol.asyncDispose]();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const registry = (...args: readonly string[]) => casa(database, ['spid', 'registry', ...args], { CASA_SPID_REGISTRY_URL: published.url });

function fileOf(content: string, name = 'metadata.xml'): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

async function entityIds(federation: string): Promise<string[]> {
  const rows = await database.asSuperuser('select entity_id from identity_provider where federation = $1 order by 1', [federation]);
  return rows.map((row) => String(row['entity_id']));
}

describe('casa spid registry', () => {
  it('says that none was read', async () => {
    expect(await registry()).toMatchObject({ code: 0, output: `SPID: ${NEVER_READ}\nCIE: ${NEVER_READ}\n` });
  });

  it('reads it from where it is published, and shows who is in it, until when their keys are valid, and when it was read', async () => {
    const { code, output } = await registry('--refresh');
    expect(code).toBe(0);
    expect(output).toContain('SPID: 3 read, 3 new, 0 changed, 0 gone\nCIE: no address is set to read identity providers from\n');
    const lines = output.split('\n').filter((line) => line.startsWith('SPID  '));
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toMatch(/ https:\/\/\S+  keys until \d{4}-\d\d-\d\d  read \d{4}-\S+Z from http:\/\/127/);
    expect((await registry()).output).toContain(lines.join('\n'));
    expect((await registry('--refresh')).output).toContain('SPID: 3 read, 0 new, 0 changed, 0 gone\n');
  });

  it('keeps the last when it is down, and says so with status 1', async () => {
    await registry('--refresh');
    published.say(503, '');
    expect(await registry('--refresh')).toMatchObject({
      code: 1,
      output: `SPID, ${published.url}: it answered 503. What was read before stays.\n`,
    });
    expect(await entityIds('SPID')).toHaveLength(3);
  });

  it('takes a file, and says by whom', async () => {
    const file = fileOf(registryOf(metadata));
    const { code, output } = await registry('--file', file);
    expect(code).toBe(0);
    expect(output).toContain(` from ${file}, by `);
    const cie = await registry('--file', fileOf(metadata[0]!), '--federation', 'CIE');
    expect(cie.output).toContain('CIE: 1 read, 1 new, 0 changed, 0 gone\n');
    expect([await entityIds('SPID'), await entityIds('CIE')].map((ids) => ids.length)).toEqual([3, 1]);
  });

  it('takes no file that loses most of them, unless told that it is true', async () => {
    await registry('--refresh');
    const file = fileOf(registryOf(metadata.slice(0, 1)));
    const { code, output } = await registry('--file', file);
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining('2 of the 3 known identity providers') as string });
    expect(await registry('--file', file, '--force')).toMatchObject({ code: 0 });
    expect(await entityIds('SPID')).toHaveLength(1);
  });

  it('takes only what is signed, where it is known by whom', async () => {
    const settings = { CASA_SPID_REGISTRY_URL: published.url, CASA_SPID_REGISTRY_CERTIFICATE: fileOf(certificate, 'signer.pem') };
    const unsigned = await casa(database, ['spid', 'registry', '--refresh'], settings);
    expect(unsigned).toMatchObject({ code: 1, output: expect.stringContaining('the signature of the EntitiesDescriptor') as string });
    const changed = fileOf(metadata[0]!.replaceAll('https://uno.example', 'https://un0.example'));
    expect(await casa(database, ['spid', 'registry', '--file', changed], settings)).toMatchObject({ code: 1 });
    expect(await entityIds('SPID')).toEqual([]);
    expect(await casa(database, ['spid', 'registry', '--file', fileOf(metadata[0]!)], settings)).toMatchObject({ code: 0 });
    expect(await entityIds('SPID')).toHaveLength(1);
  });

  it.each([
    ['a file that is not there', join(folder, 'nothing.xml'), 'ENOENT'],
    ['a file that is no metadata', join(folder, 'metadata.xml'), 'not well formed'],
  ])('takes not %s', async (_what, file, problem) => {
    fileOf('hello');
    expect(await registry('--file', file)).toMatchObject({ code: 1, output: expect.stringContaining(problem) as string });
  });
});
