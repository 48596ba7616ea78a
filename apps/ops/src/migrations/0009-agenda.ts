import { Migration } from '@mikro-orm/migrations';
import { tenantOwned } from './row-security.js';

/** The operators' day: how far each appointment is, who sits at which desk, blocks made by people, calendars to subscribe to. */
export class Migration0009Agenda extends Migration {
  override name = '0009-agenda';

  override up(): void {
    this.appointments();
    this.shifts();
    this.blocks();
    this.feeds();
  }

  private appointments(): void {
    // How far its day is, beside `status`, which says whether it stands. The state is derived from these (booking's domain/agenda).
    this.addSql(`alter table appointment add column arrived_at timestamptz`);
    this.addSql(`alter table appointment add column called_at timestamptz`);
    // Where the citizen was called to, when not to its own desk.
    this.addSql(`alter table appointment add column called_desk_id uuid`);
    this.addSql(`alter table appointment add column started_at timestamptz`);
    this.addSql(`alter table appointment add column finished_at timestamptz`);
    this.addSql(`alter table appointment add column outcome text check (outcome in ('SERVED', 'NO_SHOW'))`);
    this.addSql(`alter table appointment add column served_by uuid references person (id)`);
    this.addSql(`alter table appointment add column note_sealed text`);
    // The operator who booked for somebody at the counter or on the telephone.
    this.addSql(`alter table appointment add column booked_by uuid references person (id)`);
    // Raised by every change that an agenda shows: whoever changes an appointment names the version they saw.
    this.addSql(`alter table appointment add column version integer not null default 0`);
    this.addSql(`alter table appointment add constraint appointment_called_desk
      foreign key (tenant_id, called_desk_id) references desk (tenant_id, id)`);
    this.addSql(`alter table appointment add constraint appointment_outcome check ((outcome is null) = (finished_at is null))`);
    // What changed lately, for the agendas that somebody watches.
    this.addSql(`create index appointment_changed on appointment (tenant_id, changed_at)`);
    this.addSql(`create index appointment_office on appointment (tenant_id, office_id, starts_at)`);
    this.addSql(`create index appointment_server on appointment (tenant_id, served_by, starts_at) where served_by is not null`);
  }

  private shifts(): void {
    this.addSql(`
      create table desk_shift (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        desk_id uuid not null,
        person_id uuid not null references person (id),
        begun_at timestamptz not null,
        ended_at timestamptz,
        primary key (tenant_id, id),
        foreign key (tenant_id, desk_id) references desk (tenant_id, id)
      )`);
    // One person at a desk, one desk a person.
    this.addSql(`create unique index desk_shift_desk on desk_shift (tenant_id, desk_id) where ended_at is null`);
    this.addSql(`create unique index desk_shift_person on desk_shift (tenant_id, person_id) where ended_at is null`);
    this.addSql(`create index desk_shift_history on desk_shift (tenant_id, person_id, begun_at)`);
    tenantOwned('desk_shift').forEach((sql) => this.addSql(sql));
  }

  private blocks(): void {
    // Closures that people made are theirs to take away: applying the municipality's folder replaces its own alone.
    this.addSql(`alter table closure add column created_by uuid references person (id)`);
    this.addSql(`alter table closure add column created_at timestamptz`);
  }

  private feeds(): void {
    this.addSql(`
      create table calendar_feed (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        office_id uuid not null,
        desk_id uuid,
        person_id uuid not null references person (id),
        version integer not null,
        created_at timestamptz not null,
        renewed_at timestamptz not null,
        revoked_at timestamptz,
        primary key (tenant_id, id),
        foreign key (tenant_id, office_id) references office (tenant_id, id),
        foreign key (tenant_id, desk_id) references desk (tenant_id, id)
      )`);
    // One of a desk and one of the operator's own, for each person.
    this.addSql(`create unique index calendar_feed_live on calendar_feed (tenant_id, person_id, office_id, desk_id)
      nulls not distinct where revoked_at is null`);
    tenantOwned('calendar_feed').forEach((sql) => this.addSql(sql));
  }
}
