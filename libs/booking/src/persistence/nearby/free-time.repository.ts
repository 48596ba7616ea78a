import type { AppointmentChannel, OfficeId, ServiceId, TenantId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';

/** A service as an office gives it on one channel, with the rules its free time follows. */
export interface PlaceRules {
  readonly serviceId: ServiceId;
  readonly officeId: OfficeId;
  readonly channel: AppointmentChannel;
  readonly timeZone: string;
  readonly minutes: number;
  readonly stepMinutes: number;
  readonly leadMinutes: number;
  readonly horizonDays: number;
}

/** What a place has free on a day: epoch seconds, ascending. */
export interface FreeDay {
  readonly serviceId: ServiceId;
  readonly channel: AppointmentChannel;
  /** In the office's zone, ISO 8601. */
  readonly day: string;
  readonly starts: readonly number[];
}

/** Whoever computes an office's free time has it for themselves: of two, the one that looked first could write last. */
const LOCK = statement(
  'booking.lock-free-time',
  `select pg_try_advisory_xact_lock(hashtextextended('casa.free-time ' || $1::text || $2::text, 0)) as locked`,
);

// What is booked here, of the services that other municipalities may have too; the consortium's portal books nothing.
const PLACES = `
  select distinct s.id as service_id, channel, s.template, s.name, s.category, coalesce(o.latitude, t.latitude) as latitude,
         coalesce(o.longitude, t.longitude) as longitude, s.open_to_non_residents, s.lead_minutes, o.time_zone, s.minutes, s.step_minutes,
         s.horizon_days
  from office o
  join tenant t on t.id = $1 and t.kind = 'MUNICIPALITY'
  join desk d on d.tenant_id = $1 and d.office_id = o.id and d.retired_at is null
  join desk_service ds on ds.tenant_id = $1 and ds.desk_id = d.id
  join service s on s.tenant_id = $1 and s.id = ds.service_id
  cross join lateral unnest(d.channels) as channel
  where o.tenant_id = $1 and o.id = $2 and o.retired_at is null and s.template is not null and s.bookable and s.status = 'ACTIVE'
    and s.retired_at is null and channel = any (s.channels)`;

const COLUMNS = 'template, name, category, latitude, longitude, open_to_non_residents, lead_minutes';

const PUT_PLACES = statement(
  'booking.put-free-time-places',
  `with place as materialized (${PLACES}), gone as (
     delete from free_time_place p where p.tenant_id = $1 and p.office_id = $2
       and not exists (select from place n where n.service_id = p.service_id and n.channel = p.channel)
   ), put as (
     insert into free_time_place as p (tenant_id, office_id, service_id, channel, ${COLUMNS})
     select $1, $2, service_id, channel, ${COLUMNS} from place
     on conflict (tenant_id, office_id, service_id, channel) do update
     set (${COLUMNS}) = (${COLUMNS.replaceAll(/\w+/g, 'excluded.$&')})
     where (${COLUMNS.replaceAll(/\w+/g, 'p.$&')}) is distinct from (${COLUMNS.replaceAll(/\w+/g, 'excluded.$&')})
   )
   select service_id as "serviceId", $2::uuid as "officeId", channel, time_zone as "timeZone", minutes, step_minutes as "stepMinutes",
          lead_minutes as "leadMinutes", horizon_days as "horizonDays"
   from place`,
);

/** $3 what is free, $4 the days it was asked of; null: all there are. */
const PUT_DAYS = statement(
  'booking.put-free-time-days',
  `with fresh as materialized (
     select f.service_id, f.channel, f.day, array(select json_array_elements_text(f.starts)::bigint) as starts
     from json_to_recordset($3::json) as f (service_id uuid, channel text, day date, starts json)
   ), gone as (
     delete from free_time_day d where d.tenant_id = $1 and d.office_id = $2 and ($4::date[] is null or d.day = any ($4))
       and not exists (select from fresh f where f.service_id = d.service_id and f.channel = d.channel and f.day = d.day)
   )
   insert into free_time_day as d (tenant_id, office_id, service_id, channel, day, starts)
   select $1, $2, service_id, channel, day, starts from fresh
   on conflict (tenant_id, office_id, service_id, channel, day) do update set starts = excluded.starts where d.starts <> excluded.starts`,
);

/** The free time of one office as every municipality reads it. */
export const freeTime = {
  /** @returns whether nobody else has the office in hand; kept until the transaction ends. */
  async lock(reader: Reader, tenantId: TenantId, officeId: OfficeId): Promise<boolean> {
    const [row] = await reader.rows<{ locked: boolean }>(LOCK, [tenantId, officeId]);
    return row?.locked === true;
  },

  /** Writes down what the office gives now, and only that. */
  putPlaces(reader: Reader, tenantId: TenantId, officeId: OfficeId): Promise<PlaceRules[]> {
    return reader.rows<PlaceRules>(PUT_PLACES, [tenantId, officeId]);
  },

  /**
   * @param found the days on which anything is free.
   * @param asked the days that were looked at; undefined: every day there is.
   */
  putDays(writer: Writer, tenantId: TenantId, officeId: OfficeId, found: readonly FreeDay[], asked: readonly string[] | undefined): void {
    const rows = found.map(({ serviceId, ...row }) => ({ service_id: serviceId, ...row }));
    writer.send(PUT_DAYS, [tenantId, officeId, JSON.stringify(rows), asked ?? null]);
  },
};
