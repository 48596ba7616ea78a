import type { CalendarFeedId, DeskId, OfficeId, PersonId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement, type Writer } from '@casa/platform/database';

/** A calendar that somebody subscribes to from elsewhere. Instants are epoch milliseconds. */
export interface CalendarFeed {
  readonly id: CalendarFeedId;
  readonly officeId: OfficeId;
  /** Null: the appointments of its person. */
  readonly deskId: DeskId | null;
  readonly personId: PersonId;
  /** Raised to make the address worthless. */
  readonly version: number;
  readonly createdAt: number;
  readonly renewedAt: number;
}

/** One entry of it: no name, no reason, no contact. Instants are epoch milliseconds. */
export interface FeedEntry {
  readonly id: string;
  readonly code: string;
  readonly sequence: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly changedAt: number;
  readonly channel: 'IN_PERSON' | 'TELEPHONE' | 'VIDEO';
  readonly serviceName: LocalizedText;
  readonly deskName: string;
}

const COLUMNS = `
  f.id, f.office_id as "officeId", f.desk_id as "deskId", f.person_id as "personId", f.version,
  extract(epoch from f.created_at)::float8 * 1000 as "createdAt", extract(epoch from f.renewed_at)::float8 * 1000 as "renewedAt"`;

const ADD = statement(
  'agenda.add-feed',
  `insert into calendar_feed (tenant_id, id, office_id, desk_id, person_id, version, created_at, renewed_at)
   values ($1, $2, $3, $4, $5, 1, $6, $6) on conflict do nothing`,
);

const OF_PERSON = statement(
  'agenda.feeds-of-person',
  `select ${COLUMNS} from calendar_feed f where f.tenant_id = $1 and f.person_id = $2 and f.revoked_at is null order by f.created_at, f.id`,
);

const BY_ID = statement(
  'agenda.feed',
  `select ${COLUMNS} from calendar_feed f where f.tenant_id = $1 and f.id = $2 and f.revoked_at is null`,
);

const RENEW = statement(
  'agenda.renew-feed',
  `update calendar_feed f set version = f.version + 1, renewed_at = $4
   where f.tenant_id = $1 and f.id = $2 and f.person_id = $3 and f.revoked_at is null returning ${COLUMNS}`,
);

const REVOKE = statement(
  'agenda.revoke-feed',
  `update calendar_feed set revoked_at = $4 where tenant_id = $1 and id = $2 and person_id = $3 and revoked_at is null returning id`,
);

const ENTRIES = `
  select a.id, a.code, a.sequence, extract(epoch from a.starts_at)::float8 * 1000 as "startsAt",
         extract(epoch from a.ends_at)::float8 * 1000 as "endsAt", extract(epoch from a.changed_at)::float8 * 1000 as "changedAt", a.channel,
         s.name as "serviceName", d.name as "deskName"
  from appointment a
  join service s on s.tenant_id = $1 and s.id = a.service_id
  join desk d on d.tenant_id = $1 and d.id = a.desk_id
  where a.tenant_id = $1 and a.office_id = $2 and a.starts_at >= $4 and a.starts_at < $5 and a.status = 'BOOKED'`;

const OF_DESK = statement('agenda.feed-of-desk', `${ENTRIES} and a.desk_id = $3 order by a.starts_at, a.id`);

// Whoever served, or will be served at the desk where the operator sat last: nobody is told beforehand who serves whom.
const OF_OPERATOR = statement(
  'agenda.feed-of-operator',
  `${ENTRIES} and (a.served_by = $3
     or (a.served_by is null and a.outcome is null and a.ends_at > $6
         and a.desk_id = (select h.desk_id from desk_shift h where h.tenant_id = $1 and h.person_id = $3 order by h.begun_at desc limit 1)))
   order by a.starts_at, a.id`,
);

/** Every query of calendar feeds. */
export const calendarFeeds = {
  /** Nothing happens when there is one already. */
  add(
    writer: Writer,
    tenantId: TenantId,
    { id, officeId, deskId, personId }: Pick<CalendarFeed, 'id' | 'officeId' | 'deskId' | 'personId'>,
    now: Date,
  ): void {
    writer.send(ADD, [tenantId, id, officeId, deskId, personId, now]);
  },

  ofPerson(reader: Reader, tenantId: TenantId, personId: PersonId): Promise<CalendarFeed[]> {
    return reader.rows<CalendarFeed>(OF_PERSON, [tenantId, personId]);
  },

  async byId(reader: Reader, tenantId: TenantId, id: string): Promise<CalendarFeed | undefined> {
    const [feed] = await reader.rows<CalendarFeed>(BY_ID, [tenantId, id]);
    return feed;
  },

  /** @returns undefined when it is not this person's, or was revoked. */
  async renew(reader: Reader, tenantId: TenantId, id: string, personId: PersonId, now: Date): Promise<CalendarFeed | undefined> {
    const [feed] = await reader.rows<CalendarFeed>(RENEW, [tenantId, id, personId, now]);
    return feed;
  },

  /** @returns whether it was this person's and there. */
  async revoke(reader: Reader, tenantId: TenantId, id: string, personId: PersonId, now: Date): Promise<boolean> {
    return (await reader.rows(REVOKE, [tenantId, id, personId, now])).length > 0;
  },

  /** What it shows of the appointments that begin between two instants. */
  entries(
    reader: Reader,
    tenantId: TenantId,
    { officeId, deskId, personId }: CalendarFeed,
    from: Date,
    until: Date,
    now: Date,
  ): Promise<FeedEntry[]> {
    return deskId
      ? reader.rows<FeedEntry>(OF_DESK, [tenantId, officeId, deskId, from, until])
      : reader.rows<FeedEntry>(OF_OPERATOR, [tenantId, officeId, personId, from, until, now]);
  },
};
