import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Federation, FEDERATIONS } from './federation.js';
import { makeSigningKey, type SigningKey } from './saml/signing-key.js';

export type FederationKeys = Readonly<Record<Federation, SigningKey>>;

const PARTS =
  /^(-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----\n)(-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----)\s*$/;

/** One key for each federation, so that none can answer for another; made at the first start, then kept. */
export async function keysIn(dataFolder: string): Promise<FederationKeys> {
  const folder = join(dataFolder, 'demo-idp');
  await mkdir(folder, { recursive: true });
  const entries = await Promise.all(FEDERATIONS.map(async (federation) => [federation, await keyIn(folder, federation)] as const));
  return Object.fromEntries(entries) as FederationKeys;
}

/** Where the processes that trust these identity providers read who they are: `demo.spid.xml`, `demo.cie.xml`, `demo.staff.xml`. */
export async function writeMetadata(dataFolder: string, metadataOf: (federation: Federation) => string): Promise<void> {
  const fileOf = (federation: Federation) => join(dataFolder, 'demo-idp', `demo.${federation}.xml`);
  await Promise.all(FEDERATIONS.map((federation) => writeFile(fileOf(federation), metadataOf(federation))));
}

async function keyIn(folder: string, federation: Federation): Promise<SigningKey> {
  const path = join(folder, `${federation}.pem`);
  const kept = await readFile(path, 'utf8').catch(nothingWhenAbsent);
  if (kept !== undefined) return parse(kept, path);
  const key = await makeSigningKey(`Identità di prova ${federation.toUpperCase()}`);
  await writeFile(path, `${key.privateKey}${key.certificate}\n`, { mode: 0o600 });
  return key;
}

function parse(text: string, path: string): SigningKey {
  const [, privateKey, certificate] = PARTS.exec(text) ?? [];
  if (privateKey === undefined || certificate === undefined) {
    throw new Error(`${path} is damaged: delete it and a new key is made at the next start`);
  }
  return { privateKey, certificate };
}

function nothingWhenAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
