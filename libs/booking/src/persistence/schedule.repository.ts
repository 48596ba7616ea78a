import type { CatalogueChanges, CatalogueSpec, DeskId, OfficeId, ServiceId, TenantId } from '@casa/contracts';
import { newId } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';

/** How the names of a folder become ids. */
export interface CatalogueIds {
  readonly office: (slug: string) => OfficeId;
  readonly service: (slug: string) => ServiceId;
  readonly desk: (office: string, desk: string) => DeskId;
}

interface Schedule {
  readonly table: string;
  /** Columns of a row besides tenant and id, as they are inserted. */
  readonly columns: readonly string[];
  /** The rows there are, one text each, comparable to the wanted ones. */
  readonly present: string;
  readonly hasId: boolean;
  /** Which rows are the folder's. @param leftAlone parameter with the offices whose rows are not. */
  readonly ofFolder: (leftAlone: string) => string;
}

const ofOffice = (leftAlone: string) => `office_id <> all (${leftAlone}::uuid[])`;

// Values are compared as PostgreSQL reads them, so that «9:00» and «09:00:00» are one.
const SCHEDULES = {
  deskService: {
    table: 'desk_service',
    columns: ['service_id::uuid', 'desk_id::uuid'],
    present: `service_id || ' ' || desk_id`,
    hasId: false,
    ofFolder: (leftAlone) => `desk_id not in (select d.id from desk d where d.tenant_id = $1 and d.office_id = any (${leftAlone}::uuid[]))`,
  },
  weeklyHours: {
    table: 'weekly_hours',
    columns: ['office_id::uuid', 'desk_id::uuid', 'weekday::smallint', 'opens::time', 'closes::time'],
    present: `concat_ws(' ', office_id, coalesce(desk_id::text, '-'), weekday, opens, closes)`,
    hasId: true,
    ofFolder: ofOffice,
  },
  specialOpening: {
    table: 'special_opening',
    columns: ['office_id::uuid', 'desk_id::uuid', 'day::date', 'opens::time', 'closes::time'],
    present: `concat_ws(' ', office_id, coalesce(desk_id::text, '-'), day, opens, closes)`,
    hasId: true,
    ofFolder: ofOffice,
  },
  closure: {
    table: 'closure',
    columns: ['office_id::uuid', 'desk_id::uuid', 'starts_at::timestamptz', 'ends_at::timestamptz', 'reason::jsonb'],
    present: `concat_ws(' ', coalesce(office_id::text, '-'), coalesce(desk_id::text, '-'), extract(epoch from starts_at)::int8, extract(epoch from ends_at)::int8, reason)`,
    hasId: true,
    // What people closed stays closed until they open it again.
    ofFolder: (leftAlone) => `created_by is null and (office_id is null or ${ofOffice(leftAlone)})`,
  },
} as const satisfies Record<string, Schedule>;

/**
 * Hours, special openings, closures and what each desk serves: values without a history, replaced together where they differ.
 * @param leftAlone slugs of offices whose values are the portal's.
 */
export async function replaceSchedules(
  reader: Reader,
  tenantId: TenantId,
  whole: CatalogueSpec,
  ids: CatalogueIds,
  leftAlone: ReadonlyMap<string, OfficeId>,
): Promise<CatalogueChanges> {
  const catalogue = without(whole, leftAlone);
  const wanted: Record<keyof typeof SCHEDULES, Record<string, unknown>[]> = {
    deskService: catalogue.offices.flatMap((office) =>
      office.desks.flatMap((desk) =>
        desk.services.map((service) => ({ service_id: ids.service(service), desk_id: ids.desk(office.slug, desk.slug) })),
      ),
    ),
    weeklyHours: catalogue.offices.flatMap((office) => [
      ...office.hours.map((hours) => ({ office_id: ids.office(office.slug), desk_id: null, ...hours })),
      ...office.desks.flatMap((desk) =>
        (desk.hours ?? []).map((hours) => ({ office_id: ids.office(office.slug), desk_id: ids.desk(office.slug, desk.slug), ...hours })),
      ),
    ]),
    specialOpening: catalogue.specialOpenings.map(({ office, desk, date, opens, closes }) => ({
      office_id: ids.office(office),
      desk_id: desk === undefined ? null : ids.desk(office, desk),
      day: date,
      opens,
      closes,
    })),
    closure: await instants(reader, catalogue, ids),
  };
  const changes = { created: 0, updated: 0, removed: 0 };
  for (const name of Object.keys(SCHEDULES) as (keyof typeof SCHEDULES)[]) {
    changes.updated += await replace(reader, tenantId, SCHEDULES[name], wanted[name], [...leftAlone.values()]);
  }
  return changes;
}

