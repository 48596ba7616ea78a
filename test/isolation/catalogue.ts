import type { TestDatabase } from '@casa/testing';

/** A table of ours as PostgreSQL's own catalogue has it: no list of tables is kept by hand, so none can be forgotten. */
export interface Table {
  readonly name: string;
  /** The column that says whose a row is: tenant_id, or the id of the tenant itself; null where rows are nobody's. */
  readonly owner: 'tenant_id' | 'id' | null;
  readonly secured: boolean;
  readonly forced: boolean;
  readonly columns: readonly string[];
}

export interface Policy {
  readonly table: string;
  readonly name: string;
  readonly permissive: boolean;
  /** r select, a insert, w update, d delete, * all */
  readonly command: string;
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
  /** The parsed expressions, in which a sub-select cannot hide. */
  readonly tree: string;
}

/** A key, a unique index or an exclusion; primary keys too. */
export interface Uniqueness {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly (string | null)[];
}

export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
}

const IN_PUBLIC = `join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'`;

export async function tables(database: TestDatabase): Promise<Table[]> {
  return ask(
    database,
    `select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
            case when 'tenant_id' = any (k.columns) then 'tenant_id' when c.relname = 'tenant' then 'id' end as owner, k.columns
     from pg_class c ${IN_PUBLIC}
     cross join lateral (select array_agg(a.attname::text order by a.attnum) as columns from pg_attribute a
                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) k
     where c.relkind in ('r', 'p', 'f') order by c.relname`,
  );
}

/** Views, materialized views, sequences that the application may use. */
export async function otherRelations(database: TestDatabase): Promise<{ name: string; kind: string }[]> {
  return ask(
    database,
    `select c.relname as name, c.relkind::text as kind from pg_class c ${IN_PUBLIC}
     where case c.relkind when 'S' then has_sequence_privilege('casa_app', c.oid, 'usage, select, update')
                          when 'v' then true when 'm' then true else false end order by 1`,
  );
}

export async function policies(database: TestDatabase): Promise<Policy[]> {
  return ask(
    database,
    `select c.relname as table, p.polname as name, p.polpermissive as permissive, p.polcmd::text as command,
            array(select coalesce(r.rolname::text, 'public') from unnest(p.polroles) as u(role) left join pg_roles r on r.oid = u.role) as roles,
            pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check,
            concat(p.polqual::text, p.polwithcheck::text) as tree
     from pg_policy p join pg_class c on c.oid = p.polrelid ${IN_PUBLIC} order by 1, 2`,
  );
}

export async function uniqueness(database: TestDatabase): Promise<Uniqueness[]> {
  return ask(
    database,
    `select c.relname as table, i.relname as name,
            array(select a.attname::text from unnest(x.indkey[0:x.indnkeyatts - 1]) with ordinality as u(attnum, place)
                  left join pg_attribute a on a.attrelid = c.oid and a.attnum = u.attnum and u.attnum > 0 order by u.place) as columns
     from pg_index x join pg_class c on c.oid = x.indrelid ${IN_PUBLIC} join pg_class i on i.oid = x.indexrelid
     where x.indisunique or x.indisexclusion order by 1, 2`,
  );
}

export async function foreignKeys(database: TestDatabase): Promise<ForeignKey[]> {
  const names = (relation: string, key: string) =>
    `array(select a.attname::text from unnest(${key}) with ordinality as u(attnum, place)
           join pg_attribute a on a.attrelid = ${relation} and a.attnum = u.attnum order by u.place)`;
  return ask(
    database,
    `select c.relname as table, f.conname as name, ${names('f.conrelid', 'f.conkey')} as columns,
            f.confrelid::regclass::text as target, ${names('f.confrelid', 'f.confkey')} as "targetColumns"
     from pg_constraint f join pg_class c on c.oid = f.conrelid ${IN_PUBLIC} where f.contype = 'f' order by 1, 2`,
  );
}

/** Triggers of ours; those that PostgreSQL makes for foreign keys are not. */
export async function triggers(database: TestDatabase): Promise<{ table: string; name: string }[]> {
  return ask(
    database,
    `select c.relname as table, t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid ${IN_PUBLIC} where not t.tgisinternal`,
  );
}

/** Functions that run with their owner's rights, in every schema but PostgreSQL's own. */
export async function definerFunctions(
  database: TestDatabase,
): Promise<{ name: string; owner: string; settings: string[] | null; everybody: boolean }[]> {
  return ask(
    database,
    `select p.oid::regprocedure::text as name, pg_get_userbyid(p.proowner) as owner, p.proconfig as settings,
            has_function_privilege('public', p.oid, 'execute') as everybody
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
  );
}

async function ask<Row>(database: TestDatabase, sql: string): Promise<Row[]> {
  return (await database.asSuperuser(sql)) as unknown as Row[];
}
