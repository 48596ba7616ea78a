import type { DelegationId, PersonId, TenantId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { DelegationKind, DelegationStatus } from '../domain/delegation.js';

const COLUMNS = `
  d.id, d.kind, d.status, d.person_id as "delegateId", d.represented_id as "representedId", d.delegate_sealed as "delegateSealed",
  d.represented_sealed as "representedSealed", d.reason_sealed as "reasonSealed",
  extract(epoch from d.valid_until)::float8 * 1000 as "validUntil", extract(epoch from d.created_at)::float8 * 1000 as "createdAt"`;

const OPEN = `d.status in ('WAITING', 'ACTIVE') and d.valid_until >`;
const PARTY = `(d.person_id = $2 or d.represented_id = $2)`;

const LOCK = statement(
  'identity.lock-delegations',
  `select pg_advisory_xact_lock(hashtextextended('delegations ' || $1::text || ' ' || $2::text, 0))`,
);

// A mandate is made by who is represented, the others by who is to act.
const OPEN_OF_MAKER = statement(
  'identity.open-delegations',
  `select count(*)::int as count,
          extract(epoch from max(d.valid_until) filter (where d.kind = $3 and d.person_id = $4 and d.represented_id = $5))::float8 * 1000 as until
   from delegation d
   where d.tenant_id = $1 and ${OPEN} $6 and case d.kind when 'MANDATE' then d.represented_id else d.person_id end = $2`,
);

const ADD = statement(
  'identity.add-delegation',
  `insert into delegation (tenant_id, id, person_id, kind, represented_id, delegate_sealed, represented_sealed, status, valid_until, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

const BY_ID = statement('identity.delegation', `select ${COLUMNS} from delegation d where d.tenant_id = $1 and d.id = $2`);

const BY_ID_LOCKED = statement(
  'identity.delegation-locked',
  `select ${COLUMNS} from delegation d where d.tenant_id = $1 and d.id = $2 for update`,
);

const OF_PERSON = statement(
  'identity.delegations-of-person',
  `select ${COLUMNS} from delegation d
   where d.tenant_id = $1 and ${PARTY} and ($3::timestamptz is null or (d.created_at, d.id) < ($3, $4::uuid))
   order by d.created_at desc, d.id desc limit $5`,
);

const OF_PERSON_COUNT = statement(
  'identity.delegations-of-person-count',
  `select count(*)::int as count from delegation d where d.tenant_id = $1 and ${PARTY}`,
);

// What was declared, for those who decide of it; never of themselves.
const DECLARED_WHERE = `
  d.tenant_id = $1 and d.status = $2 and d.kind <> 'MANDATE' and d.valid_until > $3 and d.person_id <> $4 and d.represented_id <> $4`;

const DECLARED = statement(
  'identity.declared-delegations',
  `select ${COLUMNS} from delegation d
   where ${DECLARED_WHERE} and ($5::timestamptz is null or (d.created_at, d.id) > ($5, $6::uuid))
   order by d.created_at, d.id limit $7`,
);

const DECLARED_COUNT = statement(
  'identity.declared-delegations-count',
  `select count(*)::int as count from delegation d where ${DECLARED_WHERE}`,
);

const CHANGE = statement(
  'identity.change-delegation',
  `update delegation set status = $3, revoked_at = $4, reason_sealed = $5, decided_by = coalesce($6, decided_by), decided_at = coalesce($7, decided_at)
   where tenant_id = $1 and id = $2`,
);

export interface StoredDelegation {
  readonly id: DelegationId;
  readonly kind: DelegationKind;
  readonly status: Exclude<DelegationStatus, 'EXPIRED'>;
  readonly delegateId: PersonId;
  readonly representedId: PersonId;
  readonly delegateSealed: string;
  readonly representedSealed: string;
  /** Why the municipality refused it, or took back what it had confirmed. */
  readonly reasonSealed: string | null;
  readonly validUntil: Date;
  readonly createdAt: Date;
}

/** Instants as they come: epoch milliseconds. */
type Row = Omit<StoredDelegation, 'validUntil' | 'createdAt'> & { readonly validUntil: number; readonly createdAt: number };

/** What somebody has made and is not over. */
export interface OpenDelegations {
  readonly count: number;
  /** Of those of this kind between these two, the latest end; null when there is none. */
  readonly until: number | null;
}

/** Where a page begins: after this one. */
export interface AfterDelegation {
  readonly createdAt: string;
  readonly id: string;
}

export interface DelegationPage {
  readonly rows: StoredDelegation[];
  readonly count: number;
}

/** Which of those that were declared, and for whom the list is: they do not decide of themselves. */
export interface DeclaredSearch {
  readonly status: 'WAITING' | 'ACTIVE';
  readonly decider: PersonId;
  readonly now: Date;
}

/** What becomes of a delegation, and by whose decision when it is the municipality's. */
export interface DelegationChange {
  readonly status: 'ACTIVE' | 'REFUSED' | 'REVOKED';
  readonly at: Date;
  readonly reasonSealed?: string | null;
  readonly decidedBy?: PersonId;
}

/** Every query of delegations. */
export const delegations = {
  /** What one person makes follows each other, so that what is counted holds until the commit. */
  lock(writer: Writer, tenantId: TenantId, maker: PersonId): void {
    writer.send(LOCK, [tenantId, maker]);
  },

  async openOf(
    reader: Reader,
    tenantId: TenantId,
    maker: PersonId,
    { kind, delegateId, representedId }: Pick<StoredDelegation, 'kind' | 'delegateId' | 'representedId'>,
    now: Date,
  ): Promise<OpenDelegations> {
    const [row] = await reader.rows<OpenDelegations>(OPEN_OF_MAKER, [tenantId, maker, kind, delegateId, representedId, now]);
    return row ?? { count: 0, until: null };
  },

  add(writer: Writer, tenantId: TenantId, delegation: StoredDelegation): void {
    const { id, kind, status, delegateId, representedId, delegateSealed, representedSealed, validUntil, createdAt } = delegation;
    writer.send(ADD, [tenantId, id, delegateId, kind, representedId, delegateSealed, representedSealed, status, validUntil, createdAt]);
  },

  async byId(reader: Reader, tenantId: TenantId, id: string): Promise<StoredDelegation | undefined> {
    const [row] = await reader.rows<Row>(BY_ID, [tenantId, id]);
    return row && toStored(row);
  },

  /** For a change: two changes of one follow each other. */
  async byIdLocked(reader: Reader, tenantId: TenantId, id: string): Promise<StoredDelegation | undefined> {
    const [row] = await reader.rows<Row>(BY_ID_LOCKED, [tenantId, id]);
    return row && toStored(row);
  },

  /** Those by which a person acts or is represented, the latest first. */
  async ofPerson(
    reader: Reader,
    tenantId: TenantId,
    personId: PersonId,
    after: AfterDelegation | undefined,
    limit: number,
  ): Promise<DelegationPage> {
    const [rows, [total]] = await Promise.all([
      reader.rows<Row>(OF_PERSON, [tenantId, personId, after?.createdAt ?? null, after?.id ?? null, limit]),
      reader.rows<{ count: number }>(OF_PERSON_COUNT, [tenantId, personId]),
    ]);
    return { rows: rows.map(toStored), count: total?.count ?? 0 };
  },

  /** Those that were declared and are not over, the one that waits longest first. */
  async declared(
    reader: Reader,
    tenantId: TenantId,
    { status, decider, now }: DeclaredSearch,
    after: AfterDelegation | undefined,
    limit: number,
  ): Promise<DelegationPage> {
    const search = [tenantId, status, now, decider];
    const [rows, [total]] = await Promise.all([
      reader.rows<Row>(DECLARED, [...search, after?.createdAt ?? null, after?.id ?? null, limit]),
      reader.rows<{ count: number }>(DECLARED_COUNT, search),
    ]);
    return { rows: rows.map(toStored), count: total?.count ?? 0 };
  },

  change(writer: Writer, tenantId: TenantId, id: DelegationId, { status, at, reasonSealed, decidedBy }: DelegationChange): void {
    const decided = [decidedBy ?? null, decidedBy ? at : null];
    writer.send(CHANGE, [tenantId, id, status, status === 'REVOKED' ? at : null, reasonSealed ?? null, ...decided]);
  },
};

function toStored({ validUntil, createdAt, ...row }: Row): StoredDelegation {
  return { ...row, validUntil: new Date(validUntil), createdAt: new Date(createdAt) };
}
