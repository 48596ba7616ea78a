import type { PersonId } from '@casa/contracts';
import type { SealedTable } from '@casa/platform/crypto';
import { statement, type TenantScope } from '@casa/platform/database';

/** What identity seals for municipalities. */
export const SEALED_IDENTITY: readonly SealedTable[] = [
  { name: 'session', title: 'session', columns: ['subject_sealed'] },
  { name: 'membership', title: 'membership', columns: ['name_sealed', 'email_sealed'] },
  { name: 'delegation', title: 'delegation', columns: ['represented_sealed', 'delegate_sealed', 'reason_sealed'] },
  { name: 'service_provider_key', title: 'service provider key', columns: ['private_key_sealed'] },
  {
    ...{ name: 'login_exchange', title: 'login exchange', columns: ['request_sealed', 'response_sealed'] },
    ...{ key: { sql: 'request_id', type: 'text' }, isBoundToRow: true },
  },
];

/** Persons belong to no municipality: row security shows each their own row alone. */
export const SEALED_PERSON: SealedTable = {
  ...{ name: 'person', title: 'person', columns: ['identity_sealed', 'contact_sealed'] },
  owner: 'id',
};

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
