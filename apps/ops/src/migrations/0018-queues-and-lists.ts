import { Migration } from '@mikro-orm/migrations';

/** The order of the line hangs on no clock, what waits for every office on no day's offices; and nothing says whose an ended wait was. */
export class Migration0018QueuesAndLists extends Migration {
  override name = '0018-queues-and-lists';

  override up(): void {
    // In this order places in the line are given, whatever the clocks of the processes say.
    this.addSql(`alter table queue_ticket add column turn integer not null default 0`);
    // Whose appointment is moved to another office on its day takes a number there too.
    this.addSql(`alter table queue_ticket drop constraint queue_ticket_tenant_id_appointment_id_day_key`);
    this.addSql(`alter table queue_ticket add unique (tenant_id, appointment_id, day, office_id)`);

    // Rows of all tenants: row security, which binds the owner too, lets them off until the commit.
    const tables = ['waiting_entry', 'waiting_wish'];
    tables.forEach((table) => this.addSql(`alter table ${table} no force row level security`));
    // No office named is every office of the service, as the entry has it, not those that gave it when somebody joined.
    this.addSql(`
      update waiting_wish w set office_ids = '{}'
      from waiting_entry e where e.tenant_id = w.tenant_id and e.id = w.entry_id and e.office_ids = '{}'`);
    this.addSql(`update waiting_entry set person_id = null, acted_by = null, delegation_id = null where ended_at is not null`);
    tables.forEach((table) => this.addSql(`alter table ${table} force row level security`));
  }
}
