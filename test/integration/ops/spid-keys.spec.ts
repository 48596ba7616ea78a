import { createPrivateKey, createPublicKey, createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataKeys } from '@casa/platform/crypto';
import { testConfig, testDatabase, type TestDatabase } from '@casa/testing';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casa, casaProcess } from './casa.js';

const { CASA_DATA_KEYS: ring = '', CASA_LINK_KEY: linkKey = '' } = testConfig();
const sealed = new DataKeys(ring, linkKey);

interface KeyRow {
  readonly slug: string;
  readonly id: string;
  readonly privateKeySealed: string;
  readonly certificate: string;
}

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'casa-spid-'));
  expect(await casa(database, ['tenant', 'apply', 'poggiorsini', 'turi', 'metropoli'])).toMatchObject({ code: 0 });
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

/** In the order in which they stand: the first signs. */
async function keys(slug?: string): Promise<KeyRow[]> {
  const rows = await database.asSuperuser(
    `select t.slug, k.id, k.private_key_sealed as "privateKeySealed", k.certificate
     from service_provider_key k join tenant t on t.id = k.tenant_id order by t.slug, k.position`,
  );
  return (rows as unknown as KeyRow[]).filter((row) => slug === undefined || row.slug === slug);
}

/** The certificates in a municipality's metadata as the command writes it, and the one of its signature. */
async function published(slug: string): Promise<{ certificates: string[]; signedBy: string }> {
  const out = join(folder, 'published');
  expect(await casa(database, ['spid', 'metadata', slug, '--out', out])).toMatchObject({ code: 0 });
  const xml = readFileSync(join(out, `${slug}.xml`), 'utf8');
  const descriptors = [...xml.matchAll(/<md:KeyDescriptor use="signing">.*?<\/md:KeyDescriptor>/gs)].map(([text]) => certificateIn(text));
  return { certificates: descriptors, signedBy: certificateIn(xml) };
}

function certificateIn(xml: string): string {
  return /<ds:X509Certificate[^>]*>([^<]+)</.exec(xml)![1]!.replaceAll(/\s/g, '');
}

function inMetadata({ certificate }: KeyRow): string {
  return new X509Certificate(certificate).raw.toString('base64');
}

