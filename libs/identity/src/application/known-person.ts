import type { PersonId, TenantId } from '@casa/contracts';
import { newId } from '@casa/kernel';
import type { DataKeys } from '@casa/platform/crypto';
import { SQL_STATE, sqlState, type TenantScope } from '@casa/platform/database';
import type { PersonClaims } from '../domain/person-claims.js';
import { persons } from '../persistence/person.repository.js';
import { digestsOf, sealIdentity } from './person-seal.js';

/**
 * The person whom somebody else names. Who has never logged in is known from now on by what they will log in with, as they were named;
 * what is said of who is known already changes nothing.
 */
export async function knownPerson(
  scope: TenantScope,
  keys: DataKeys,
  tenantId: TenantId,
  claims: PersonClaims,
  now: Date,
): Promise<PersonId> {
  const digests = digestsOf(keys, claims);
  const known = await persons.find(scope, digests);
  if (known) return known;
  const personId = newId<'Person'>();
  try {
    await scope.run({ tenantId, personId }, (transaction) => {
      persons.add(transaction, personId, digests, sealIdentity(keys, personId, claims), now);
      return Promise.resolve();
    });
  } catch (error) {
    if (sqlState(error) !== SQL_STATE.uniqueViolation) throw error;
    // Named or logged in somewhere else at this very moment.
    return knownPerson(scope, keys, tenantId, claims, now);
  }
  return personId;
}
