import { createHash, randomBytes } from 'node:crypto';
import type { MembershipId, OfficeId, PersonId, SessionId, TenantId } from '@casa/contracts';
import { digestsOf, type PersonClaims, sealIdentity } from '@casa/identity';
import { newId } from '@casa/kernel';
import type { CallerSession, GivenRole } from '@casa/platform/authz';
import type { DataKeys } from '@casa/platform/crypto';
import type { TestDatabase } from '@casa/testing';

/** Somebody whom an identity provider vouched for once. */
export async function aPerson(database: TestDatabase): Promise<PersonId> {
  const id = newId<'Person'>();
  await database.asSuperuser(
    `insert into person (id, foreign_digest, identity_sealed, created_at, seen_at) values ($1, $2, 'none', '2026-01-01Z', '2026-01-01Z')`,
    [id, randomBytes(32)],
  );
  return id;
}

/** Somebody who has logged in with a codice fiscale, and is known by it. */
export async function aNamedPerson(database: TestDatabase, keys: DataKeys, claims: PersonClaims): Promise<PersonId> {
  const id = newId<'Person'>();
  await database.asSuperuser(
    `insert into person (id, fiscal_digest, identity_sealed, created_at, seen_at) values ($1, $2, $3, '2026-01-01Z', '2026-01-01Z')`,
    [id, digestsOf(keys, claims).fiscal, sealIdentity(keys, id, claims)],
  );
  return id;
}

/** What the cookie of a session holds that has begun and lasts. */
export async function aSession(database: TestDatabase, tenantId: TenantId, personId: PersonId): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const row = {
    tenant_id: tenantId,
    id: newId<'Session'>(),
    person_id: personId,
    token_digest: createHash('sha256').update(token).digest(),
    ...{ federation: 'SPID', level: 2, identity_provider: 'https://idp.example', subject_sealed: 'none', subject_digest: randomBytes(32) },
    ...{ device: 'Firefox', begun_at: '2026-01-01Z', seen_at: '2026-01-01Z', idle_until: '2999-01-01Z', ends_at: '2999-01-01Z' },
  };
  await database.asSuperuser(
    `insert into session (${Object.keys(row).join(', ')}) values (${Object.keys(row)
      .map((_, index) => `$${index + 1}`)
      .join(', ')})`,
    Object.values(row),
  );
  return token;
}

export interface GivenMembership {
  readonly role: GivenRole;
  readonly name?: string;
  readonly validUntil?: Date;
}

/** Somebody who works at a place already, as a use case is called by them. */
export async function aColleague(
  database: TestDatabase,
  keys: DataKeys,
  tenantId: TenantId,
  { role, name = 'Vito Lattanzi', validUntil }: GivenMembership,
): Promise<{ readonly id: MembershipId; readonly session: CallerSession }> {
  const personId = await aPerson(database);
  const id = newId<'Membership'>();
  const seal = (text: string, column: string) => keys.seal(text, `membership.${column} ${id}`);
  await database.asSuperuser(
    `insert into membership (tenant_id, id, person_id, role, status, name_sealed, email_sealed, email_digest, language, invitation_ends_at,
                             valid_until, created_at, changed_at)
     values ($1, $2, $3, $4, 'ACTIVE', $5, $6, $7, 'it', '2026-01-15Z', $8, '2026-01-01Z', '2026-01-01Z')`,
    [
      tenantId,
      id,
      personId,
      role,
      seal(name, 'name_sealed'),
      seal(`${id}@example.org`, 'email_sealed'),
      randomBytes(32),
      validUntil ?? null,
    ],
  );
  return { id, session: asCaller(personId, role) };
}

/** The session of a person who was given a role, or none. */
export function asCaller(personId: PersonId, role?: GivenRole, offices: readonly OfficeId[] = []): CallerSession {
  return { id: newId<'Session'>() satisfies SessionId, personId, level: 2, given: role ? [{ role, offices }] : [] };
}

/** The audit of a municipality, in order, without the instants. */
export async function auditOf(database: TestDatabase, tenantId: TenantId): Promise<Record<string, unknown>[]> {
  const rows = await database.asSuperuser('select content from audit_entry where tenant_id = $1 order by sequence', [tenantId]);
  return rows.map(({ content }) => {
    const { at: _at, ...entry } = JSON.parse(String(content)) as Record<string, unknown>;
    return entry;
  });
}
