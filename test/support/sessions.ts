import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Level, Role } from '@casa/platform/authz';
import type { DataKeys } from '@casa/platform/crypto';
import type { TestDatabase, TestTenant } from '@casa/testing';

/** Somebody who is logged in, as the API finds them: the header to send, and who they are. */
export interface TestSession {
  readonly headers: Readonly<Record<string, string>>;
  readonly personId: string;
  readonly sessionId: string;
  /** Of the roles given, in their order. */
  readonly membershipIds: readonly string[];
}

export interface SessionGiven {
  /** A person who is there already. */
  readonly personId?: string;
  /** What they are here besides citizens. */
  readonly roles?: readonly Exclude<Role, 'VISITOR' | 'CITIZEN'>[];
  /** Offices of those roles; none: all. */
  readonly officeIds?: readonly string[];
  /** The municipality that lends them in those roles, and until when. */
  readonly loan?: { readonly lentBy: string; readonly until: Date };
  readonly level?: Level;
  /** When it was used last; now unless said. A use is written down a minute after the last: where rows are compared, one to come keeps it from that. */
  readonly seenAt?: Date;
  /** Whoever reads the person or ends the session at its identity provider opens what is sealed: then it must be. */
  readonly keys?: DataKeys;
}

/** A session laid straight into the database: how one is had is tested elsewhere. */
export async function aSession(database: TestDatabase, tenant: Pick<TestTenant, 'id'>, given: SessionGiven = {}): Promise<TestSession> {
  const { roles = [], officeIds = [], loan, level = 2, seenAt = new Date(), keys } = given;
  const personId = given.personId ?? (await aPerson(database, keys));
  const token = randomBytes(32).toString('base64url');
  const sessionId = randomUUID();
  await database.asSuperuser(
    `insert into session (tenant_id, id, person_id, token_digest, federation, level, identity_provider, subject_sealed, subject_digest, device,
                          begun_at, seen_at, idle_until, ends_at)
     values ($1, $2, $3, $4, 'SPID', $5, 'https://idp.example', $6, $4, 'Firefox, Linux', now(), $7, now() + interval '30 minutes',
             now() + interval '8 hours')`,
    [
      tenant.id,
      sessionId,
      personId,
      createHash('sha256').update(token).digest(),
      level,
      keys?.seal('{}', `session.subject_sealed ${sessionId}`) ?? '-',
      seenAt,
    ],
  );
  const membershipIds: string[] = [];
  for (const role of roles) {
    const membershipId = randomUUID();
    membershipIds.push(membershipId);
    const sealed = (column: string) => keys?.seal(`${role} ${tenant.id}`, `membership.${column}_sealed ${membershipId}`) ?? '-';
    await database.asSuperuser(
      `insert into membership (tenant_id, id, person_id, role, status, language, name_sealed, email_sealed, email_digest, invitation_ends_at,
                               valid_until, lent_by, loan_agreement, created_at, changed_at)
       values ($1, $2, $3, $4, 'ACTIVE', 'it', $6, $7, $5, now(), $8, $9, $10, now(), now())`,
      [
        ...[tenant.id, membershipId, personId, role, randomBytes(32), sealed('name'), sealed('email')],
        ...[loan?.until ?? null, loan?.lentBy ?? null, loan ? 'Convenzione n. 12 del 3 marzo 2026' : null],
      ],
    );
    for (const officeId of officeIds) {
      await database.asSuperuser('insert into membership_office (tenant_id, membership_id, office_id) values ($1, $2, $3)', [
        ...[tenant.id, membershipId, officeId],
      ]);
    }
  }
  return { headers: { cookie: `casa_session=${token}` }, personId, sessionId, membershipIds };
}

const CLAIMS = { fiscalCode: 'BNCMRA85T41A662X', givenName: 'Maria', familyName: 'Bianchi' };

async function aPerson(database: TestDatabase, keys: DataKeys | undefined): Promise<string> {
  const id = randomUUID();
  await database.asSuperuser(
    `insert into person (id, fiscal_digest, identity_sealed, created_at, seen_at) values ($1, $2, $3, now(), now())`,
    [id, randomBytes(32), keys?.seal(JSON.stringify(CLAIMS), `person.identity_sealed ${id}`) ?? '-'],
  );
  return id;
}
