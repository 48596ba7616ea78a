import { Migration } from '@mikro-orm/migrations';
import { IN_TENANT, publicDirectory, tenantOwned } from './row-security.js';

/** Free time of all municipalities, public and personal to nobody: one search over all of them is one statement. */
export class Migration0013FreeTime extends Migration {
  override name = '0013-free-time';

  override up(): void {
    this.places();
    this.changes();
    this.personItems();
  }

  private places(): void {
    // Where a service of the metropolitan catalogue is had, and how; an office that does not say where it is lies at its municipality's centre.
    this.addSql(`
      create table free_time_place (
        tenant_id uuid not null references tenant (id),
        office_id uuid not null,
        service_id uuid not null,
        channel text not null check (channel in ('IN_PERSON', 'TELEPHONE', 'VIDEO')),
        template text not null,
        name jsonb not null,
        category text not null,
        latitude double precision not null,
        longitude double precision not null,
        open_to_non_residents boolean not null,
        lead_minutes integer not null,
        primary key (tenant_id, office_id, service_id, channel),
        foreign key (tenant_id, office_id) references office (tenant_id, id),
        foreign key (tenant_id, service_id) references service (tenant_id, id)
      )`);
    // Comparisons alone: an operator that is not leakproof could not use it.
    this.addSql(`create index free_time_place_search on free_time_place (template, channel, latitude)`);
    // The free starts of a local day, epoch seconds, ascending; a day without any has no row.
    this.addSql(`
      create table free_time_day (
        tenant_id uuid not null,
        office_id uuid not null,
        service_id uuid not null,
        channel text not null,
        day date not null,
        starts bigint[] not null check (cardinality(starts) > 0),
        primary key (tenant_id, office_id, service_id, channel, day),
        foreign key (tenant_id, office_id, service_id, channel)
          references free_time_place (tenant_id, office_id, service_id, channel) on delete cascade
      )`);
    for (const table of ['free_time_place', 'free_time_day']) publicDirectory(table, IN_TENANT).forEach((sql) => this.addSql(sql));
  }

  private changes(): void {
    // What is to be computed anew, written with what changed: a day of an office; without the day, all its days; without the office, all
    // offices. A hold frees its time by running out, which nobody writes: its row comes due a second time.
    this.addSql(`
      create table free_time_change (
        tenant_id uuid not null,
        id uuid not null,
        office_id uuid,
        day date,
        due_at timestamptz not null,
        again_at timestamptz,
        primary key (tenant_id, id),
        check (day is null or office_id is not null),
        foreign key (tenant_id, office_id) references office (tenant_id, id)
      )`);
    this.addSql(`create index free_time_change_due on free_time_change (due_at)`);
    // A municipality's own row has its id, and comes due every night.
    this.addSql(`insert into free_time_change (tenant_id, id, due_at) select id, id, now() from tenant`);
    tenantOwned('free_time_change').forEach((sql) => this.addSql(sql));

    // The worker must know where something is due before it enters there; days before everything else, the oldest first.
    this.addSql(`create policy directory_reader on free_time_change for select to casa_owner using (true)`);
    this.addSql(`
      create function free_time_due(at timestamptz, how_many int) returns table (tenant_id uuid, office_id uuid)
      language sql stable security definer set search_path = public, pg_temp as $$
        select c.tenant_id, c.office_id from free_time_change c
        where c.due_at <= at
        group by c.tenant_id, c.office_id
        order by bool_or(c.day is not null) desc, min(c.due_at) limit how_many
      $$`);
    this.addSql(`revoke all on function free_time_due(timestamptz, int) from public`);
    this.addSql(`grant execute on function free_time_due(timestamptz, int) to casa_app`);
  }

  private personItems(): void {
    // What for, by the metropolitan catalogue: the same service in two towns is found by it. Nothing is known of what was booked before.
    this.addSql(`alter table person_item add column template text`);
  }
}
