import { Migration } from '@mikro-orm/migrations';
import { tenantOwned } from './row-security.js';

/** Offices, services, desks, hours; the claims on a desk's time; appointments. */
export class Migration0003Booking extends Migration {
  override name = '0003-booking';

  override up(): void {
    this.addSql(`
      create table office (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        slug text not null,
        position integer not null,
        name jsonb not null,
        description jsonb not null,
        department jsonb,
        street text not null,
        postal_code text not null,
        city text not null,
        latitude double precision,
        longitude double precision,
        telephone text not null,
        email text not null,
        time_zone text not null,
        retired_at timestamptz,
        primary key (tenant_id, id),
        unique (tenant_id, slug)
      )`);
    this.addSql(`
      create table service (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        slug text not null,
        template text,
        position integer not null,
        responsible_office_id uuid not null,
        name jsonb not null,
        description jsonb not null,
        category text not null,
        topics text[] not null,
        status text not null check (status in ('ACTIVE', 'SUSPENDED')),
        status_reason jsonb,
        card jsonb not null,
        bookable boolean not null,
        minutes integer not null check (minutes between 1 and 1440),
        step_minutes integer not null check (step_minutes between 1 and 1440),
        channels text[] not null,
        open_to_non_residents boolean not null,
        lead_minutes integer not null check (lead_minutes >= 0),
        horizon_days integer not null check (horizon_days between 0 and 366),
        change_until_minutes integer not null check (change_until_minutes >= 0),
        max_open_per_person integer not null check (max_open_per_person >= 1),
        questions jsonb not null,
        retired_at timestamptz,
        primary key (tenant_id, id),
        unique (tenant_id, slug),
        foreign key (tenant_id, responsible_office_id) references office (tenant_id, id)
      )`);
    this.addSql(`
      create table desk (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        office_id uuid not null,
        slug text not null,
        position integer not null,
        name text not null,
        channels text[] not null,
        retired_at timestamptz,
        primary key (tenant_id, id),
        unique (tenant_id, office_id, slug),
        foreign key (tenant_id, office_id) references office (tenant_id, id)
      )`);
    this.addSql(`
      create table desk_service (
        tenant_id uuid not null references tenant (id),
        service_id uuid not null,
        desk_id uuid not null,
        primary key (tenant_id, service_id, desk_id),
        foreign key (tenant_id, service_id) references service (tenant_id, id),
        foreign key (tenant_id, desk_id) references desk (tenant_id, id)
      )`);
    this.addSql(`create index desk_service_desk on desk_service (tenant_id, desk_id)`);
    this.addSql(`
      create table weekly_hours (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        office_id uuid not null,
        desk_id uuid,
        weekday smallint not null check (weekday between 1 and 7),
        opens time not null,
        closes time not null check (closes > opens),
        primary key (tenant_id, id),
        foreign key (tenant_id, office_id) references office (tenant_id, id),
        foreign key (tenant_id, desk_id) references desk (tenant_id, id)
      )`);
    this.addSql(`create index weekly_hours_office on weekly_hours (tenant_id, office_id)`);
    this.addSql(`
      create table special_opening (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        office_id uuid not null,
        desk_id uuid,
        day date not null,
        opens time not null,
        closes time not null check (closes > opens),
        primary key (tenant_id, id),
        foreign key (tenant_id, office_id) references office (tenant_id, id),
        foreign key (tenant_id, desk_id) references desk (tenant_id, id)
      )`);
    this.addSql(`create index special_opening_office on special_opening (tenant_id, office_id, day)`);
    this.addSql(`
      create table closure (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        office_id uuid,
        desk_id uuid,
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        reason jsonb not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, office_id) references office (tenant_id, id),
        foreign key (tenant_id, desk_id) references desk (tenant_id, id)
      )`);
    this.addSql(`create index closure_end on closure (tenant_id, ends_at)`);
    this.addSql(`
      create table appointment (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        code text not null,
        service_id uuid not null,
        office_id uuid not null,
        desk_id uuid not null,
        channel text not null check (channel in ('IN_PERSON', 'TELEPHONE', 'VIDEO')),
        status text not null check (status in ('BOOKED', 'CANCELLED')),
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        sequence integer not null,
        link_version integer not null,
        language text not null check (language in ('it', 'en')),
        citizen_sealed text not null,
        contact_digest bytea not null,
        booked_at timestamptz not null,
        changed_at timestamptz not null,
        primary key (tenant_id, id),
        unique (tenant_id, code),
        foreign key (tenant_id, service_id) references service (tenant_id, id),
        foreign key (tenant_id, office_id) references office (tenant_id, id),
        foreign key (tenant_id, desk_id) references desk (tenant_id, id)
      )`);
    this.addSql(`create index appointment_open on appointment (tenant_id, contact_digest, service_id, ends_at) where status = 'BOOKED'`);
    this.addSql(`create index appointment_desk on appointment (tenant_id, desk_id, starts_at)`);

    // Holds and appointments together claim a desk's time; that no two claims overlap is this constraint's business alone.
    // The plain columns beside its expression serve the range reads: under row security an operator that is not leakproof
    // (&& on ranges) cannot use an index, comparisons can. The key to the appointment waits for the commit: the time is claimed
    // first, and only who has it writes an appointment.
    this.addSql(`
      create table desk_claim (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        desk_id uuid not null,
        appointment_id uuid,
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at and ends_at <= starts_at + interval '1 day'),
        held_until timestamptz,
        primary key (tenant_id, id),
        check ((appointment_id is null) = (held_until is not null)),
        foreign key (tenant_id, desk_id) references desk (tenant_id, id),
        foreign key (tenant_id, appointment_id) references appointment (tenant_id, id) deferrable initially deferred,
        constraint desk_claim_no_overlap
          exclude using gist (tenant_id with =, desk_id with =, tstzrange(starts_at, ends_at) with &&)
      )`);
    this.addSql(`create index desk_claim_time on desk_claim (tenant_id, desk_id, starts_at) include (ends_at, held_until)`);
    this.addSql(`create index desk_claim_held on desk_claim (tenant_id, held_until) where held_until is not null`);
    this.addSql(`create index desk_claim_appointment on desk_claim (tenant_id, appointment_id)`);

    this.addSql(`
      create table mail_delivery (
        tenant_id uuid not null references tenant (id),
        message_id text not null,
        accepted_at timestamptz not null,
        primary key (tenant_id, message_id)
      )`);
    for (const table of [
      'office',
      'service',
      'desk',
      'desk_service',
      'weekly_hours',
      'special_opening',
      'closure',
      'appointment',
      'desk_claim',
      'mail_delivery',
    ]) {
      tenantOwned(table).forEach((sql) => this.addSql(sql));
    }
  }
}
