import type { PersonId } from '@casa/contracts';
import type { DataKeys } from '@casa/platform/crypto';
import type { PersonClaims } from '../domain/person-claims.js';
import type { PersonDigests } from '../persistence/person.repository.js';

/** What is stored of a person's identity: sealed, found by keyed digests. */
export function sealIdentity(keys: DataKeys, personId: PersonId, claims: PersonClaims): string {
  return keys.seal(JSON.stringify(claims), `person.identity_sealed ${personId}`);
}

export function openIdentity(keys: DataKeys, personId: PersonId, sealed: string): PersonClaims {
  return JSON.parse(keys.open(sealed, `person.identity_sealed ${personId}`)) as PersonClaims;
}

export function sealContact(keys: DataKeys, personId: PersonId, email: string): string {
  return keys.seal(email, `person.contact_sealed ${personId}`);
}

export function openContact(keys: DataKeys, personId: PersonId, sealed: string): string {
  return keys.open(sealed, `person.contact_sealed ${personId}`);
}

export function digestsOf(keys: DataKeys, { fiscalCode, foreignId }: Pick<PersonClaims, 'fiscalCode' | 'foreignId'>): PersonDigests {
  return {
    fiscal: fiscalCode === undefined ? null : keys.digest(fiscalCode, 'person fiscal code'),
    foreign: fiscalCode !== undefined || foreignId === undefined ? null : keys.digest(foreignId, 'person foreign id'),
  };
}

/** What a logout demanded by an identity provider finds its sessions by. */
export function subjectDigest(keys: DataKeys, issuer: string, nameId: string): Buffer {
  return keys.digest(`${issuer} ${nameId}`, 'session subject');
}
