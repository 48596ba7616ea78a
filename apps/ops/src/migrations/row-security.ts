/** The condition every tenant-owned row is guarded by; an unset context is NULL and therefore denies. */
export const IN_TENANT = `tenant_id = nullif(current_setting('app.tenant', true), '')::uuid`;

const AMONG_TENANTS = `nullif(current_setting('app.tenant', true), '')::uuid = any (tenant_ids)`;
const CALLER = `nullif(current_setting('app.person', true), '')::uuid`;
const ENTERED = `nullif(current_setting('app.tenant', true), '') is not null`;

/** Grants and policy of a table whose rows belong to one tenant each. FORCE: the owner is bound too. */
export function tenantOwned(table: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy in_tenant on ${table} using (${IN_TENANT}) with check (${IN_TENANT})`,
    `grant select, insert, update, delete on ${table} to casa_app`,
  ];
}

/** A table of the public directory: read from every entered tenant, written only from its own; `own` compares the row to the context. */
export function publicDirectory(table: string, own: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy read_entered on ${table} for select using (${ENTERED})`,
    `create policy insert_own on ${table} for insert with check (${own})`,
    `create policy update_own on ${table} for update using (${own}) with check (${own})`,
    `create policy delete_own on ${table} for delete using (${own})`,
    `create policy directory_reader on ${table} for select to casa_owner using (true)`,
    `grant select, insert, update, delete on ${table} to casa_app`,
  ];
}

/** A tenant's rows that are about one person each: that person reads theirs from wherever they are logged in. */
export function personReadable(table: string): string[] {
  return [...tenantOwned(table), readableByPerson(table)];
}

/** The same of a table that is a tenant's already. */
export function readableByPerson(table: string): string {
  return `create policy own_person on ${table} for select using (person_id = ${CALLER})`;
}

/** A table of persons, who belong to no tenant: each sees and writes their own row. */
export function personsOwn(table: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy own_row on ${table} using (id = ${CALLER}) with check (id = ${CALLER})`,
    `create policy directory_reader on ${table} for select to casa_owner using (true)`,
    `grant select, insert, update on ${table} to casa_app`,
  ];
}

/** A table of rows that several tenants share, those named in `tenant_ids`, and no other sees. Who may delete one is the table’s own matter. */
export function sharedByTenants(table: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy among_tenants on ${table} using (${AMONG_TENANTS}) with check (${AMONG_TENANTS})`,
    `grant select, insert, update on ${table} to casa_app`,
  ];
}

/** A table of the whole consortium: everybody reads it, and functions of the owner alone write it. */
export function consortiumsOwn(table: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy read_by_all on ${table} for select using (true)`,
    `create policy written_by_owner on ${table} to casa_owner using (true) with check (true)`,
    `grant select on ${table} to casa_app`,
  ];
}
