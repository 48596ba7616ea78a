import type { DelegationId, PersonId, SessionId, TenantId } from '@casa/contracts';
import type { GivenRoleOf, Level } from '@casa/platform/authz';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { Federation } from '../saml/types.js';

const LIVE = `s.revoked_at is null and s.idle_until > $3 and s.ends_at > $3`;

const BY_TOKEN = statement(
  'identity.session-by-token',
  `select s.id, s.person_id as "personId", s.level, s.delegation_id as "delegationId", d.represented_id as "representedId",
          extract(epoch from case d.status when 'ACTIVE' then d.valid_until else d.revoked_at end)::float8 * 1000 as "actsUntil",
          extract(epoch from s.seen_at)::float8 * 1000 as "seenAt", extract(epoch from s.idle_until)::float8 * 1000 as "idleUntil",
          extract(epoch from s.ends_at)::float8 * 1000 as "endsAt", coalesce(r.given, '[]') as given,
          extract(epoch from r.first_end)::float8 * 1000 as "rightsUntil"
   from session s
   left join delegation d on d.tenant_id = $1 and d.id = s.delegation_id
   cross join lateral (
     select json_agg(json_strip_nulls(json_build_object('role', m.role, 'lentBy', m.lent_by, 'offices',
              array(select mo.office_id from membership_office mo where mo.tenant_id = $1 and mo.membership_id = m.id)))) as given,
            min(m.valid_until) as first_end
     from membership m
     where m.tenant_id = $1 and m.person_id = s.person_id and m.status = 'ACTIVE' and (m.valid_until is null or m.valid_until > $3)) r
   where s.tenant_id = $1 and s.token_digest = $2 and ${LIVE}`,
);

const ADD = statement(
  'identity.add-session',
  `insert into session (tenant_id, id, person_id, token_digest, federation, level, identity_provider, subject_sealed, subject_digest, device,
                        begun_at, seen_at, idle_until, ends_at, delegation_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, $14)`,
);

const SEEN = statement(
  'identity.session-seen',
  `update session set seen_at = $3, idle_until = $4 where tenant_id = $1 and id = $2 and revoked_at is null and seen_at < $3`,
);

const REVOKE = statement(
  'identity.revoke-session',
  `update session set revoked_at = $4 where tenant_id = $1 and id = $2 and person_id = $3 and revoked_at is null
   returning federation, identity_provider as "identityProvider", subject_sealed as "subjectSealed", delegation_id as "delegationId"`,
);

const OF_PERSON = statement(
  'identity.sessions-of-person',
  `select s.tenant_id as "tenantId", s.id, s.federation, s.level, s.identity_provider as "identityProvider", s.device, extract(epoch from s.begun_at)::float8 * 1000 as "begunAt",
          extract(epoch from s.seen_at)::float8 * 1000 as "seenAt"
   from session s
   where s.person_id = $1 and s.revoked_at is null and s.idle_until > $2 and s.ends_at > $2
   order by s.seen_at desc, s.id limit 100`,
);

const ACT_FOR = statement(
  'identity.session-acts-for',
  'update session set delegation_id = $3 where tenant_id = $1 and id = $2 and revoked_at is null',
);

const REVOKE_SUBJECT = statement(
  'identity.revoke-sessions-of-subject',
  `update session set revoked_at = $3 where tenant_id = $1 and subject_digest = $2 and revoked_at is null returning id, person_id as "personId"`,
);

const FEDERATION = statement(
  'identity.session-federation',
  'select federation from session where tenant_id = $1 and id = $2 and revoked_at is null',
);

const CHANGED = statement('identity.session-changed', `select pg_notify('session_changed', $1)`);

/** Database notification that sessions of a person are others now; its payload is the person's id. */
export const SESSION_CHANGED = 'session_changed';

export interface StoredSession {
  readonly id: SessionId;
  readonly personId: PersonId;
  readonly level: Level;
  /** For whom it acts; null: for the person themselves. */
  readonly delegationId: DelegationId | null;
  readonly representedId: PersonId | null;
  /** When that is over, or was ended: epoch milliseconds, like every instant below. */
  readonly actsUntil: number | null;
  readonly given: readonly GivenRoleOf[];
  /** When the first of those roles ends; null: none does. */
  readonly rightsUntil: number | null;
  readonly seenAt: number;
  readonly idleUntil: number;
  readonly endsAt: number;
}

