import type { MembershipId, OfficeId, PersonId, TenantId } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import type { GivenRole } from '@casa/platform/authz';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { Loan } from '../domain/loan.js';
import type { MemberStatus } from '../domain/member-status.js';

const COLUMNS = `
  m.id, m.person_id as "personId", m.role, m.status, m.name_sealed as "nameSealed", m.email_sealed as "emailSealed", m.language,
  m.invitation_version as "invitationVersion", extract(epoch from m.invitation_ends_at)::float8 * 1000 as "invitationEndsAt",
  extract(epoch from m.valid_until)::float8 * 1000 as "validUntil", m.lent_by as "lentBy", m.loan_agreement as agreement,
  array(select o.office_id from membership_office o where o.tenant_id = $1 and o.membership_id = m.id order by o.office_id) as offices`;

const LOCK = statement('identity.lock-memberships', `select pg_advisory_xact_lock(hashtextextended('membership ' || $1::text, 0))`);

const ALL = statement('identity.memberships', `select ${COLUMNS} from membership m where m.tenant_id = $1 order by m.created_at, m.id`);

const BY_ID = statement('identity.membership', `select ${COLUMNS} from membership m where m.tenant_id = $1 and m.id = $2`);

const BY_EMAIL = statement(
  'identity.membership-by-email',
  `select ${COLUMNS} from membership m where m.tenant_id = $1 and m.email_digest = $2 and m.role = $3`,
);

const INVITER = statement(
  'identity.membership-inviter',
  `select i.id, i.name_sealed as "nameSealed"
   from membership m
   join membership i on i.tenant_id = $1 and i.person_id = m.invited_by
   where m.tenant_id = $1 and m.id = $2
   order by i.created_at limit 1`,
);

const ADD = statement(
  'identity.add-membership',
  `insert into membership (tenant_id, id, role, status, name_sealed, email_sealed, email_digest, language, invitation_version,
                           invitation_ends_at, invited_by, valid_until, lent_by, loan_agreement, created_at, changed_at)
   values ($1, $2, $3, 'INVITED', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)`,
);

const RENEW = statement(
  'identity.renew-membership',
  `update membership set name_sealed = $3, email_sealed = $4, language = $5, invitation_version = $6, invitation_ends_at = $7, invited_by = $8,
                         valid_until = $9, lent_by = $10, loan_agreement = $11, changed_at = $12
   where tenant_id = $1 and id = $2`,
);

const ACCEPT = statement(
  'identity.accept-membership',
  `update membership set person_id = $3, status = 'ACTIVE', changed_at = $5
   where tenant_id = $1 and id = $2 and status = 'INVITED' and invitation_version = $4 and invitation_ends_at > $5
     and (valid_until is null or valid_until > $5)
   returning id`,
);

const CHANGE = statement(
  'identity.change-membership',
  `update membership set status = $3, valid_until = $4, loan_agreement = $5, invitation_version = $6, invitation_ends_at = $7, changed_at = $8
   where tenant_id = $1 and id = $2`,
);

const CLEAR_OFFICES = statement(
  'identity.clear-membership-offices',
  'delete from membership_office where tenant_id = $1 and membership_id = $2',
);

const ADD_OFFICES = statement(
  'identity.add-membership-offices',
  `insert into membership_office (tenant_id, membership_id, office_id)
   select $1, $2, office from unnest($3::uuid[]) office on conflict do nothing`,
);

const NAMES = statement(
  'identity.names-of-members',
  `select distinct on (m.person_id) m.person_id as "personId", m.id, m.name_sealed as "nameSealed"
   from membership m where m.tenant_id = $1 and m.person_id = any ($2::uuid[]) order by m.person_id, m.created_at`,
);

const WORKS_AT = statement(
  'identity.member-works-at',
  `select m.id from membership m
   where m.tenant_id = $1 and m.person_id = $2 and m.status = 'ACTIVE' and m.role in ('OPERATOR', 'OFFICE_MANAGER')
     and (m.valid_until is null or m.valid_until > $4) and (m.lent_by is null or m.role <> 'OPERATOR')
     and (not exists (select from membership_office o where o.tenant_id = $1 and o.membership_id = m.id)
          or exists (select from membership_office o where o.tenant_id = $1 and o.membership_id = m.id and o.office_id = $3))
   limit 1`,
);

