import type { PersonId, TenantId } from '@casa/contracts';
import { type Reader, type Statement, statement, type TenantScope } from '@casa/platform/database';

/** A table whose rows hold sealed texts. */
export interface SealedTable {
  readonly name: string;
  /** Whose its rows are: a municipality's, or a person's, who is their own. */
  readonly owner: 'tenant_id' | 'id';
  readonly id: 'id' | 'request_id';
  readonly columns: readonly [string, ...string[]];
}

/** A row's sealed texts, in the order of the table's columns; null where there is none. */
export interface SealedRow {
  readonly id: string;
  readonly sealed: readonly (string | null)[];
}

/** What identity seals for municipalities. */
export const SEALED_TABLES: readonly SealedTable[] = [
  { name: 'session', owner: 'tenant_id', id: 'id', columns: ['subject_sealed'] },
  { name: 'membership', owner: 'tenant_id', id: 'id', columns: ['name_sealed', 'email_sealed'] },
  { name: 'delegation', owner: 'tenant_id', id: 'id', columns: ['represented_sealed', 'delegate_sealed', 'reason_sealed'] },
  { name: 'service_provider_key', owner: 'tenant_id', id: 'id', columns: ['private_key_sealed'] },
  { name: 'login_exchange', owner: 'tenant_id', id: 'request_id', columns: ['request_sealed', 'response_sealed'] },
];

/** Persons belong to no municipality: row security shows each their own row alone. */
export const SEALED_PERSON: SealedTable = { name: 'person', owner: 'id', id: 'id', columns: ['identity_sealed', 'contact_sealed'] };

/** The sealed texts of one table, by the key that sealed them: its id stands before each. */
export class SealedTexts {
  private readonly count: Statement;
  private readonly some: Statement;
  private readonly change: Statement;

  constructor({ name, owner, id, columns }: SealedTable) {
    const outdated = `${owner} = $1 and (${columns.map((column) => `split_part(${column}, '.', 1) <> $2`).join(' or ')})`;
    const assignments = columns.map((column) => `${column} = fresh.${column}`).join(', ');
    const arrays = columns.map((_, index) => `$${index + 3}::text[]`).join(', ');
    this.count = statement(`identity.count-outdated-${name}`, `select count(*)::int as count from ${name} where ${outdated}`);
    this.some = statement(
      `identity.some-outdated-${name}`,
      `select ${id}::text as id, array[${columns.join(', ')}] as sealed from ${name} where ${outdated} order by ${id} limit $3
       for update skip locked`,
    );
    this.change = statement(
      `identity.reseal-${name}`,
      `update ${name} t set ${assignments}
       from unnest($2::text[], ${arrays}) as fresh (id, ${columns.join(', ')}) where t.${owner} = $1 and t.${id}::text = fresh.id`,
    );
  }

  async countOutdated(reader: Reader, owner: TenantId | PersonId, currentKeyId: string): Promise<number> {
    const [row] = await reader.rows<{ count: number }>(this.count, [owner, currentKeyId]);
    return row?.count ?? 0;
  }

  /** Some of them, locked until the transaction ends. */
  someOutdated(reader: Reader, owner: TenantId | PersonId, currentKeyId: string, limit: number): Promise<SealedRow[]> {
    return reader.rows<SealedRow>(this.some, [owner, currentKeyId, limit]);
  }

  async replace(reader: Reader, owner: TenantId | PersonId, fresh: readonly SealedRow[]): Promise<void> {
    const [first] = fresh;
    const columns = first?.sealed.map((_, index) => fresh.map(({ sealed }) => sealed[index])) ?? [];
    if (first) await reader.rows(this.change, [owner, fresh.map(({ id }) => id), ...columns]);
  }
}

const COUNT_PERSONS = statement('identity.count-outdated-persons', 'select count(*)::int as count from outdated_persons($1, null)');

const SOME_PERSONS = statement('identity.some-outdated-persons', 'select id from outdated_persons($1, $2) as id');

/** Who is to be sealed anew: their ids alone can be asked for without being one of them. */
export const outdatedPersons = {
  async count(scope: TenantScope, currentKeyId: string): Promise<number> {
    const [row] = await scope.directory<{ count: number }>(COUNT_PERSONS, [currentKeyId]);
    return row?.count ?? 0;
  },

  async some(scope: TenantScope, currentKeyId: string, limit: number): Promise<PersonId[]> {
    const rows = await scope.directory<{ id: PersonId }>(SOME_PERSONS, [currentKeyId, limit]);
    return rows.map(({ id }) => id);
  },
};
