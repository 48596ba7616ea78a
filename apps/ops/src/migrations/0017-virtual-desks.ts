import { Migration } from '@mikro-orm/migrations';
import { readableByPerson, tenantOwned } from './row-security.js';

/** Desks that operators of other municipalities staff by video, and what our own do elsewhere. */
export class Migration0017VirtualDesks extends Migration {
  override name = '0017-virtual-desks';

  override up(): void {
    // Which desks the office's manager has named for operators who are lent.
    this.addSql(`
      create table virtual_desk (
        tenant_id uuid not null,
        desk_id uuid not null,
        named_by uuid not null references person (id),
        named_at timestamptz not null,
        primary key (tenant_id, desk_id),
        foreign key (tenant_id, desk_id) references desk (tenant_id, id)
      )`);
    // What an operator who is lent did, once in the audit of the municipality that lends them, however often its job comes.
    this.addSql(`
      create table lent_work (
        tenant_id uuid not null references tenant (id),
        id uuid not null,
        done_at timestamptz not null,
        primary key (tenant_id, id)
      )`);
    for (const table of ['virtual_desk', 'lent_work']) tenantOwned(table).forEach((sql) => this.addSql(sql));
    // Whoever is lent finds at home where they serve: their own memberships, in whatever municipality.
    this.addSql(readableByPerson('membership'));
    this.addSql(`create index membership_lent on membership (person_id, lent_by) where lent_by is not null`);
  }
}
