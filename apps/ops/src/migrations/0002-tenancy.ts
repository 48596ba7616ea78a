import { Migration } from '@mikro-orm/migrations';
import { IN_TENANT, publicDirectory, tenantOwned } from './row-security.js';

/** Municipalities, where they answer, how they look, and the texts of their site. */
export class Migration0002Tenancy extends Migration {
  override name = '0002-tenancy';

  override up(): void {
    this.addSql(`
      create table tenant (
        id uuid primary key,
        slug text not null unique,
        kind text not null check (kind in ('MUNICIPALITY', 'CONSORTIUM')),
        status text not null check (status in ('ACTIVE', 'SUSPENDED')),
        name text not null,
        official_name text not null,
        istat_code text not null,
        belfiore_code text not null,
        population integer not null check (population >= 0),
        latitude double precision not null,
        longitude double precision not null,
        time_zone text not null,
        patron_saint jsonb not null,
        contacts jsonb not null,
        branding jsonb not null,
        legal jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null
      )`);
    this.addSql(`
      create table tenant_host (
        host text primary key check (host = lower(host)),
        tenant_id uuid not null references tenant (id) on delete cascade,
        position integer not null
      )`);
    this.addSql(`create index tenant_host_tenant on tenant_host (tenant_id, position)`);
    publicDirectory('tenant', IN_TENANT.replace('tenant_id', 'id')).forEach((sql) => this.addSql(sql));
    publicDirectory('tenant_host', IN_TENANT).forEach((sql) => this.addSql(sql));

    // The Host header is resolved before any tenant is entered: this function alone reads the directory without a context.
    this.addSql(`
      create function tenant_directory()
      returns table (id uuid, slug text, kind text, status text, name text, time_zone text, patron_saint jsonb, hosts text[])
      language sql stable security definer set search_path = public, pg_temp as $$
        select t.id, t.slug, t.kind, t.status, t.name, t.time_zone, t.patron_saint,
               coalesce((select array_agg(h.host order by h.position) from tenant_host h where h.tenant_id = t.id), '{}')
        from tenant t order by t.name
      $$`);
    this.addSql(`revoke all on function tenant_directory() from public`);
    this.addSql(`grant execute on function tenant_directory() to casa_app`);

    this.addSql(`
      create table tenant_asset (
        tenant_id uuid not null references tenant (id) on delete cascade,
        name text not null,
        content_type text not null,
        digest text not null,
        body bytea not null,
        primary key (tenant_id, name)
      )`);
    this.addSql(`
      create table news_item (
        tenant_id uuid not null references tenant (id) on delete cascade,
        id uuid not null,
        slug text not null,
        kind text not null check (kind in ('NEWS', 'NOTICE', 'PRESS_RELEASE')),
        title jsonb not null,
        summary jsonb not null,
        body jsonb not null,
        published_on date not null,
        topics text[] not null,
        primary key (tenant_id, id),
        unique (tenant_id, slug)
      )`);
    this.addSql(`create index news_item_latest on news_item (tenant_id, published_on desc, id desc)`);
    this.addSql(`
      create table faq (
        tenant_id uuid not null references tenant (id) on delete cascade,
        id uuid not null,
        position integer not null,
        question jsonb not null,
        answer jsonb not null,
        primary key (tenant_id, id),
        unique (tenant_id, position) deferrable initially deferred
      )`);
    this.addSql(`
      create table page_rating (
        tenant_id uuid not null references tenant (id) on delete cascade,
        id uuid not null,
        path text not null,
        rating smallint not null check (rating between 1 and 5),
        answer text,
        comment text,
        rated_at timestamptz not null,
        primary key (tenant_id, id)
      )`);
    for (const table of ['tenant_asset', 'news_item', 'faq', 'page_rating']) tenantOwned(table).forEach((sql) => this.addSql(sql));
  }
}
