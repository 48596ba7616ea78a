/** Compresses the built assets once, as hard as it gets, so that the server only hands them out; copies the trusted documents beside. */
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const assets = join(root, 'dist/client/assets');

const compressible = (await readdir(assets)).filter((name) => /\.(js|css|svg)$/.test(name));
for (const name of compressible) {
  const content = await readFile(join(assets, name));
  await writeFile(join(assets, `${name}.gz`), await promisify(gzip)(content, { level: 9 }));
  await writeFile(join(assets, `${name}.br`), await promisify(brotliCompress)(content));
}
await copyFile(join(root, 'src/gql/persisted-documents.json'), join(root, 'dist/persisted-documents.json'));
