import { Migration } from '@mikro-orm/migrations';
import { personsOwn, personReadable, tenantOwned } from './row-security.js';

/** Persons of the consortium, their sessions, what they may do in a municipality; SAML requests and their log; the audit. */
export class Migration0004Identity extends Migration {
  override name = '0004-identity';

  override up(): void {
    this.persons();
    this.sessions();
    this.memberships();
    this.saml();
    this.audit();
    this.personItems();
  }

  private persons(): void {
    // One person for the consortium. Found by digest of the codice fiscale, or, without one, of the identity provider's own identifier.
    this.addSql(`
      create table person (
        id uuid primary key,
        fiscal_digest bytea unique,
        foreign_digest bytea unique,
        identity_sealed text not null,
        contact_sealed text,
        contact_version integer not null default 0,
        contact_language text check (contact_language in ('it', 'en')),
        contact_link_ends_at timestamptz,
        contact_verified_at timestamptz,
        created_at timestamptz not null,
        seen_at timestamptz not null,
        check (fiscal_digest is not null or foreign_digest is not null)
      )`);
    personsOwn('person').forEach((sql) => this.addSql(sql));
    // Whoever logs in is not known yet: their id alone is answered, to a digest that cannot be guessed without the key.
    this.addSql(`
      create function find_person(fiscal bytea, abroad bytea) returns uuid
      language sql stable security definer set search_path = public, pg_temp as $$
        select p.id from person p where p.fiscal_digest = fiscal or (fiscal is null and p.foreign_digest = abroad)
      $$`);
    this.addSql(`revoke all on function find_person(bytea, bytea) from public`);
    this.addSql(`grant execute on function find_person(bytea, bytea) to casa_app`);
    // Whoever changes the keys must know whom to enter as: ids alone are answered; what is sealed each shows to themselves only.
    this.addSql(`
      create function outdated_persons(key_id text, how_many int) returns setof uuid
      language sql stable security definer set search_path = public, pg_temp as $$
        select p.id from person p
        where split_part(p.identity_sealed, '.', 1) <> key_id or split_part(p.contact_sealed, '.', 1) <> key_id
        order by p.id limit how_many
      $$`);
    this.addSql(`revoke all on function outdated_persons(text, int) from public`);
    this.addSql(`grant execute on function outdated_persons(text, int) to casa_app`);

    // Forty-one data controllers: what a person agreed to with one is nothing to the others.
    this.addSql(`
      create table person_preference (
        tenant_id uuid not null references tenant (id),
        person_id uuid not null references person (id),
        name text not null,
        value boolean not null,
        decided_at timestamptz not null,
        primary key (tenant_id, person_id, name)
      )`);
    tenantOwned('person_preference').forEach((sql) => this.addSql(sql));
  }

  private sessions(): void {
    this.addSql(`
      create table session (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        person_id uuid not null references person (id),
        token_digest bytea not null,
        federation text not null check (federation in ('SPID', 'CIE', 'STAFF')),
        level smallint not null check (level between 1 and 3),
        identity_provider text not null,
        subject_sealed text not null,
        subject_digest bytea not null,
        device text not null,
        delegation_id uuid,
        begun_at timestamptz not null,
        seen_at timestamptz not null,
        idle_until timestamptz not null,
        ends_at timestamptz not null,
        revoked_at timestamptz,
        primary key (tenant_id, id),
        unique (tenant_id, token_digest)
      )`);
    this.addSql(`create index session_person on session (person_id, begun_at)`);
    this.addSql(`create index session_subject on session (tenant_id, subject_digest)`);
    this.addSql(`create index session_end on session (tenant_id, ends_at)`);
    personReadable('session').forEach((sql) => this.addSql(sql));
  }

  private memberships(): void {
    // What somebody may do here besides being a citizen. The person is known once the invitation is taken up.
    this.addSql(`
      create table membership (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        person_id uuid references person (id),
        role text not null check (role in ('OPERATOR', 'OFFICE_MANAGER', 'ADMINISTRATOR', 'ANALYST', 'PLATFORM_ADMINISTRATOR')),
        status text not null check (status in ('INVITED', 'ACTIVE', 'SUSPENDED')),
        name_sealed text not null,
        email_sealed text not null,
        email_digest bytea not null,
        language text not null check (language in ('it', 'en')),
        invitation_version integer not null default 1,
        invitation_ends_at timestamptz not null,
        invited_by uuid references person (id),
        valid_until timestamptz,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        primary key (tenant_id, id),
        unique (tenant_id, email_digest, role),
        check (case status when 'INVITED' then person_id is null when 'ACTIVE' then person_id is not null else true end)
      )`);
    this.addSql(`create index membership_person on membership (tenant_id, person_id)`);
    this.addSql(`
      create table membership_office (
        tenant_id uuid not null references tenant (id),
        membership_id uuid not null,
        office_id uuid not null,
        primary key (tenant_id, membership_id, office_id),
        foreign key (tenant_id, membership_id) references membership (tenant_id, id) on delete cascade,
        foreign key (tenant_id, office_id) references office (tenant_id, id)
      )`);
    // Somebody acts for another: a child, or whoever gave a mandate. Both read it, wherever they are logged in.
    this.addSql(`
      create table delegation (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        person_id uuid not null references person (id),
        kind text not null check (kind in ('PARENT', 'MANDATE', 'LEGAL_REPRESENTATIVE')),
        represented_id uuid references person (id),
        represented_sealed text not null,
        valid_until timestamptz not null,
        created_at timestamptz not null,
        revoked_at timestamptz,
        primary key (tenant_id, id)
      )`);
    this.addSql(`create index delegation_person on delegation (tenant_id, person_id)`);
    this.addSql(`create index delegation_represented on delegation (tenant_id, represented_id)`);
    for (const table of ['membership', 'membership_office', 'delegation']) tenantOwned(table).forEach((sql) => this.addSql(sql));
  }

