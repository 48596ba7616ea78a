import type { DeskId, OfficeId, TenantId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { Stretch } from '../../domain/waiting-list/coming-times.js';
import { type AvailabilityQuery, commonValues, OPEN_TIME } from '../availability.projection.js';
import { noteOfClaim } from '../nearby/free-time-change.js';
import { wantsOffice } from './waiting-wish.repository.js';

/** A stretch of one desk's time. */
export interface DeskTime {
  readonly tenantId: TenantId;
  readonly deskId: DeskId;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const OFFICE_OF_DESK = statement(
  'waiting.office-of-desk',
  `select o.id as "officeId", o.time_zone as "timeZone" from desk d join office o on o.tenant_id = $1 and o.id = d.office_id
   where d.tenant_id = $1 and d.id = $2 and d.retired_at is null and o.retired_at is null`,
);

/** Further: $12 earliest start, $13 desk, $14 and $15 the freed stretch. */
const FREED_STARTS = statement(
  'waiting.freed-starts',
  `with ${OPEN_TIME}
   select distinct extract(epoch from g)::float8 * 1000 as "startsAt"
   from open_time o
   join desk_here d on d.id = o.desk_id
   cross join bounds
   cross join lateral generate_series(o.opens_at, o.closes_at - bounds.length, make_interval(mins => $11::int)) as g
   where o.desk_id = $13 and g >= $12 and g < $15 and g > $14::timestamptz - bounds.length and not (d.claimed_starts + d.shut_starts) @> g
   order by 1`,
);

// Conflicts with nothing that is free: where part of the stretch is taken already, the rest is everybody's.
const KEEP = statement(
  'waiting.keep-freed-time',
  `with claim as (
     insert into desk_claim (tenant_id, id, desk_id, starts_at, ends_at, held_until)
     select $1, $2::uuid, d.id, $4::timestamptz, $5::timestamptz, $6::timestamptz from desk d
     where d.tenant_id = $1 and d.id = $3 and $5::timestamptz <= $4::timestamptz + interval '1 day'
       and exists (select from waiting_wish w join desk_service ds on ds.tenant_id = $1 and ds.desk_id = d.id and ds.service_id = w.service_id
                   where w.tenant_id = $1 and ${wantsOffice('d.office_id')})
     on conflict do nothing returning desk_id, starts_at, held_until
   )
   ${noteOfClaim('claim', '$2', '$7')}`,
);

const MINUTE_MS = 60_000;

/** @returns undefined when the desk serves nobody any more. */
export async function officeOfDesk(
  reader: Reader,
  tenantId: TenantId,
  deskId: DeskId,
): Promise<{ readonly officeId: OfficeId; readonly timeZone: string } | undefined> {
  const [row] = await reader.rows<{ officeId: OfficeId; timeZone: string }>(OFFICE_OF_DESK, [tenantId, deskId]);
  return row;
}

/** The starts a service has at a desk thanks to a stretch that came free: each touches it. */
export async function freedStarts(
  reader: Reader,
  query: AvailabilityQuery,
  { deskId, startsAt, endsAt }: Omit<DeskTime, 'tenantId'>,
  earliest: Date,
): Promise<Stretch[]> {
  const rows = await reader.rows<{ startsAt: number }>(FREED_STARTS, [...commonValues(query), earliest, deskId, startsAt, endsAt]);
  return rows.map((row) => ({ startsAt: row.startsAt, endsAt: row.startsAt + query.minutes * MINUTE_MS }));
}

/** Claims freed time for a while, if anybody waits for such a time: a passer-by is not faster than the list. Answered by the commit. */
export function keepFreedTime(
  writer: Writer,
  holdId: string,
  { tenantId, deskId, startsAt, endsAt }: DeskTime,
  until: Date,
  now: Date,
): void {
  writer.send(KEEP, [tenantId, holdId, deskId, startsAt, endsAt, until, now]);
}
