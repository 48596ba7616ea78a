import type { AppointmentChannel, AppointmentId, DeskId, OfficeId, ServiceId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';

/** Why nobody could book an appointment as it stands. */
export const UNCOVERED_REASONS = [
  'DESK_CLOSED',
  'SERVICE_NOT_GIVEN',
  'CHANNEL_NOT_GIVEN',
  'CLOSED',
  'OTHER_HOURS_THAT_DAY',
  'OUTSIDE_HOURS',
] as const;
export type UncoveredReason = (typeof UNCOVERED_REASONS)[number];

/** An appointment to come that lies where nothing is offered. */
export interface UncoveredAppointment {
  readonly id: AppointmentId;
  readonly code: string;
  readonly officeId: OfficeId;
  readonly deskId: DeskId;
  readonly deskName: string;
  readonly serviceId: ServiceId;
  readonly serviceName: LocalizedText;
  readonly channel: AppointmentChannel;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  /** IANA zone of the office. */
  readonly timeZone: string;
  /** YYYY-MM-DD in that zone. */
  readonly day: string;
  readonly reason: UncoveredReason;
}

/**
 * The appointments of an office that are still to come, and why each of them could not be booked any more: whatever could be is not here. The
 * same rules as in OPEN_TIME, asked of single appointments. $1 tenant, $2 office, $3 now, $4 holidays.
 */
const UNCOVERED = statement(
  'settings.uncovered',
  `with coming as (
    select a.id, a.code, a.office_id, a.desk_id, a.service_id, a.channel, a.starts_at, a.ends_at, o.time_zone,
           (a.starts_at at time zone o.time_zone)::date as day
    from appointment a join office o on o.tenant_id = $1 and o.id = a.office_id
    where a.tenant_id = $1 and a.office_id = $2 and a.status = 'BOOKED' and a.outcome is null and a.starts_at > $3
  ),
  judged as (
    select c.*, d.name as desk_name, s.name as service_name,
      case
        when d.retired_at is not null then 'DESK_CLOSED'
        when not exists (select from desk_service ds where ds.tenant_id = $1 and ds.desk_id = d.id and ds.service_id = s.id) then 'SERVICE_NOT_GIVEN'
        when not (c.channel = any (d.channels) and c.channel = any (s.channels)) then 'CHANNEL_NOT_GIVEN'
        when exists (
          select from closure cl where cl.tenant_id = $1 and (cl.desk_id = d.id or (cl.desk_id is null and (cl.office_id is null or cl.office_id = $2)))
            and cl.starts_at < c.ends_at and cl.ends_at > c.starts_at
        ) then 'CLOSED'
        when special.there then case when not special.fits then 'OTHER_HOURS_THAT_DAY' end
        when not weekly.fits then 'OUTSIDE_HOURS'
      end as reason
    from coming c
    join desk d on d.tenant_id = $1 and d.id = c.desk_id
    join service s on s.tenant_id = $1 and s.id = c.service_id
    cross join lateral (
      select count(*) > 0 as there,
             coalesce(bool_or((so.day + so.opens) at time zone c.time_zone <= c.starts_at and c.ends_at <= (so.day + so.closes) at time zone c.time_zone), false) as fits
      from special_opening so
      where so.tenant_id = $1 and so.office_id = $2 and so.day = c.day and (so.desk_id is null or so.desk_id = d.id)
    ) as special
    cross join lateral (
      select coalesce(bool_or((c.day + h.opens) at time zone c.time_zone <= c.starts_at and c.ends_at <= (c.day + h.closes) at time zone c.time_zone), false) as fits
      from weekly_hours h
      where h.tenant_id = $1 and h.office_id = $2 and h.weekday = extract(isodow from c.day) and not c.day = any ($4::date[])
        and h.desk_id is not distinct from
          (select w.desk_id from weekly_hours w where w.tenant_id = $1 and w.office_id = $2 and w.desk_id = d.id limit 1)
    ) as weekly
  )
  select id, code, office_id as "officeId", desk_id as "deskId", desk_name as "deskName", service_id as "serviceId", service_name as "serviceName",
         channel, extract(epoch from starts_at)::float8 * 1000 as "startsAt", time_zone as "timeZone", day::text as day, reason
  from judged where reason is not null order by starts_at, id`,
);

/** @param holidays YYYY-MM-DD, as far as anything may be booked. */
export function uncoveredAppointments(
  reader: Reader,
  tenantId: TenantId,
  officeId: OfficeId,
  holidays: readonly string[],
  now: Date,
): Promise<UncoveredAppointment[]> {
  return reader.rows<UncoveredAppointment>(UNCOVERED, [tenantId, officeId, now, holidays]);
}
