import type { AppointmentChannel, AppointmentId, DeskId, OfficeId, PersonId, ServiceId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';
import type { ClosedTime } from './office-closure.repository.js';

/** An appointment inside a closure; instants are epoch milliseconds. */
export interface ClosureHit {
  readonly id: AppointmentId;
  readonly officeId: OfficeId;
  readonly officeName: LocalizedText;
  readonly deskId: DeskId;
  readonly deskName: string;
  readonly serviceId: ServiceId;
  readonly serviceName: LocalizedText;
  readonly channel: AppointmentChannel;
  readonly startsAt: number;
  readonly endsAt: number;
  /** IANA zone of the office. */
  readonly timeZone: string;
  readonly personId: PersonId | null;
  readonly citizenSealed: string;
}

// One whose citizen sits at the desk already goes on; one whose day is done has no day to move.
const HITS = `
  select a.id, a.office_id as "officeId", o.name as "officeName", a.desk_id as "deskId", d.name as "deskName", a.service_id as "serviceId",
         s.name as "serviceName", a.channel, extract(epoch from a.starts_at)::float8 * 1000 as "startsAt",
         extract(epoch from a.ends_at)::float8 * 1000 as "endsAt", o.time_zone as "timeZone", a.person_id as "personId",
         a.citizen_sealed as "citizenSealed"
  from appointment a
  join office o on o.tenant_id = $1 and o.id = a.office_id
  join desk d on d.tenant_id = $1 and d.id = a.desk_id
  join service s on s.tenant_id = $1 and s.id = a.service_id
  where a.tenant_id = $1 and ($2::uuid is null or a.office_id = $2) and ($3::uuid is null or a.desk_id = $3)
    and a.starts_at < $5 and a.ends_at > greatest($4::timestamptz, $6::timestamptz) and a.starts_at >= $4::timestamptz - interval '1 day'
    and a.status = 'BOOKED' and a.started_at is null and a.outcome is null`;

const READ = statement('closures.hits', `${HITS} order by a.starts_at, a.id`);

// In the order of their ids: of two closures at once one waits for the other, and neither for both.
const READ_LOCKED = statement(
  'closures.hits-locked',
  `select hit.* from (${HITS} order by a.id for update of a) as hit order by hit."startsAt", hit.id`,
);

const valuesOf = (tenantId: TenantId, { officeId, deskId, startsAt, endsAt }: ClosedTime, now: Date): unknown[] => [
  ...[tenantId, officeId, deskId, startsAt, endsAt, now],
];

/** Whom a closure hits, in the order of their hours. */
export function closureHits(reader: Reader, tenantId: TenantId, time: ClosedTime, now: Date): Promise<ClosureHit[]> {
  return reader.rows<ClosureHit>(READ, valuesOf(tenantId, time, now));
}

/** The same, none of which moves until the transaction ends. */
export function closureHitsLocked(reader: Reader, tenantId: TenantId, time: ClosedTime, now: Date): Promise<ClosureHit[]> {
  return reader.rows<ClosureHit>(READ_LOCKED, valuesOf(tenantId, time, now));
}
