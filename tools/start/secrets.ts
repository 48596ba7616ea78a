import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExplainedError } from '../lib/explained-error.ts';

/** What this machine's stack keeps secret: made at random by the first start, never shown, never committed. */
export interface Secrets {
  readonly superuserPassword: string;
  readonly ownerPassword: string;
  readonly applicationPassword: string;
  /** CASA_DATA_KEYS */
  readonly dataKeys: string;
  /** CASA_LINK_KEY */
  readonly linkKey: string;
}

/** The secrets in the data folder. A database without its secrets cannot be opened or read: that is said, not papered over. */
export function loadSecrets(dataFolder: string, databaseExists: boolean): Secrets {
  const file = join(dataFolder, 'secrets.json');
  if (existsSync(file)) return readSecrets(file);
  if (databaseExists) {
    throw new ExplainedError(
      `The data folder ${dataFolder} is damaged: it has a database, but secrets.json with its passwords and keys is missing. ` +
        'Put the file back from a backup, or remove the folder to begin with an empty database.',
    );
  }
  const secrets = makeSecrets();
  writeFileSync(file, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 });
  return secrets;
}

function makeSecrets(): Secrets {
  return {
    superuserPassword: randomBytes(24).toString('hex'),
    ownerPassword: randomBytes(24).toString('hex'),
    applicationPassword: randomBytes(24).toString('hex'),
    dataKeys: `k1:${randomBytes(32).toString('base64')}`,
    linkKey: randomBytes(32).toString('base64'),
  };
}

function readSecrets(file: string): Secrets {
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const names = Object.keys(makeSecrets());
    if (names.every((name) => typeof found[name] === 'string')) return found as unknown as Secrets;
  } catch {
    // Not JSON: the same message.
  }
  throw new ExplainedError(
    `${file} is damaged: it does not hold the passwords and keys of the database beside it. Put it back from a backup, or remove the data folder to begin anew.`,
  );
}