export interface NewSession {
  readonly id: SessionId;
  readonly personId: PersonId;
  readonly tokenDigest: Buffer;
  readonly federation: Federation;
  readonly level: Level;
  readonly identityProvider: string;
  readonly subjectSealed: string;
  readonly subjectDigest: Buffer;
  readonly device: string;
  readonly begunAt: Date;
  readonly idleUntil: Date;
  readonly endsAt: Date;
  /** For whom it acts from its beginning: a step-up does not turn back to oneself. */
  readonly delegationId: DelegationId | null;
}

export interface SessionOfPerson {
  readonly tenantId: TenantId;
  readonly id: SessionId;
  readonly federation: Federation;
  readonly level: Level;
  readonly identityProvider: string;
  readonly device: string;
  /** Epoch milliseconds, like the next. */
  readonly begunAt: number;
  readonly seenAt: number;
}

/** What is needed to tell an identity provider that a session is over, and what a step-up goes on with. */
export interface EndedSession {
  readonly federation: Federation;
  readonly identityProvider: string;
  readonly subjectSealed: string;
  /** By which it acted. */
  readonly delegationId: DelegationId | null;
}

/** Every query of sessions. */
export const sessions = {
  async byToken(reader: Reader, tenantId: TenantId, tokenDigest: Buffer, now: Date): Promise<StoredSession | undefined> {
    const [row] = await reader.rows<StoredSession>(BY_TOKEN, [tenantId, tokenDigest, now]);
    return row;
  },

  add(writer: Writer, tenantId: TenantId, session: NewSession): void {
    const { id, personId, tokenDigest, federation, level, identityProvider, subjectSealed, device, begunAt, idleUntil, endsAt } = session;
    const { subjectDigest, delegationId } = session;
    writer.send(ADD, [
      ...[tenantId, id, personId, tokenDigest, federation, level, identityProvider, subjectSealed, subjectDigest, device],
      ...[begunAt, idleUntil, endsAt, delegationId],
    ]);
  },

  seen(writer: Writer, tenantId: TenantId, id: SessionId, now: Date, idleUntil: Date): void {
    writer.send(SEEN, [tenantId, id, now, idleUntil]);
  },

  /** @param delegationId null: for themselves again. */
  actFor(writer: Writer, tenantId: TenantId, id: SessionId, delegationId: DelegationId | null): void {
    writer.send(ACT_FOR, [tenantId, id, delegationId]);
  },

  /** Live ones, in whatever municipality; the one used last first. */
  ofPerson(reader: Reader, personId: PersonId, now: Date): Promise<SessionOfPerson[]> {
    return reader.rows<SessionOfPerson>(OF_PERSON, [personId, now]);
  },

  /** By whom the person of a session was recognised. */
  async federationOf(reader: Reader, tenantId: TenantId, id: SessionId): Promise<Federation | undefined> {
    const [row] = await reader.rows<{ federation: Federation }>(FEDERATION, [tenantId, id]);
    return row?.federation;
  },

  /** @returns undefined when there was no such session of this person here, or it was over. */
  async revoke(reader: Reader, tenantId: TenantId, id: SessionId, personId: PersonId, now: Date): Promise<EndedSession | undefined> {
    const [row] = await reader.rows<EndedSession>(REVOKE, [tenantId, id, personId, now]);
    return row;
  },

  /** Every session that a login of this subject at its identity provider began here. */
  revokeOfSubject(
    reader: Reader,
    tenantId: TenantId,
    subjectDigest: Buffer,
    now: Date,
  ): Promise<{ readonly id: SessionId; readonly personId: PersonId }[]> {
    return reader.rows(REVOKE_SUBJECT, [tenantId, subjectDigest, now]);
  },

  /** Tells every process, with the commit. */
  announce(writer: Writer, personId: PersonId): void {
    writer.send(CHANGED, [personId]);
  },
};