// Over all municipalities: the person reads their own.
const LENT_BY = statement(
  'identity.loans-of-person',
  `select m.tenant_id as "tenantId", m.id from membership m
   where m.person_id = $1 and m.lent_by = $2 and m.tenant_id <> $2 and m.role = 'OPERATOR' and m.status = 'ACTIVE' and m.valid_until > $3
   order by m.tenant_id, m.id`,
);

const LENDERS = statement(
  'identity.lenders-of-members',
  `select distinct on (m.person_id) m.person_id as "personId", m.lent_by as "lentBy"
   from membership m
   where m.tenant_id = $1 and m.person_id = any ($2::uuid[]) and m.role in ('OPERATOR', 'OFFICE_MANAGER')
   order by m.person_id, m.status = 'ACTIVE' desc, m.lent_by nulls first`,
);

const OTHERS = statement(
  'identity.count-other-members',
  `select count(*)::int as others from membership
   where tenant_id = $1 and role = $2 and id <> $3 and status = 'ACTIVE' and (valid_until is null or valid_until > $4)`,
);

export interface StoredMember {
  readonly id: MembershipId;
  /** Null until the invitation is taken up. */
  readonly personId: PersonId | null;
  readonly role: GivenRole;
  readonly status: MemberStatus;
  readonly nameSealed: string;
  readonly emailSealed: string;
  /** In which language they are written to. */
  readonly language: Language;
  readonly invitationVersion: number;
  readonly invitationEndsAt: Date;
  readonly validUntil: Date | null;
  /** Null: the municipality's own. */
  readonly loan: Loan | null;
  readonly offices: readonly OfficeId[];
}

/** Instants as they come: epoch milliseconds. */
type Row = Omit<StoredMember, 'invitationEndsAt' | 'validUntil' | 'loan'> & {
  readonly invitationEndsAt: number;
  readonly validUntil: number | null;
  readonly lentBy: TenantId | null;
  readonly agreement: string | null;
};

/** What an invitation writes down. */
export interface Invitation {
  readonly id: MembershipId;
  readonly role: GivenRole;
  readonly nameSealed: string;
  readonly emailSealed: string;
  readonly emailDigest: Buffer;
  readonly language: Language;
  readonly invitationVersion: number;
  readonly invitationEndsAt: Date;
  /** Null: the operator. */
  readonly invitedBy: PersonId | null;
  readonly validUntil: Date | null;
  readonly loan: Loan | null;
}

