import { Migration } from '@mikro-orm/migrations';
import { personReadable, sharedByTenants, tenantOwned } from './row-security.js';

/** Who waits for freed time, in which municipalities they are looked for, and what they were offered. */
export class Migration0012WaitingList extends Migration {
  override name = '0012-waiting-list';

  override up(): void {
    this.addSql(`alter table service add column offer_minutes integer not null default 240 check (offer_minutes between 30 and 2880)`);

    // Lives in the municipality it was made at, with who it is of. Emptied of the person when it is over.
    this.addSql(`
      create table waiting_entry (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        service_id uuid not null,
        title jsonb not null,
        channel text not null check (channel in ('IN_PERSON', 'TELEPHONE', 'VIDEO')),
        person_id uuid references person (id),
        acted_by uuid references person (id),
        delegation_id uuid,
        citizen_sealed text,
        contact_digest bytea,
        resident boolean not null,
        language text not null check (language in ('it', 'en')),
        first_day date not null,
        last_day date not null check (last_day >= first_day),
        weekdays smallint[] not null,
        from_time time,
        until_time time,
        office_ids uuid[] not null,
        near_km smallint check (near_km between 1 and 100),
        tenant_ids uuid[] not null,
        link_version integer not null,
        entered_at timestamptz not null,
        ended_at timestamptz,
        primary key (tenant_id, id),
        foreign key (tenant_id, service_id) references service (tenant_id, id),
        foreign key (tenant_id, delegation_id) references delegation (tenant_id, id),
        check ((acted_by is null) = (delegation_id is null)),
        check ((ended_at is null) = (citizen_sealed is not null))
      )`);
    this.addSql(`create index waiting_entry_contact on waiting_entry (tenant_id, contact_digest, service_id)`);
    this.addSql(`create index waiting_entry_person on waiting_entry (person_id, entered_at) where person_id is not null`);
    this.addSql(`create index waiting_entry_ended on waiting_entry (tenant_id, ended_at) where ended_at is not null`);
    personReadable('waiting_entry').forEach((sql) => this.addSql(sql));

    // One row an entry for all the municipalities that look for it, and for no other. Whose turn it is, and nothing of who that is: changing it
    // from WAITING to OFFERED is what makes one offer at a time, and one acceptance, hold across municipalities.
    this.addSql(`
      create table waiting_state (
        id uuid primary key,
        tenant_ids uuid[] not null,
        state text not null check (state in ('WAITING', 'OFFERED', 'BOOKED', 'LEFT', 'ENDED')),
        version integer not null,
        unanswered smallint not null,
        offer_tenant_id uuid,
        offer_id uuid,
        entered_at timestamptz not null,
        check ((state = 'OFFERED') = (offer_id is not null)),
        check ((offer_id is null) = (offer_tenant_id is null))
      )`);
    sharedByTenants('waiting_state').forEach((sql) => this.addSql(sql));
    // By then no other municipality looks for it.
    this.addSql(`grant delete on waiting_state to casa_app`);

    // What a municipality needs to look for an entry: what for, when, where. Who it is stays where the entry is.
    this.addSql(`
      create table waiting_wish (
        tenant_id uuid not null references tenant (id),
        entry_id uuid not null,
        home_tenant_id uuid not null,
        service_id uuid not null,
        channel text not null check (channel in ('IN_PERSON', 'TELEPHONE', 'VIDEO')),
        contact_digest bytea not null,
        resident boolean not null,
        first_day date not null,
        last_day date not null,
        weekdays smallint[] not null,
        from_time time,
        until_time time,
        office_ids uuid[] not null,
        entered_at timestamptz not null,
        primary key (tenant_id, entry_id),
        foreign key (tenant_id, service_id) references service (tenant_id, id)
      )`);
    this.addSql(`create index waiting_wish_order on waiting_wish (tenant_id, service_id, entered_at, entry_id)`);
    tenantOwned('waiting_wish').forEach((sql) => this.addSql(sql));

    // Freed time promised to an entry until it answers; the claim on the desk has the offer's id, and so has the appointment that comes of it.
    this.addSql(`
      create table waiting_offer (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        entry_id uuid not null,
        home_tenant_id uuid not null,
        service_id uuid not null,
        office_id uuid not null,
        desk_id uuid not null,
        channel text not null check (channel in ('IN_PERSON', 'TELEPHONE', 'VIDEO')),
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        status text not null check (status in ('OPEN', 'ACCEPTED', 'REFUSED', 'LAPSED', 'WITHDRAWN')),
        offered_at timestamptz not null,
        answer_until timestamptz not null,
        told_at timestamptz,
        closed_at timestamptz,
        primary key (tenant_id, id),
        check ((status = 'OPEN') = (closed_at is null)),
        foreign key (tenant_id, service_id) references service (tenant_id, id),
        foreign key (tenant_id, office_id) references office (tenant_id, id),
        foreign key (tenant_id, desk_id) references desk (tenant_id, id)
      )`);
    this.addSql(`create index waiting_offer_entry on waiting_offer (tenant_id, entry_id, office_id)`);
    this.addSql(`create index waiting_offer_over on waiting_offer (tenant_id, ends_at)`);
    this.addSql(`create unique index waiting_offer_open on waiting_offer (tenant_id, entry_id) where status = 'OPEN'`);
    tenantOwned('waiting_offer').forEach((sql) => this.addSql(sql));
  }
}
