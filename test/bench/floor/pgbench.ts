import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';

/** Where pgbench is; it comes with PostgreSQL, but not with the npm package of it. */
export function findPgbench(): string | undefined {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : [];
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...debian];
  return folders.map((folder) => join(folder, 'pgbench')).find((file) => existsSync(file));
}

export interface PgbenchRun {
  readonly program: string;
  readonly databaseUrl: string;
  readonly script: string;
  readonly clients: number;
  readonly seconds: number;
  readonly variables: Readonly<Record<string, string | number>>;
}

export async function runPgbench({
  program,
  databaseUrl,
  script,
  clients,
  seconds,
  variables,
}: PgbenchRun): Promise<{ perSecond: number; count: number }> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const { stdout, stderr } = await run(
    program,
    [
      ...['--no-vacuum', '--protocol=prepared', `--client=${clients}`, '--jobs=2', `--time=${seconds}`, `--file=${script}`],
      ...Object.entries(variables).flatMap(([name, value]) => ['--define', `${name}=${value}`]),
      ...['--host', hostname, '--port', port, '--username', username, pathname.slice(1)],
    ],
    { env: { ...process.env, PGPASSWORD: password }, maxBuffer: 2 ** 26 },
  );
  const [, perSecond] = /^tps = ([\d.]+) \(without/m.exec(stdout) ?? [];
  const [, count] = /actually processed: (\d+)/.exec(stdout) ?? [];
  if (perSecond === undefined || count === undefined || /abort|error/i.test(stderr))
    throw new Error(`pgbench failed:\n${stdout}\n${stderr}`);
  return { perSecond: Number(perSecond), count: Number(count) };
}
