import { Migration } from '@mikro-orm/migrations';
import { tenantOwned } from './row-security.js';

/** The waiting rooms of offices: their settings, their ticket machines, the tickets of each day and who was called where. */
export class Migration0011Queue extends Migration {
  override name = '0011-queue';

  override up(): void {
    this.settings();
    this.tickets();
    for (const table of ['office_queue', 'queue_service', 'queue_kiosk', 'queue_counter', 'queue_ticket']) {
      tenantOwned(table).forEach((sql) => this.addSql(sql));
    }
  }

  private settings(): void {
    // An office without a row here has no waiting room of ours. Its hours are the office's.
    this.addSql(`
      create table office_queue (
        tenant_id uuid not null references tenant (id),
        office_id uuid not null,
        open boolean not null,
        known_kiosks_only boolean not null,
        last_ticket_minutes integer not null check (last_ticket_minutes between 0 and 240),
        check_in_minutes integer not null check (check_in_minutes between 0 and 240),
        home_minutes integer check (home_minutes between 1 and 240),
        home_meters integer check (home_meters between 100 and 100000),
        home_tickets integer not null check (home_tickets between 1 and 500),
        tolerance_minutes integer not null check (tolerance_minutes between 0 and 120),
        patience_minutes integer not null check (patience_minutes between 0 and 240),
        booked_per_walk_in integer not null check (booked_per_walk_in between 1 and 20),
        changed_at timestamptz not null,
        primary key (tenant_id, office_id),
        foreign key (tenant_id, office_id) references office (tenant_id, id)
      )`);
    this.addSql(`
      create table queue_service (
        tenant_id uuid not null references tenant (id),
        office_id uuid not null,
        service_id uuid not null,
        letter text not null check (letter ~ '^[A-Z]$'),
        walk_ins boolean not null,
        primary key (tenant_id, office_id, service_id),
        unique (tenant_id, office_id, letter),
        foreign key (tenant_id, office_id) references office_queue (tenant_id, office_id),
        foreign key (tenant_id, service_id) references service (tenant_id, id)
      )`);
    // What a ticket machine is known by is a link with its id; raising the version makes the link worthless.
    this.addSql(`
      create table queue_kiosk (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        office_id uuid not null,
        name text not null,
        link_version integer not null,
        created_at timestamptz not null,
        removed_at timestamptz,
        primary key (tenant_id, id),
        foreign key (tenant_id, office_id) references office_queue (tenant_id, office_id)
      )`);
    this.addSql(`create index queue_kiosk_office on queue_kiosk (tenant_id, office_id)`);
  }

  private tickets(): void {
    // Who takes a number holds this row until the commit: numbers have neither gaps nor doubles.
    this.addSql(`
      create table queue_counter (
        tenant_id uuid not null references tenant (id),
        office_id uuid not null,
        day date not null,
        letter text not null,
        last integer not null,
        last_at timestamptz not null,
        primary key (tenant_id, office_id, day, letter),
        foreign key (tenant_id, office_id) references office (tenant_id, id)
      )`);
    // No personal data: a ticket is a number, and its link opens nothing else; of the browser it was taken with a digest is kept, to know when
    // one presses twice. No constraint compares its instants: the clocks of two processes may differ.
    this.addSql(`
      create table queue_ticket (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        office_id uuid not null,
        service_id uuid not null,
        day date not null,
        letter text not null,
        number integer not null check (number > 0),
        origin text not null check (origin in ('KIOSK', 'HOME', 'CHECK_IN')),
        appointment_id uuid,
        kiosk_id uuid,
        device bytea,
        language text not null check (language in ('it', 'en')),
        precedence boolean not null default false,
        state text not null check (state in ('WAITING', 'CALLED', 'IN_PROGRESS', 'SERVED', 'NO_SHOW', 'LEFT')),
        desk_id uuid,
        taken_at timestamptz not null,
        arrive_by timestamptz,
        arrived_at timestamptz,
        called_at timestamptz,
        calls integer not null default 0,
        started_at timestamptz,
        ended_at timestamptz,
        changed_at timestamptz not null,
        primary key (tenant_id, id),
        unique (tenant_id, office_id, day, letter, number),
        unique (tenant_id, appointment_id, day),
        check ((origin = 'CHECK_IN') = (appointment_id is not null)),
        check ((origin = 'HOME') = (arrive_by is not null)),
        check (state not in ('CALLED', 'IN_PROGRESS', 'SERVED', 'NO_SHOW') or (called_at is not null and desk_id is not null)),
        foreign key (tenant_id, office_id) references office (tenant_id, id),
        foreign key (tenant_id, service_id) references service (tenant_id, id),
        foreign key (tenant_id, desk_id) references desk (tenant_id, id),
        foreign key (tenant_id, appointment_id) references appointment (tenant_id, id),
        foreign key (tenant_id, kiosk_id) references queue_kiosk (tenant_id, id)
      )`);
    this.addSql(`create index queue_ticket_desk on queue_ticket (tenant_id, desk_id, day) where state in ('CALLED', 'IN_PROGRESS')`);
    this.addSql(`create index queue_ticket_kept on queue_ticket (tenant_id, day)`);
    this.addSql(`create index queue_ticket_day on queue_ticket (tenant_id, office_id, day, state)`);
    this.addSql(`create index queue_ticket_ended on queue_ticket (tenant_id, office_id, service_id, ended_at) where ended_at is not null`);
  }
}
