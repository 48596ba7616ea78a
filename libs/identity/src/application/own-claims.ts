import type { PersonId, TenantId } from '@casa/contracts';
import type { DataKeys } from '@casa/platform/crypto';
import type { TenantScope } from '@casa/platform/database';
import type { PersonClaims } from '../domain/person-claims.js';
import { persons } from '../persistence/person.repository.js';
import { openIdentity } from './person-seal.js';

/** What an identity provider said of who is logged in. */
export async function ownClaims(scope: TenantScope, keys: DataKeys, tenantId: TenantId, personId: PersonId): Promise<PersonClaims> {
  const person = await scope.read({ tenantId, personId }, (reader) => persons.byId(reader, personId));
  if (!person) throw new Error('somebody is logged in who is no person');
  return openIdentity(keys, personId, person.identitySealed);
}