/** Every query of those who work here. */
export const memberships = {
  /** Changes of a municipality's people follow each other, so that what is counted and looked up holds until the commit. */
  lock(writer: Writer, tenantId: TenantId): void {
    writer.send(LOCK, [tenantId]);
  },

  async all(reader: Reader, tenantId: TenantId): Promise<StoredMember[]> {
    return (await reader.rows<Row>(ALL, [tenantId])).map(toStored);
  },

  async byId(reader: Reader, tenantId: TenantId, id: string): Promise<StoredMember | undefined> {
    const [row] = await reader.rows<Row>(BY_ID, [tenantId, id]);
    return row && toStored(row);
  },

  async byEmail(reader: Reader, tenantId: TenantId, emailDigest: Buffer, role: GivenRole): Promise<StoredMember | undefined> {
    const [row] = await reader.rows<Row>(BY_EMAIL, [tenantId, emailDigest, role]);
    return row && toStored(row);
  },

  /** Who invited a member, as they are known here themselves. */
  async inviterOf(reader: Reader, tenantId: TenantId, id: MembershipId): Promise<Pick<StoredMember, 'id' | 'nameSealed'> | undefined> {
    const [row] = await reader.rows<Pick<StoredMember, 'id' | 'nameSealed'>>(INVITER, [tenantId, id]);
    return row;
  },

  /** By what name each is known here. */
  namesOf(
    reader: Reader,
    tenantId: TenantId,
    persons: readonly PersonId[],
  ): Promise<{ readonly personId: PersonId; readonly id: MembershipId; readonly nameSealed: string }[]> {
    return reader.rows(NAMES, [tenantId, persons]);
  },

  /** As what somebody serves at virtual desks of other municipalities, lent by theirs; the person must be entered. */
  lentBy(
    reader: Reader,
    personId: PersonId,
    home: TenantId,
    now: Date,
  ): Promise<{ readonly tenantId: TenantId; readonly id: MembershipId }[]> {
    return reader.rows(LENT_BY, [personId, home, now]);
  },

  /** Who lends each of those who serve citizens here, or did; null: they are the municipality's own. */
  lendersOf(
    reader: Reader,
    tenantId: TenantId,
    persons: readonly PersonId[],
  ): Promise<{ readonly personId: PersonId; readonly lentBy: TenantId | null }[]> {
    return reader.rows(LENDERS, [tenantId, persons]);
  },

  /** Whether somebody serves citizens at an office, as the municipality's own or as its manager: whoever is lent to serve has virtual desks alone. */
  async worksAt(reader: Reader, tenantId: TenantId, personId: PersonId, officeId: OfficeId, now: Date): Promise<boolean> {
    return (await reader.rows(WORKS_AT, [tenantId, personId, officeId, now])).length > 0;
  },

  invite(writer: Writer, tenantId: TenantId, invitation: Invitation, now: Date): void {
    const { id, role, nameSealed, emailSealed, emailDigest, language, invitationVersion, invitationEndsAt, invitedBy } = invitation;
    const sealed = [nameSealed, emailSealed, emailDigest, language];
    writer.send(ADD, [tenantId, id, role, ...sealed, invitationVersion, invitationEndsAt, invitedBy, ...termOf(invitation), now]);
  },

  /** Invites somebody anew who has not taken up the invitation yet. */
  renew(writer: Writer, tenantId: TenantId, invitation: Invitation, now: Date): void {
    const { id, nameSealed, emailSealed, language, invitationVersion, invitationEndsAt, invitedBy } = invitation;
    const sealed = [nameSealed, emailSealed, language];
    writer.send(RENEW, [tenantId, id, ...sealed, invitationVersion, invitationEndsAt, invitedBy, ...termOf(invitation), now]);
  },

  /** @returns whether the invitation still stood. */
  async accept(reader: Reader, tenantId: TenantId, id: MembershipId, personId: PersonId, version: number, now: Date): Promise<boolean> {
    return (await reader.rows(ACCEPT, [tenantId, id, personId, version, now])).length > 0;
  },

  change(writer: Writer, tenantId: TenantId, member: StoredMember, now: Date): void {
    const { id, status, validUntil, loan, invitationVersion, invitationEndsAt } = member;
    writer.send(CHANGE, [tenantId, id, status, validUntil, loan?.agreement ?? null, invitationVersion, invitationEndsAt, now]);
  },

  /** None: every office. Undoes the transaction when one is not there (foreign key violation). */
  setOffices(writer: Writer, tenantId: TenantId, id: MembershipId, offices: readonly OfficeId[]): void {
    writer.send(CLEAR_OFFICES, [tenantId, id]);
    writer.send(ADD_OFFICES, [tenantId, id, offices]);
  },

  /** How many others with that role are at work at that moment, as things stand. */
  async countOthers(reader: Reader, tenantId: TenantId, { id, role }: Pick<StoredMember, 'id' | 'role'>, at: Date): Promise<number> {
    const [row] = await reader.rows<{ others: number }>(OTHERS, [tenantId, role, id, at]);
    return row?.others ?? 0;
  },
};

function termOf({ validUntil, loan }: Invitation): readonly unknown[] {
  return [validUntil, loan?.lentBy ?? null, loan?.agreement ?? null];
}

function toStored({ invitationEndsAt, validUntil, lentBy, agreement, ...row }: Row): StoredMember {
  return {
    ...row,
    invitationEndsAt: new Date(invitationEndsAt),
    validUntil: validUntil === null ? null : new Date(validUntil),
    loan: lentBy === null || agreement === null ? null : { lentBy, agreement },
  };
}