describe('casa spid keys', () => {
  it('are asked for before there is metadata', async () => {
    const { code, output } = await casa(database, ['spid', 'metadata', '--all', '--out', join(folder, 'none')]);
    expect(code).toBe(1);
    expect(output).toMatch(/^No key yet: .*turi.*nothing was written\.\n$/);
    expect(readdirSync(folder)).toEqual([]);
    expect((await casa(database, ['spid', 'keys', 'turi', '--use-new'])).output).toBe('turi has no key yet: casa spid keys turi\n');
  });

  it('makes one for each, sealed, with its certificate', async () => {
    const { code, output } = await casa(database, ['spid', 'keys', '--all']);
    expect(code).toBe(0);
    expect(output.match(/^(poggiorsini|turi|metropoli): made \(valid until \d{4}-\d\d-\d\d\)$/gm)).toHaveLength(3);
    for (const { id, privateKeySealed, certificate } of await keys()) {
      const privateKey = createPrivateKey(sealed.open(privateKeySealed, `service_provider_key.private_key_sealed ${id}`));
      const publicKey = new X509Certificate(certificate).publicKey;
      expect(createPublicKey(privateKey).equals(publicKey)).toBe(true);
      expect(publicKey.asymmetricKeyDetails!.modulusLength).toBeGreaterThanOrEqual(2048);
    }
    const [turi] = await keys('turi');
    expect(new X509Certificate(turi!.certificate).subject).toContain('organizationIdentifier=PA:IT-c_l472');
  });

  it('leaves alone who has one, though two run it together', async () => {
    const before = await keys();
    await database.asSuperuser(`delete from service_provider_key where id = $1`, [before.find(({ slug }) => slug === 'metropoli')!.id]);
    const runs = await Promise.all([1, 2].map(() => casaProcess(database, ['spid', 'keys', '--all'])));
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(runs.flatMap(({ output }) => output.match(/: made/g) ?? [])).toHaveLength(1);
    const after = await keys();
    expect(after).toHaveLength(3);
    expect(after.filter(({ slug }) => slug !== 'metropoli')).toEqual(before.filter(({ slug }) => slug !== 'metropoli'));
  });

  it('changes one for another in three steps, each safe to repeat', async () => {
    const [old] = await keys('turi');
    expect((await casa(database, ['spid', 'keys', 'turi', '--roll-over'])).output).toMatch(/^turi: a second one made and published/);
    const [signing, fresh] = await keys('turi');
    expect(signing).toEqual(old);
    expect(await published('turi')).toEqual({ certificates: [inMetadata(old!), inMetadata(fresh!)], signedBy: inMetadata(old!) });
    expect((await casa(database, ['spid', 'keys', 'turi', '--roll-over'])).output).toMatch(/^turi: has a new one, which does not sign yet/);
    expect((await casa(database, ['spid', 'keys', 'turi', '--drop-old'])).output).toMatch(/^turi: has a new one, which does not sign yet/);
    expect(await keys('turi')).toEqual([old, fresh]);

    expect((await casa(database, ['spid', 'keys', 'turi', '--use-new'])).output).toMatch(/^turi: the new one signs/);
    expect(await keys('turi')).toEqual([fresh, old]);
    expect(await published('turi')).toEqual({ certificates: [inMetadata(fresh!), inMetadata(old!)], signedBy: inMetadata(fresh!) });
    expect((await casa(database, ['spid', 'keys', 'turi', '--use-new'])).output).toMatch(
      /^turi: signs with the new one and still publishes/,
    );
    expect((await casa(database, ['spid', 'keys', 'turi', '--roll-over'])).output).toMatch(
      /^turi: signs with the new one and still publishes/,
    );

    expect((await casa(database, ['spid', 'keys', 'turi', '--drop-old'])).output).toMatch(/^turi: the old one is forgotten/);
    expect(await keys('turi')).toEqual([fresh]);
    expect((await casa(database, ['spid', 'keys', 'turi', '--drop-old'])).output).toMatch(/^turi: has one/);
    expect(await keys('poggiorsini')).toHaveLength(1);
  });

  it('takes one step at a time', async () => {
    const both = await casaProcess(database, ['spid', 'keys', 'turi', '--roll-over', '--use-new']);
    expect(both.code).toBe(1);
    expect(both.output).toContain("option '--roll-over' cannot be used with option '--use-new'");
    expect(await casa(database, ['spid', 'keys', 'atlantis'])).toMatchObject({
      code: 1,
      output: 'there is no municipality named atlantis\n',
    });
  });
});

describe('casa spid metadata', () => {
  it('makes one archive of everything, which says of each file what it is', async () => {
    const zip = join(folder, 'to', 'agid.zip');
    const { code, output } = await casa(database, ['spid', 'metadata', '--all', '--zip', zip]);
    expect(code).toBe(0);
    expect(output).toContain(`3 metadata and summary.json in ${zip}\n`);
    const files = unzipSync(readFileSync(zip));
    expect(Object.keys(files).toSorted()).toEqual(['metropoli.xml', 'poggiorsini.xml', 'summary.json', 'turi.xml']);
    const { aggregator, aggregated } = JSON.parse(strFromU8(files['summary.json']!)) as {
      aggregator: Record<string, string>;
      aggregated: { file: string; sha256: string; entityID: string; ipaCode: string; metadataUrl: string; certificates: unknown[] }[];
    };
    expect(aggregator).toMatchObject({ profile: 'pub-ag-full' });
    for (const { file, sha256, entityID, ipaCode, certificates } of aggregated) {
      const content = files[file]!;
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
      expect(strFromU8(content)).toContain(`entityID="${entityID}"`);
      expect(strFromU8(content)).toContain(`<spid:IPACode>${ipaCode}</spid:IPACode>`);
      expect(certificates).toHaveLength(1);
    }
    expect(aggregated.find(({ file }) => file === 'turi.xml')).toMatchObject({
      entityID: expect.stringMatching(/\/pub-ag-full\/turi$/) as string,
      metadataUrl: 'http://turi.localhost:3000/spid/metadata',
    });
  });

  it('asks where to', async () => {
    const message = 'Say where to: --out <folder> or --zip <file.zip>.\n';
    expect(await casa(database, ['spid', 'metadata', 'turi'])).toMatchObject({ code: 1, output: message });
    expect(await casa(database, ['spid', 'metadata', 'turi', '--out', 'a', '--zip', 'b'])).toMatchObject({ code: 1, output: message });
  });
});
