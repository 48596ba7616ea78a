import { Migration } from '@mikro-orm/migrations';

/**
 * The one door to a tenant's rows. `app_enter` is the first statement of every transaction of the application; every policy reads
 * what it set. It uses SET LOCAL (not set_config), which Citus carries to its workers, and refuses to be called twice, so that a
 * transaction can never see two tenants.
 */
export class Migration0001TenantContext extends Migration {
  override name = '0001-tenant-context';

  override up(): void {
    this.addSql(`
      create function app_enter(tenant uuid, person uuid default null) returns void
      language plpgsql as $$
      begin
        if tenant is null then
          raise exception 'app_enter needs a tenant' using errcode = '22004';
        end if;
        if coalesce(current_setting('app.tenant', true), '') <> '' then
          raise exception 'this transaction has entered a tenant already' using errcode = '55000';
        end if;
        execute format('set local app.tenant = %L', tenant);
        execute format('set local app.person = %L', coalesce(person::text, ''));
      end $$`);
    this.addSql(`create extension if not exists btree_gist`);
  }
}
