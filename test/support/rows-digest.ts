import type { TenantId } from '@casa/contracts';
import type { TestDatabase } from '@casa/testing';

const TABLES = `
  select c.relname as name,
         (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attname in ('tenant_id', 'id') and not a.attisdropped
          order by a.attname desc limit 1) as owner
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migration'
  order by c.relname`;

/**
 * What a tenant has, or everybody, table by table, and the jobs that tell of it: two digests are equal only when not a byte of a row has
 * changed. What is of nobody's municipality, as persons are, is in everybody's alone.
 */
export async function rowsDigest(database: TestDatabase, tenantId?: TenantId): Promise<Record<string, string>> {
  const tables = (await database.asSuperuser(TABLES)) as unknown as { name: string; owner: string | null }[];
  const parts = tables.map(({ name, owner }) =>
    digestOf(name, `"${name}" t`, tenantId && (owner ? `t."${owner}" = '${tenantId}'` : 'false')),
  );
  parts.push(digestOf('jobs', '(select id, name, data from pgboss.job) t', tenantId && `data ->> 'tenantId' = '${tenantId}'`));
  const rows = (await database.asSuperuser(parts.join(' union all '))) as unknown as { name: string; digest: string }[];
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

function digestOf(name: string, rows: string, of = 'true'): string {
  return `select '${name}' as name, count(*) || ':' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '-') as digest
          from ${rows} where ${of}`;
}
