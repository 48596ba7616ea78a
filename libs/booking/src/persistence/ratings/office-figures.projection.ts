import type { DeskId, OfficeId, ServiceId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';
import type { FigureUnit } from '../../domain/ratings/figure-periods.js';
import type { StarCounts } from '../../domain/ratings/rating.js';
import type { VisitChannel } from '../../domain/ratings/visit.js';

/** What a line of figures is of: everything, a week or month, a service, a channel. */
export interface FigureKey {
  readonly kind: 'TOTAL' | 'PERIOD' | 'SERVICE' | 'CHANNEL';
  /** First day of the week or month. */
  readonly period: string | null;
  readonly serviceId: ServiceId | null;
  readonly channel: VisitChannel | null;
}

/** How much went on. */
export interface VisitCounts {
  /** Appointments of those days, cancelled ones too. */
  readonly booked: number;
  /** With an appointment or a number. */
  readonly served: number;
  readonly noShows: number;
  readonly cancelled: number;
}

export interface CountRow extends FigureKey, VisitCounts {
  readonly offersAccepted: number;
  readonly offersRefused: number;
  readonly offersLapsed: number;
}

/** What was given in one week or month: by all, or the part of a service or a channel in it. */
export interface StarRow extends FigureKey {
  readonly kind: 'PERIOD' | 'SERVICE' | 'CHANNEL';
  readonly period: string;
  readonly stars: StarCounts;
}

/** What took time, and how it is counted: minutes, or days. */
export const TIME_MEASURES = ['WAIT', 'SERVICE', 'LEAD', 'FIRST_FREE'] as const;
export type TimeMeasure = (typeof TIME_MEASURES)[number];

export interface TimeRow extends FigureKey {
  readonly measure: TimeMeasure;
  readonly count: number;
  readonly median: number;
  /** Nine of ten took no longer. */
  readonly ninth: number;
}

export interface DeskRow extends VisitCounts {
  readonly id: DeskId;
  readonly name: string;
}

export interface FiguresOf {
  readonly officeId: OfficeId;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly unit: FigureUnit;
}

const KEY = `
  case when grouping(p.start) = 0 then 'PERIOD' when grouping(f.service_id) = 0 then 'SERVICE' when grouping(f.channel) = 0 then 'CHANNEL' else 'TOTAL' end as kind,
  p.start::text as period, f.service_id as "serviceId", f.channel`;
const PERIOD = `cross join lateral (select date_trunc($5, f.day::timestamp)::date as start) p`;
const DAYS = `f.tenant_id = $1 and f.office_id = $2 and f.day between $3 and $4`;
const COUNTS = `sum(f.booked)::int as booked, sum(f.served)::int as served, sum(f.no_shows)::int as "noShows", sum(f.cancelled)::int as cancelled`;

/** Everything together is a line even of nothing, unless told otherwise. */
const SOMETHING = 'having count(*) > 0';

const COUNT = statement(
  'figures.counts',
  `select ${KEY}, ${COUNTS}, sum(f.offers_accepted)::int as "offersAccepted", sum(f.offers_refused)::int as "offersRefused",
          sum(f.offers_lapsed)::int as "offersLapsed"
   from office_figure f ${PERIOD} where ${DAYS}
   group by grouping sets ((p.start), (f.service_id), (f.channel), ()) ${SOMETHING}
   order by p.start, sum(f.served) desc, f.service_id, f.channel`,
);

const STARS = statement(
  'figures.stars',
  `select case when grouping(f.service_id) = 0 then 'SERVICE' when grouping(f.channel) = 0 then 'CHANNEL' else 'PERIOD' end as kind,
          p.start::text as period, f.service_id as "serviceId", f.channel,
          array[${[1, 2, 3, 4, 5].map((star) => `sum(f.stars[${star}])::int`).join(', ')}] as stars
   from office_figure f ${PERIOD} where ${DAYS} and f.day < $6
   group by grouping sets ((p.start), (p.start, f.service_id), (p.start, f.channel))`,
);

const QUANTILES = `count(*)::int as count, percentile_cont(0.5) within group (order by m.value) as median, percentile_cont(0.9) within group (order by m.value) as ninth`;

const TIMES = statement(
  'figures.times',
  `select ${KEY}, m.measure, ${QUANTILES}
   from office_figure f ${PERIOD} cross join lateral (
     select 'WAIT' as measure, unnest(f.wait_minutes) as value
     union all select 'SERVICE', unnest(f.service_minutes)
     union all select 'LEAD', unnest(f.lead_days)
   ) m where ${DAYS}
   group by grouping sets ((m.measure, p.start), (m.measure, f.service_id), (m.measure, f.channel), (m.measure)) ${SOMETHING}
   union all
   select ${KEY}, 'FIRST_FREE', ${QUANTILES.replaceAll('m.value', 'f.days')}
   from first_free_figure f ${PERIOD} where ${DAYS}
   group by grouping sets ((p.start), (f.service_id), (f.channel), ()) ${SOMETHING}`,
);

const DESKS = statement(
  'figures.desks',
  `select d.id, d.name, ${COUNTS} from desk_figure f join desk d on d.tenant_id = $1 and d.id = f.desk_id
   where ${DAYS} group by d.id, d.name, d.position order by d.position, d.id`,
);

const SERVICES = statement('figures.services', `select id, name from service where tenant_id = $1 and id = any ($2)`);

/** What is read of the figures: never more than the days of a few weeks or months of one office. */
export const figuresOf = {
  counts(reader: Reader, tenantId: TenantId, of: FiguresOf): Promise<CountRow[]> {
    return reader.rows<CountRow>(COUNT, [...valuesOf(tenantId, of), of.unit]);
  },

  /** @param before the first day of what may still be rated: of that nothing is told. */
  stars(reader: Reader, tenantId: TenantId, of: FiguresOf, before: string): Promise<StarRow[]> {
    return reader.rows<StarRow>(STARS, [...valuesOf(tenantId, of), of.unit, before]);
  },

  times(reader: Reader, tenantId: TenantId, of: FiguresOf): Promise<TimeRow[]> {
    return reader.rows<TimeRow>(TIMES, [...valuesOf(tenantId, of), of.unit]);
  },

  desks(reader: Reader, tenantId: TenantId, of: FiguresOf): Promise<DeskRow[]> {
    return reader.rows<DeskRow>(DESKS, valuesOf(tenantId, of));
  },

  /** Names of services, retired ones too. */
  async serviceNames(reader: Reader, tenantId: TenantId, ids: readonly ServiceId[]): Promise<ReadonlyMap<ServiceId, LocalizedText>> {
    const rows = await reader.rows<{ id: ServiceId; name: LocalizedText }>(SERVICES, [tenantId, ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  },
};

function valuesOf(tenantId: TenantId, { officeId, firstDay, lastDay }: FiguresOf): readonly unknown[] {
  return [tenantId, officeId, firstDay, lastDay];
}
