import { Client } from 'pg';
import type { Secrets } from './secrets.ts';
import { superuserUrl } from './postgres.ts';

export const DATABASE = 'casa';
const SEEDED = 'seeded';

/**
 * The two roles and the database. `casa_owner` owns the tables and runs the migrations; `casa_app`, which the
 * application connects as, owns nothing and cannot pass by row level security.
 */
export async function prepareDatabase(port: number, secrets: Secrets): Promise<void> {
  await asSuperuser(port, secrets, 'postgres', async (client) => {
    await ensureRole(client, 'casa_owner', secrets.ownerPassword);
    await ensureRole(client, 'casa_app', secrets.applicationPassword);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER casa_owner`);
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO casa_app`);
  });
}

/** Whether the demonstration's data has been laid; the database itself keeps the note, so the two cannot part. */
export async function isSeeded(port: number, secrets: Secrets): Promise<boolean> {
  return asSuperuser(port, secrets, DATABASE, async (client) => {
    const query = `SELECT shobj_description(oid, 'pg_database') AS note FROM pg_database WHERE datname = $1`;
    const { rows } = await client.query<{ note: string | null }>(query, [DATABASE]);
    return rows[0]?.note === SEEDED;
  });
}

export async function noteSeeded(port: number, secrets: Secrets): Promise<void> {
  await asSuperuser(port, secrets, DATABASE, (client) => client.query(`COMMENT ON DATABASE ${DATABASE} IS '${SEEDED}'`));
}

export function databaseUrl(port: number, role: 'casa_owner' | 'casa_app', secrets: Secrets): string {
  const password = role === 'casa_owner' ? secrets.ownerPassword : secrets.applicationPassword;
  return `postgres://${role}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

async function ensureRole(client: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  const attributes = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS';
  await client.query(`${verb} ROLE ${role} ${attributes} PASSWORD ${client.escapeLiteral(password)}`);
}

async function asSuperuser<Result>(
  port: number,
  secrets: Secrets,
  database: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: superuserUrl(port, secrets.superuserPassword, database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
