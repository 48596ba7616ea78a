import { Migration } from '@mikro-orm/migrations';
import { consortiumsOwn } from './row-security.js';

/** Who may vouch for people, as SPID's registry and the Ministry's CIE publish it: the last that was read, for all municipalities alike. */
export class Migration0005IdentityProviderRegistry extends Migration {
  override name = '0005-identity-provider-registry';

  override up(): void {
    this.addSql(`
      create table identity_provider (
        federation text not null check (federation in ('SPID', 'CIE')),
        entity_id text not null,
        name text not null,
        metadata text not null,
        source text not null,
        fetched_at timestamptz not null,
        primary key (federation, entity_id)
      )`);
    consortiumsOwn('identity_provider').forEach((sql) => this.addSql(sql));
    // Whose key is believed decides who can be anybody: no request writes it, for each has entered a municipality.
    this.addSql(`
      create function replace_identity_providers(of_federation text, providers jsonb, read_from text, read_at timestamptz) returns void
      language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if coalesce(current_setting('app.tenant', true), '') <> '' then
          raise exception 'the registry is written from no municipality' using errcode = '42501';
        end if;
        if jsonb_array_length(providers) = 0 then
          raise exception 'a registry without identity providers' using errcode = '22023';
        end if;
        delete from identity_provider known
        where known.federation = of_federation
          and not exists (select from jsonb_array_elements(providers) one where one ->> 'entityId' = known.entity_id);
        insert into identity_provider (federation, entity_id, name, metadata, source, fetched_at)
        select of_federation, one ->> 'entityId', one ->> 'name', one ->> 'metadata', read_from, read_at
        from jsonb_array_elements(providers) one
        on conflict (federation, entity_id) do update
        set name = excluded.name, metadata = excluded.metadata, source = excluded.source, fetched_at = excluded.fetched_at;
        perform pg_notify('identity_providers_changed', of_federation);
      end $$`);
    this.addSql(`revoke all on function replace_identity_providers(text, jsonb, text, timestamptz) from public`);
    this.addSql(`grant execute on function replace_identity_providers(text, jsonb, text, timestamptz) to casa_app`);
  }
}
