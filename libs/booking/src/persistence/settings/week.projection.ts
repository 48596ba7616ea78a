import type { DeskId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';
import { type AvailabilityQuery, commonValues, OPEN_TIME } from '../availability.projection.js';

/** A stretch in which a desk receives for a service, and the starts it has free in it. */
export interface DeskOpening {
  readonly deskId: DeskId;
  /** YYYY-MM-DD */
  readonly day: string;
  /** Epoch milliseconds. */
  readonly opensAt: number;
  readonly closesAt: number;
  /** Epoch seconds, ascending. */
  readonly starts: readonly number[];
}

/** Further: $12 earliest start. The same openings and the same free starts that citizens are offered, but desk by desk. */
const DESK_OPENINGS = statement(
  'settings.desk-openings',
  `with ${OPEN_TIME}
  select o.desk_id as "deskId", o.day::text as day, extract(epoch from o.opens_at)::float8 * 1000 as "opensAt",
    extract(epoch from o.closes_at)::float8 * 1000 as "closesAt",
    (select coalesce(json_agg(extract(epoch from g)::int8 order by g), '[]')
     from generate_series(o.opens_at, o.closes_at - make_interval(mins => $10::int), make_interval(mins => $11::int)) as g
     where g >= $12 and not (d.claimed_starts + d.shut_starts) @> g) as starts
  from open_time o join desk_here d on d.id = o.desk_id
  order by d.position, o.desk_id, o.opens_at`,
);

/** Desk by desk when it receives for a service, and what it has free from `earliest` on. */
export function deskOpenings(reader: Reader, query: AvailabilityQuery, earliest: Date): Promise<DeskOpening[]> {
  return reader.rows<DeskOpening>(DESK_OPENINGS, [...commonValues(query), earliest]);
}