  private saml(): void {
    this.addSql(`
      create table service_provider_key (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        private_key_sealed text not null,
        certificate text not null,
        position integer not null,
        created_at timestamptz not null,
        primary key (tenant_id, id),
        unique (tenant_id, position)
      )`);
    // Where a municipality's own people are known: its Entra ID, ADFS or Keycloak.
    this.addSql(`
      create table staff_identity_provider (
        tenant_id uuid not null references tenant (id),
        entity_id text not null,
        name text not null,
        metadata text not null,
        created_at timestamptz not null,
        primary key (tenant_id, entity_id)
      )`);
    this.addSql(`
      create table login_request (
        tenant_id uuid not null references tenant (id),
        id text not null,
        federation text not null check (federation in ('SPID', 'CIE', 'STAFF')),
        identity_provider text not null,
        entity_id text not null,
        acs text not null,
        level smallint not null,
        relay_state text not null,
        return_path text not null,
        issued_at timestamptz not null,
        ends_at timestamptz not null,
        taken_at timestamptz,
        primary key (tenant_id, id)
      )`);
    this.addSql(`create index login_request_end on login_request (tenant_id, ends_at)`);
    // Kept 24 months, then deleted; the messages encrypted, what they are searched by beside them.
    this.addSql(`
      create table login_exchange (
        tenant_id uuid not null references tenant (id),
        request_id text not null,
        federation text not null,
        issuer text not null,
        request_sealed text not null,
        requested_at timestamptz not null,
        response_id text,
        assertion_id text,
        name_qualifier text,
        subject_digest bytea,
        outcome text,
        response_sealed text,
        responded_at timestamptz,
        primary key (tenant_id, request_id)
      )`);
    this.addSql(`create index login_exchange_time on login_exchange (tenant_id, requested_at)`);
    this.addSql(`create index login_exchange_subject on login_exchange (tenant_id, subject_digest)`);
    for (const table of ['service_provider_key', 'staff_identity_provider', 'login_request', 'login_exchange']) {
      tenantOwned(table).forEach((sql) => this.addSql(sql));
    }
  }

  private audit(): void {
    // `content` is what is chained; the columns are taken from it, to search by. Nobody may change or remove a row.
    this.addSql(`
      create table audit_entry (
        tenant_id uuid not null references tenant (id),
        sequence bigint not null,
        at timestamptz not null,
        actor_id uuid,
        person_id uuid,
        content text not null,
        hash bytea not null,
        primary key (tenant_id, sequence)
      )`);
    this.addSql(`create index audit_entry_person on audit_entry (person_id, at)`);
    this.addSql(`
      create table audit_head (
        tenant_id uuid not null references tenant (id),
        sequence bigint not null,
        hash bytea not null,
        primary key (tenant_id)
      )`);
    // Each person reads who looked at their data, in every municipality.
    personReadable('audit_entry').forEach((sql) => this.addSql(sql));
    tenantOwned('audit_head').forEach((sql) => this.addSql(sql));
    this.addSql(`revoke update, delete on audit_entry from casa_app`);
    this.addSql(`revoke delete on audit_head from casa_app`);
    this.addSql(`
      create function audit_append(tenant uuid, content text) returns void
      language plpgsql as $$
      declare
        head audit_head;
        entry jsonb := content::jsonb;
      begin
        insert into audit_head (tenant_id, sequence, hash) values (tenant, 0, '') on conflict do nothing;
        select * into strict head from audit_head h where h.tenant_id = tenant for update;
        head.sequence := head.sequence + 1;
        head.hash := sha256(head.hash || convert_to(head.sequence || ':' || content, 'UTF8'));
        insert into audit_entry (tenant_id, sequence, at, actor_id, person_id, content, hash)
        values (tenant, head.sequence, (entry ->> 'at')::timestamptz, (entry ->> 'actor')::uuid, (entry ->> 'person')::uuid, content, head.hash);
        update audit_head h set sequence = head.sequence, hash = head.hash where h.tenant_id = tenant;
      end $$`);
  }

  private personItems(): void {
    // One citizen's desk over all municipalities: what, where, state, date; written with the thing itself.
    this.addSql(`
      create table person_item (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        person_id uuid not null references person (id),
        kind text not null check (kind in ('APPOINTMENT')),
        status text not null,
        title jsonb not null,
        place jsonb not null,
        at timestamptz not null,
        link_version integer not null,
        changed_at timestamptz not null,
        primary key (tenant_id, id)
      )`);
    this.addSql(`create index person_item_person on person_item (person_id, at, id)`);
    personReadable('person_item').forEach((sql) => this.addSql(sql));
    this.addSql(`alter table appointment add column person_id uuid references person (id)`);
    this.addSql(`create index appointment_person on appointment (tenant_id, person_id) where person_id is not null`);
  }
}
