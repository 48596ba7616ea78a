import type { OfficeId, ServiceId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import { DEFAULT_QUEUE, type QueueService, type QueueSettings } from '../../domain/queue/queue-settings.js';

/** The columns of QueueOffice; of office_queue all are null where there is no row. */
const COLUMNS = `
  o.id as "officeId", o.slug, o.name, o.time_zone as "timeZone", o.latitude, o.longitude, q.open, q.known_kiosks_only as "knownKiosksOnly",
  q.last_ticket_minutes as "lastTicketMinutes", q.check_in_minutes as "checkInMinutes", q.home_minutes as "homeMinutes", q.home_meters as "homeMeters",
  q.home_tickets as "homeTickets", q.tolerance_minutes as "toleranceMinutes", q.patience_minutes as "patienceMinutes",
  q.booked_per_walk_in as "bookedPerWalkIn", extract(epoch from q.changed_at)::float8 * 1000 as "changedAt",
  (select coalesce(json_agg(json_build_object('serviceId', s.service_id, 'letter', s.letter, 'walkIns', s.walk_ins) order by s.letter), '[]')
   from queue_service s join service v on v.tenant_id = $1 and v.id = s.service_id and v.retired_at is null
   where s.tenant_id = $1 and s.office_id = o.id) as services`;

const FROM = `from office o left join office_queue q on q.tenant_id = $1 and q.office_id = o.id where o.tenant_id = $1 and o.retired_at is null`;

const BY_ID = statement('queue.office-by-id', `select ${COLUMNS} ${FROM} and o.id = $2`);

const OPEN = statement(
  'queue.open-offices',
  `select ${COLUMNS} ${FROM} and q.open and ($2::text is null or o.slug = $2) order by o.position, o.id`,
);

// Who calls the next holds the office until the commit: two operators who call at one instant follow each other, and see what the other did.
const LOCK = statement('queue.lock-office', `select id from office where tenant_id = $1 and id = $2 for no key update`);

const PUT = statement(
  'queue.put-settings',
  `insert into office_queue (tenant_id, office_id, open, known_kiosks_only, last_ticket_minutes, check_in_minutes, home_minutes, home_meters,
                             home_tickets, tolerance_minutes, patience_minutes, booked_per_walk_in, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
   on conflict (tenant_id, office_id) do update
   set open = excluded.open, known_kiosks_only = excluded.known_kiosks_only, last_ticket_minutes = excluded.last_ticket_minutes,
       check_in_minutes = excluded.check_in_minutes, home_minutes = excluded.home_minutes, home_meters = excluded.home_meters,
       home_tickets = excluded.home_tickets, tolerance_minutes = excluded.tolerance_minutes, patience_minutes = excluded.patience_minutes,
       booked_per_walk_in = excluded.booked_per_walk_in, changed_at = excluded.changed_at`,
);

const CLEAR_SERVICES = statement('queue.clear-services', `delete from queue_service where tenant_id = $1 and office_id = $2`);

const PUT_SERVICES = statement(
  'queue.put-services',
  `insert into queue_service (tenant_id, office_id, service_id, letter, walk_ins)
   select $1, $2, given.service_id, given.letter, given.walk_ins from unnest($3::uuid[], $4::text[], $5::boolean[]) as given (service_id, letter, walk_ins)`,
);

const SERVICES_IN_PERSON = statement(
  'queue.services-in-person',
  `select s.id, s.name from service s
   where s.tenant_id = $1 and s.retired_at is null
     and exists (select from desk_service ds join desk d on d.tenant_id = $1 and d.id = ds.desk_id
                 where ds.tenant_id = $1 and ds.service_id = s.id and d.office_id = $2 and d.retired_at is null and 'IN_PERSON' = any (d.channels))
   order by s.position, s.id`,
);

/** An office and how it runs its waiting room. */
export interface QueueOffice {
  readonly officeId: OfficeId;
  readonly slug: string;
  readonly name: LocalizedText;
  readonly timeZone: string;
  readonly location?: { readonly latitude: number; readonly longitude: number };
  /** Whether the office has ever had a waiting room of ours. */
  readonly isSet: boolean;
  readonly settings: QueueSettings;
}

interface Row {
  readonly officeId: OfficeId;
  readonly slug: string;
  readonly name: LocalizedText;
  readonly timeZone: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly open: boolean | null;
  readonly knownKiosksOnly: boolean;
  readonly lastTicketMinutes: number;
  readonly checkInMinutes: number;
  readonly homeMinutes: number | null;
  readonly homeMeters: number | null;
  readonly homeTickets: number;
  readonly toleranceMinutes: number;
  readonly patienceMinutes: number;
  readonly bookedPerWalkIn: number;
  readonly services: readonly QueueService[];
}

/** How offices run their waiting rooms. */
export const queueSettings = {
  /** An office that never set anything has the defaults: its tickets are those of people who booked and arrived. */
  async ofOffice(reader: Reader, tenantId: TenantId, officeId: string): Promise<QueueOffice | undefined> {
    const [row] = await reader.rows<Row>(BY_ID, [tenantId, officeId]);
    return row && toOffice(row);
  },

  /** Offices that give tickets. @param slug of one; all without. */
  async open(reader: Reader, tenantId: TenantId, slug?: string): Promise<QueueOffice[]> {
    return (await reader.rows<Row>(OPEN, [tenantId, slug ?? null])).map(toOffice);
  },

  /** Makes callers of one office follow each other until the commit. */
  async lockOffice(reader: Reader, tenantId: TenantId, officeId: OfficeId): Promise<void> {
    await reader.rows(LOCK, [tenantId, officeId]);
  },

  put(writer: Writer, tenantId: TenantId, officeId: OfficeId, settings: QueueSettings, now: Date): void {
    const { open, knownKiosksOnly, lastTicketMinutes, checkInMinutes, home, rule, services } = settings;
    writer.send(PUT, [
      ...[tenantId, officeId, open, knownKiosksOnly, lastTicketMinutes, checkInMinutes],
      ...[home?.minutes ?? null, home?.meters ?? null, home?.atMost ?? MOST_FROM_HOME],
      ...[rule.toleranceMinutes, rule.patienceMinutes, rule.bookedPerWalkIn, now],
    ]);
    writer.send(CLEAR_SERVICES, [tenantId, officeId]);
    const column = <Value>(of: (service: QueueService) => Value) => services.map(of);
    writer.send(PUT_SERVICES, [
      tenantId,
      officeId,
      column(({ serviceId }) => serviceId),
      column(({ letter }) => letter),
      column(({ walkIns }) => walkIns),
    ]);
  },

  /** What is given at the office's desks to people who are there: of these the manager chooses. */
  servicesInPerson(reader: Reader, tenantId: TenantId, officeId: OfficeId): Promise<{ id: ServiceId; name: LocalizedText }[]> {
    return reader.rows(SERVICES_IN_PERSON, [tenantId, officeId]);
  },
};

/** Kept while an office gives no tickets from home. */
const MOST_FROM_HOME = 20;

function toOffice(row: Row): QueueOffice {
  const { officeId, slug, name, timeZone, latitude, longitude, open } = row;
  const common = { officeId, slug, name, timeZone, ...(latitude !== null && longitude !== null && { location: { latitude, longitude } }) };
  return open === null ? { ...common, isSet: false, settings: DEFAULT_QUEUE } : { ...common, isSet: true, settings: toSettings(row, open) };
}

function toSettings(row: Row, open: boolean): QueueSettings {
  const { knownKiosksOnly, lastTicketMinutes, checkInMinutes, homeMinutes, homeMeters, homeTickets, services } = row;
  const { toleranceMinutes, patienceMinutes, bookedPerWalkIn } = row;
  const home =
    homeMinutes === null ? undefined : { minutes: homeMinutes, atMost: homeTickets, ...(homeMeters !== null && { meters: homeMeters }) };
  return {
    ...{ open, knownKiosksOnly, lastTicketMinutes, checkInMinutes, services },
    ...(home && { home }),
    rule: { toleranceMinutes, patienceMinutes, bookedPerWalkIn },
  };
}
