import { Migration } from '@mikro-orm/migrations';

/** What the portal's managers decide about an office or a service, and since when it is theirs to decide. */
export class Migration0015Settings extends Migration {
  override name = '0015-settings';

  override up(): void {
    // Changed in the portal: applying the municipality's folder leaves it alone from then on, until it is told to take it back.
    for (const table of ['office', 'service']) {
      this.addSql(`alter table ${table} add column managed_at timestamptz`);
      this.addSql(`alter table ${table} add column managed_by uuid references person (id)`);
      this.addSql(`alter table ${table} add constraint ${table}_managed check ((managed_at is null) = (managed_by is null))`);
    }
  }
}
