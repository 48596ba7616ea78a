import type { DeskId, OfficeId, TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';
import type { ClosedTime, OfficeClosure } from './office-closure.repository.js';

const SCOPE = `d.tenant_id = $1 and ($2::uuid is null or d.office_id = $2) and ($3::uuid is null or d.id = $3)`;

// Inside what people closed before nothing is held but its guards, which reach further than this closure; those of this one bear its instant.
const CLEAR = statement(
  'closures.clear-holds',
  `delete from desk_claim c using desk d
   where ${SCOPE} and c.tenant_id = $1 and c.desk_id = d.id and c.starts_at < $5 and c.ends_at > $4
     and c.starts_at >= $4::timestamptz - interval '1 day' and c.held_until is not null and c.held_until <> $6
     and not exists (select from closure k
                     where k.tenant_id = $1 and k.id <> $7 and k.created_by is not null and k.starts_at <= c.starts_at and k.ends_at >= c.ends_at
                       and (k.office_id is null or k.office_id = d.office_id) and (k.desk_id is null or k.desk_id = d.id))
   returning c.id`,
);

/** Claims what is free at each desk, in pieces of a day at most. A piece that somebody takes this very moment is waited for, and left. */
const GUARD = statement(
  'closures.guard',
  `with piece as materialized (
     select d.id as desk_id, day as starts_at, least(upper(gap), day + interval '1 day') as ends_at
     from desk d
     cross join lateral (
       select tstzmultirange(tstzrange($4, $5)) - coalesce(range_agg(tstzrange(c.starts_at, c.ends_at)), '{}') as free
       from desk_claim c
       where c.tenant_id = $1 and c.desk_id = d.id and c.starts_at < $5 and c.ends_at > $4 and c.starts_at >= $4::timestamptz - interval '1 day'
     ) as left_over
     cross join lateral unnest(left_over.free) as gap
     cross join lateral generate_series(lower(gap), upper(gap) - interval '1 microsecond', interval '1 day') as day
     where ${SCOPE} and d.retired_at is null
     order by d.id, 2
   ), guarded as (
     insert into desk_claim (tenant_id, id, desk_id, starts_at, ends_at, held_until)
     select $1, gen_random_uuid(), p.desk_id, p.starts_at, p.ends_at, $6 from piece p
     on conflict do nothing
   )
   select count(*)::int as gaps from piece`,
);

const FREE_AGAIN = statement(
  'closures.desks',
  `select d.id as "deskId", d.office_id as "officeId" from desk d where ${SCOPE} and d.retired_at is null order by d.office_id, d.position, d.id`,
);

const valuesOf = (tenantId: TenantId, { officeId, deskId, startsAt, endsAt }: ClosedTime): unknown[] => [
  ...[tenantId, officeId, deskId, startsAt, endsAt],
];

/** The claims inside a closure. */
export const closedClaims = {
  /**
   * Takes away what people hold who are booking, be it for a second more, and what was promised to others. Whoever books it this very moment
   * is waited for. @returns ids of the claims.
   */
  async clearHolds(reader: Reader, tenantId: TenantId, closure: OfficeClosure, guardedUntil: Date): Promise<string[]> {
    const rows = await reader.rows<{ id: string }>(CLEAR, [...valuesOf(tenantId, closure), guardedUntil, closure.id]);
    return rows.map(({ id }) => id);
  },

  /**
   * Claims for a moment whatever is free inside: whoever is booking it this very instant, and has not seen the closure, gets nothing.
   * @returns how much was free still; none: all of it is claimed by somebody.
   */
  async guard(reader: Reader, tenantId: TenantId, time: ClosedTime, guardedUntil: Date): Promise<number> {
    const [row] = await reader.rows<{ gaps: number }>(GUARD, [...valuesOf(tenantId, time), guardedUntil]);
    return row?.gaps ?? 0;
  },

  /** The desks that are closed by it. */
  desks(
    reader: Reader,
    tenantId: TenantId,
    { officeId, deskId }: Pick<ClosedTime, 'officeId' | 'deskId'>,
  ): Promise<{ readonly deskId: DeskId; readonly officeId: OfficeId }[]> {
    return reader.rows(FREE_AGAIN, [tenantId, officeId, deskId]);
  },
};
