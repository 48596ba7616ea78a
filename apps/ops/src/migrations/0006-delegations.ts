import { Migration } from '@mikro-orm/migrations';

/** Somebody acts for another: what is declared and not confirmed yet, sessions that act, appointments that were booked so. */
export class Migration0006Delegations extends Migration {
  override name = '0006-delegations';

  override up(): void {
    // Nobody could give one until now: the table is empty. Who acts and who is represented are persons, though they never logged in.
    this.addSql(`alter table delegation alter column represented_id set not null`);
    this.addSql(`
      alter table delegation
        add column status text not null check (status in ('WAITING', 'ACTIVE', 'REFUSED', 'REVOKED')),
        add column delegate_sealed text not null,
        add column reason_sealed text,
        add column decided_by uuid references person (id),
        add column decided_at timestamptz,
        add check ((status = 'REVOKED') = (revoked_at is not null))`);
    this.addSql(`create index delegation_status on delegation (tenant_id, status, created_at, id)`);
    this.addSql(`alter table session add foreign key (tenant_id, delegation_id) references delegation (tenant_id, id)`);
    // Whose it is stays person_id; who did it for them, and by what right, stands beside it.
    this.addSql(`
      alter table appointment
        add column acted_by uuid references person (id),
        add column delegation_id uuid,
        add foreign key (tenant_id, delegation_id) references delegation (tenant_id, id),
        add check ((acted_by is null) = (delegation_id is null))`);
  }
}
