import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Pool, type PoolClient } from 'pg';
import { CATALOGUE } from './catalogue.ts';
import { AVAILABILITY, daysOf, local, type AvailabilityRow } from './availability.ts';
import { FIRST_FREE, type FirstFreeRow, type FloorFirstFree } from './first-free.ts';

/** What it is told, in the file that its first argument names. */
export interface FloorPlan {
  readonly databaseUrl: string;
  readonly port: number;
  readonly connections: number;
  readonly tenantId: string;
}

/** What the availability is asked of. */
export interface FloorAvailability {
  readonly officeId: string;
  readonly serviceId: string;
  readonly days: number;
  readonly holidays: readonly string[];
}

/**
 * The least that can answer: node:http, pg and one statement written by hand, under the same row security. No framework, no GraphQL, no
 * log, no limits, nothing checked.
 */
const { databaseUrl, port, connections, tenantId } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as FloorPlan;
const pool = new Pool({ connectionString: databaseUrl, max: connections, options: '-c plan_cache_mode=force_generic_plan' });
const begin = `begin read only; select app_enter('${tenantId}')`;

async function inTenant<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  await client.query(begin);
  const result = await work(client);
  await client.query('commit');
  client.release();
  return result;
}

async function catalogue(): Promise<string> {
  const { rows } = await inTenant((client) =>
    client.query<{ json: string }>({ name: 'catalogue', text: CATALOGUE, values: [tenantId, 'it', 50] }),
  );
  return rows[0]?.json ?? '';
}

async function availability({ officeId, serviceId, days, holidays }: FloorAvailability): Promise<string> {
  const values = [tenantId, officeId, serviceId, 'IN_PERSON', new Date(), days, holidays];
  const { rows } = await inTenant((client) => client.query<AvailabilityRow>({ name: 'availability', text: AVAILABILITY, values }));
  return JSON.stringify({ data: { availability: { days: daysOf(rows) } } });
}

async function firstFree({ template, latitude, longitude }: FloorFirstFree): Promise<string> {
  const now = new Date();
  const values = [template, latitude, longitude, Math.ceil(now.getTime() / 1000), now.toISOString().slice(0, 10)];
  const { rows } = await inTenant((client) => client.query<FirstFreeRow>({ name: 'first-free', text: FIRST_FREE, values }));
  const edges = rows.map(({ officeId, serviceId, at, meters }) => ({
    node: { officeId, serviceId, distance: meters, slot: { startsAt: local(at, 'Europe/Rome') } },
  }));
  return JSON.stringify({ data: { firstFree: { edges } } });
}

const answers: Readonly<Record<string, (body: string) => Promise<string>>> = {
  '/health/ready': () => Promise.resolve(''),
  '/catalogue': catalogue,
  '/first-free': (body) => firstFree(JSON.parse(body) as FloorFirstFree),
  '/availability': (body) => availability(JSON.parse(body) as FloorAvailability),
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    void answers[request.url ?? '']?.(Buffer.concat(chunks).toString('utf8')).then(
      (body) => response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body),
      (error: unknown) => {
        console.error(error);
        response.writeHead(500).end();
      },
    );
  });
});
server.listen(port, '127.0.0.1');
process.once('SIGTERM', () => server.close(() => void pool.end().then(() => process.exit(0))));