/** The catalogue without what is said of some offices; the zones of the others do not change with it. */
function without(catalogue: CatalogueSpec, leftAlone: ReadonlyMap<string, OfficeId>): CatalogueSpec {
  const isSaid = (office: string | undefined) => office === undefined || !leftAlone.has(office);
  return {
    ...catalogue,
    offices: catalogue.offices.map((office) => (isSaid(office.slug) ? office : { ...office, hours: [], desks: [] })),
    closures: catalogue.closures.filter(({ office }) => isSaid(office)),
    specialOpenings: catalogue.specialOpenings.filter(({ office }) => isSaid(office)),
  };
}

/** @returns 1 when the rows were replaced, 0 when they agreed. */
async function replace(
  reader: Reader,
  tenantId: TenantId,
  { table, columns, present, hasId, ofFolder }: Schedule,
  rows: readonly Record<string, unknown>[],
  leftAlone: readonly OfficeId[],
): Promise<number> {
  const names = columns.map((column) => column.slice(0, column.indexOf('::')));
  const typed = columns.map((column) => column.replace('::', ' ')).join(', ');
  const source = `json_to_recordset($2::json) as wanted(id uuid, ${typed})`;
  const [same] = await reader.rows<{ same: boolean }>(
    statement(
      `booking.same-${table}`,
      `select (select array_agg(${present} order by ${present}) from ${table} where tenant_id = $1 and ${ofFolder('$3')})
              is not distinct from (select array_agg(${present} order by ${present}) from ${source}) as same`,
    ),
    [tenantId, JSON.stringify(rows), leftAlone],
  );
  if (same?.same) return 0;
  const clear = statement(`booking.clear-${table}`, `delete from ${table} where tenant_id = $1 and ${ofFolder('$2')}`);
  await reader.rows(clear, [tenantId, leftAlone]);
  const keyed = hasId ? rows.map((row) => ({ id: newId(), ...row })) : rows;
  const target = hasId ? ['id', ...names] : names;
  await reader.rows(
    statement(
      `booking.fill-${table}`,
      `insert into ${table} (tenant_id, ${target.join(', ')}) select $1, ${target.join(', ')} from ${source}`,
    ),
    [tenantId, JSON.stringify(keyed)],
  );
  return 1;
}

const TO_INSTANTS = statement(
  'booking.closure-instants',
  `select (case when length(c.starts) = 10 then c.starts::date::timestamp else c.starts::timestamp end) at time zone c.zone as starts_at,
          (case when length(c.ends) = 10 then (c.ends::date + 1)::timestamp else c.ends::timestamp end) at time zone c.zone as ends_at
   from rows from (json_to_recordset($1::json) as (starts text, ends text, zone text)) with ordinality as c(starts, ends, zone, place) order by place`,
);

/** Local times of the closures as instants, in the zone of their office or of the municipality's first. */
async function instants(reader: Reader, { closures, offices }: CatalogueSpec, ids: CatalogueIds): Promise<Record<string, unknown>[]> {
  const zoneOf = (office: string | undefined) => (offices.find(({ slug }) => slug === office) ?? offices[0])?.timeZone ?? 'Europe/Rome';
  const local = closures.map(({ from, until, office }) => ({ starts: from, ends: until, zone: zoneOf(office) }));
  const found = await reader.rows<{ starts_at: Date; ends_at: Date }>(TO_INSTANTS, [JSON.stringify(local)]);
  return closures.map(({ office, desk, reason }, index) => ({
    office_id: office === undefined ? null : ids.office(office),
    desk_id: office === undefined || desk === undefined ? null : ids.desk(office, desk),
    ...found[index],
    reason,
  }));
}
