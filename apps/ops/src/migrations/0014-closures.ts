import { Migration } from '@mikro-orm/migrations';
import { personReadable, tenantOwned } from './row-security.js';

/** Closures that managers decide, and the other times that appointments inside them are to get. */
export class Migration0014Closures extends Migration {
  override name = '0014-closures';

  override up(): void {
    // What was decided, and stays to be read when it is over. What keeps people from booking is the row of `closure` with the same id.
    this.addSql(`
      create table office_closure (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        office_id uuid,
        desk_id uuid,
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        reason jsonb not null,
        created_by uuid not null references person (id),
        created_at timestamptz not null,
        ended_at timestamptz,
        ended_by uuid references person (id),
        primary key (tenant_id, id),
        check (desk_id is null or office_id is not null),
        check ((ended_at is null) = (ended_by is null)),
        foreign key (tenant_id, office_id) references office (tenant_id, id),
        foreign key (tenant_id, desk_id) references desk (tenant_id, id)
      )`);
    this.addSql(`create index office_closure_time on office_closure (tenant_id, starts_at, id)`);
    tenantOwned('office_closure').forEach((sql) => this.addSql(sql));

    // The time proposed is claimed under `claim_id` until it is answered. The appointment keeps its old time, closed as it is, until then.
    this.addSql(`
      create table move_proposal (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        closure_id uuid not null,
        appointment_id uuid not null,
        person_id uuid references person (id),
        was_at timestamptz not null,
        was_desk_id uuid not null,
        status text not null
          check (status in ('PENDING', 'PROPOSED', 'NOTHING_FREE', 'UNANSWERED', 'ACCEPTED', 'MOVED', 'CANCELLED', 'WITHDRAWN')),
        round integer not null,
        claim_id uuid,
        office_id uuid,
        desk_id uuid,
        starts_at timestamptz,
        ends_at timestamptz,
        answer_until timestamptz,
        kept_until timestamptz,
        reminded_at timestamptz,
        told_at timestamptz,
        link_version integer not null,
        created_at timestamptz not null,
        settled_at timestamptz,
        settled_by uuid references person (id),
        primary key (tenant_id, id),
        check ((status in ('PENDING', 'PROPOSED', 'NOTHING_FREE', 'UNANSWERED')) = (settled_at is null)),
        check (status <> 'PROPOSED' or (claim_id is not null and starts_at is not null and answer_until is not null and kept_until is not null)),
        foreign key (tenant_id, closure_id) references office_closure (tenant_id, id),
        foreign key (tenant_id, appointment_id) references appointment (tenant_id, id),
        foreign key (tenant_id, was_desk_id) references desk (tenant_id, id),
        foreign key (tenant_id, office_id) references office (tenant_id, id),
        foreign key (tenant_id, desk_id) references desk (tenant_id, id)
      )`);
    // One question to a citizen at a time.
    this.addSql(`create unique index move_proposal_open on move_proposal (tenant_id, appointment_id) where settled_at is null`);
    this.addSql(`create index move_proposal_closure on move_proposal (tenant_id, closure_id, was_at, id)`);
    this.addSql(
      `create index move_proposal_claim on move_proposal (tenant_id, claim_id) where settled_at is null and claim_id is not null`,
    );
    this.addSql(`create index move_proposal_person on move_proposal (person_id) where settled_at is null and person_id is not null`);
    personReadable('move_proposal').forEach((sql) => this.addSql(sql));
  }
}
