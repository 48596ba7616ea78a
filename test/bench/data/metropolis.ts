import type { Client } from 'pg';
import { layTenants } from './municipality.ts';

const TOWNS = 41;
const OFFICES = 20;
const DAYS = 90;
const FULL = 0.7;
/** Given at every office of every municipality. */
export const TEMPLATES = ['servizio-1', 'servizio-2'] as const;
/** Where offices and who looks for one are. */
export const PLACE = { south: 40.85, west: 16.45, height: 0.4, width: 0.75 } as const;

/** Every office somewhere of its own, the same in every run; the first services are of the metropolitan catalogue. */
const SPREAD = [
  `update office set latitude = ${PLACE.south} + random() * ${PLACE.height}, longitude = ${PLACE.west} + random() * ${PLACE.width}`,
  `update desk set channels = array['IN_PERSON']`,
  `update service set template = slug, horizon_days = ${DAYS}, minutes = 30, step_minutes = 30 where slug = any ($1)`,
  `insert into desk_service (tenant_id, service_id, desk_id)
   select d.tenant_id, s.id, d.id from desk d join service s on s.tenant_id = d.tenant_id and s.template is not null on conflict do nothing`,
];

/** Half hours of the desks' days, by the hours that every office here has, promised to somebody. */
const CLAIMS = `
  insert into desk_claim (tenant_id, id, desk_id, appointment_id, starts_at, ends_at, held_until)
  select d.tenant_id, uuidv7(), d.id, null, slot, slot + interval '30 minutes', slot
  from desk d
  cross join generate_series(current_date + 1, current_date + ${DAYS}, interval '1 day') as day
  cross join (values (interval '8.5 hours', interval '12.5 hours'), (interval '14 hours', interval '17 hours')) as hours (opens, closes)
  cross join lateral generate_series((day + opens) at time zone 'Europe/Rome', (day + closes) at time zone 'Europe/Rome' - interval '30 minutes',
                                     interval '30 minutes') as slot
  where extract(isodow from day) < 6 and random() < ${FULL}`;

const ALL_DUE = `
  insert into free_time_change (tenant_id, id, due_at) select id, id, now() from tenant
  on conflict (tenant_id, id) do update set due_at = excluded.due_at`;

/** A municipality of it, which asks. */
export interface Asker {
  readonly tenantId: string;
  readonly host: string;
}

/** 41 municipalities of twenty offices each, 70 % full for ninety days. What is free is computed by the worker, as ever. */
export async function layMetropolis(client: Client): Promise<Asker> {
  const slugs = Array.from({ length: TOWNS }, (_, index) => `citta-${index + 1}`);
  await layTenants(client, slugs, { offices: OFFICES, services: OFFICES, desks: 1, desksOfTheFirst: 1 });
  await client.query('begin');
  await client.query('set local session_replication_role = replica');
  await client.query('select setseed(0.5)');
  for (const statement of SPREAD) await client.query(statement, statement.includes('$1') ? [TEMPLATES] : []);
  await client.query(CLAIMS);
  await client.query(ALL_DUE);
  await client.query('commit');
  await client.query('vacuum analyze');
  const { rows } = await client.query<Asker>(
    `select t.id as "tenantId", h.host from tenant t join tenant_host h on h.tenant_id = t.id where t.slug = $1`,
    [slugs[0]],
  );
  if (!rows[0]) throw new Error('the metropolis was not laid');
  return rows[0];
}

/** How many offices are still to be computed. */
export async function officesDue(client: Client): Promise<number> {
  const { rows } = await client.query<{ due: number }>('select count(*)::int as due from free_time_change where due_at <= now()');
  return rows[0]?.due ?? 0;
}
