/** Compresses the built assets once, as hard as it gets, so that the server only hands them out. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const assets = join(import.meta.dirname, '../dist/client/assets');

const compressible = (await readdir(assets)).filter((name) => /\.(js|css|svg)$/.test(name));
for (const name of compressible) {
  const content = await readFile(join(assets, name));
  await writeFile(join(assets, `${name}.gz`), await promisify(gzip)(content, { level: 9 }));
  await writeFile(join(assets, `${name}.br`), await promisify(brotliCompress)(content));
}
