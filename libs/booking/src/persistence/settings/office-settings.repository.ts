import type { DeskId, OfficeId, PersonId, TenantId, WeeklyHoursSpec } from '@casa/contracts';
import { type LocalizedText, newId } from '@casa/kernel';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { DayStretch } from '../../domain/settings/hours.js';
import type { ClosedTime, DeskChange, DeskSettings, Managed, OfficeSettings } from '../../domain/settings/office-settings.js';

/** An office with all that its manager decides. */
export interface ManagedOffice {
  readonly id: OfficeId;
  readonly slug: string;
  readonly name: LocalizedText;
  /** IANA zone. */
  readonly timeZone: string;
  /** Null: it is as the municipality's folder has it. */
  readonly managed: Managed | null;
  readonly settings: OfficeSettings;
}

const STRETCHES = `json_build_object('opens', to_char(h.opens, 'HH24:MI'), 'closes', to_char(h.closes, 'HH24:MI')`;
const HOURS = `select coalesce(json_agg(${STRETCHES}, 'weekday', h.weekday) order by h.weekday, h.opens), '[]')
  from weekly_hours h where h.tenant_id = $1 and h.office_id = o.id`;

const OFFICE = `
  select o.id, o.slug, o.name, o.time_zone as "timeZone",
    case when o.managed_at is not null then json_build_object('by', o.managed_by, 'at', extract(epoch from o.managed_at)::float8 * 1000) end as managed,
    (${HOURS} and h.desk_id is null) as hours,
    (select coalesce(json_agg(json_build_object(
        'id', d.id, 'slug', d.slug, 'name', d.name, 'channels', d.channels, 'hours', (${HOURS} and h.desk_id = d.id),
        'services', array(select s.id from desk_service ds join service s on s.tenant_id = $1 and s.id = ds.service_id and s.retired_at is null
                          where ds.tenant_id = $1 and ds.desk_id = d.id order by s.position, s.id)
      ) order by d.position, d.id), '[]')
     from desk d where d.tenant_id = $1 and d.office_id = o.id and d.retired_at is null) as desks,
    (select coalesce(json_agg(special order by special.day, special."deskId" nulls first), '[]')
     from (select h.desk_id as "deskId", h.day::text as day, json_agg(${STRETCHES}) order by h.opens) as hours
           from special_opening h
           where h.tenant_id = $1 and h.office_id = o.id and h.day >= ($3::timestamptz at time zone o.time_zone)::date
             and (h.desk_id is null or exists (select from desk d where d.tenant_id = $1 and d.id = h.desk_id and d.retired_at is null))
           group by h.desk_id, h.day) as special) as "specialDays",
    (select coalesce(json_agg(shut order by shut."startsAt", shut.id), '[]')
     from (select c.id, c.office_id as "officeId", c.desk_id as "deskId", extract(epoch from c.starts_at)::float8 * 1000 as "startsAt",
                  extract(epoch from c.ends_at)::float8 * 1000 as "endsAt", c.reason, c.created_by is null as "isFolders"
           from closure c
           where c.tenant_id = $1 and c.ends_at > $3 and (c.office_id is null or c.office_id = o.id)
             and (c.created_by is null or exists (select from office_closure oc where oc.tenant_id = $1 and oc.id = c.id))) as shut) as closures
  from office o where o.tenant_id = $1 and o.retired_at is null`;

const ALL = statement('settings.offices', `${OFFICE} and $2::uuid is null order by o.position, o.id`);
const ONE = statement('settings.office', `${OFFICE} and o.id = $2`);

// Managers of one office follow each other until the commit; whoever books there is in nobody's way.
const LOCK = statement('settings.lock-office', `select id from office where tenant_id = $1 and id = $2 for no key update`);

const LOCK_ALL = statement('settings.lock-offices', `select id from office where tenant_id = $1 order by id for no key update`);

const MARK = statement('settings.mark-office', `update office set managed_at = $4, managed_by = $3 where tenant_id = $1 and id = $2`);

const CLEAR_HOURS = statement(
  'settings.clear-hours',
  `delete from weekly_hours where tenant_id = $1 and office_id = $2 and desk_id is not distinct from $3`,
);

const PUT_HOURS = statement(
  'settings.put-hours',
  `insert into weekly_hours (tenant_id, id, office_id, desk_id, weekday, opens, closes)
   select $1, given.id, $2, $3, given.weekday, given.opens, given.closes
   from json_to_recordset($4::json) as given (id uuid, weekday smallint, opens time, closes time)`,
);

const ADD_DESK = statement(
  'settings.add-desk',
  `insert into desk (tenant_id, id, office_id, slug, position, name, channels)
   select $1, $3, $2, $4, coalesce(max(d.position), -1) + 1, $5, $6 from desk d where d.tenant_id = $1 and d.office_id = $2`,
);

const CHANGE_DESK = statement('settings.change-desk', `update desk set name = $3, channels = $4 where tenant_id = $1 and id = $2`);

const CLEAR_SERVICES = statement('settings.clear-desk-services', `delete from desk_service where tenant_id = $1 and desk_id = $2`);

const PUT_SERVICES = statement(
  'settings.put-desk-services',
  `insert into desk_service (tenant_id, service_id, desk_id) select $1, service_id, $2 from unnest($3::uuid[]) as service_id`,
);

const RETIRE_DESK = statement('settings.retire-desk', `update desk set retired_at = $3 where tenant_id = $1 and id = $2`);

const SLUGS = statement('settings.desk-slugs', `select slug from desk where tenant_id = $1 and office_id = $2`);

const CLEAR_SPECIAL = statement(
  'settings.clear-special-day',
  `delete from special_opening where tenant_id = $1 and office_id = $2 and desk_id is not distinct from $3 and day = $4`,
);

const PUT_SPECIAL = statement(
  'settings.put-special-day',
  `insert into special_opening (tenant_id, id, office_id, desk_id, day, opens, closes)
   select $1, given.id, $2, $3, $4, given.opens, given.closes from json_to_recordset($5::json) as given (id uuid, opens time, closes time)`,
);

const REOPEN = statement('settings.reopen', `delete from closure where tenant_id = $1 and id = $2 and created_by is null`);

interface Row extends Omit<ManagedOffice, 'settings'> {
  readonly hours: readonly WeeklyHoursSpec[];
  readonly desks: readonly DeskSettings[];
  readonly specialDays: OfficeSettings['specialDays'];
  readonly closures: readonly ClosedTime[];
}

/** Where an office's or one of its desks' rows are; null: the office's own. */
export interface HoursPlace {
  readonly officeId: OfficeId;
  readonly deskId: DeskId | null;
}

/** Every query of what offices' managers decide. */
export const officeSettings = {
  async all(reader: Reader, tenantId: TenantId, now: Date): Promise<ManagedOffice[]> {
    return (await reader.rows<Row>(ALL, [tenantId, null, now])).map(toOffice);
  },

  async byId(reader: Reader, tenantId: TenantId, officeId: string, now: Date): Promise<ManagedOffice | undefined> {
    const [row] = await reader.rows<Row>(ONE, [tenantId, officeId, now]);
    return row && toOffice(row);
  },

  /** Makes managers of one office follow each other until the commit. */
  async lock(reader: Reader, tenantId: TenantId, officeId: OfficeId): Promise<void> {
    await reader.rows(LOCK, [tenantId, officeId]);
  },

  /** Makes whoever writes what the folder says follow every manager, and every manager follow them. */
  async lockAll(reader: Reader, tenantId: TenantId): Promise<void> {
    await reader.rows(LOCK_ALL, [tenantId]);
  },

  /** From now on the municipality's folder leaves it alone. */
  mark(writer: Writer, tenantId: TenantId, officeId: OfficeId, by: PersonId, now: Date): void {
    writer.send(MARK, [tenantId, officeId, by, now]);
  },

  /** @param hours none: a desk follows its office. */
  putHours(writer: Writer, tenantId: TenantId, { officeId, deskId }: HoursPlace, hours: readonly WeeklyHoursSpec[]): void {
    writer.send(CLEAR_HOURS, [tenantId, officeId, deskId]);
    writer.send(PUT_HOURS, [tenantId, officeId, deskId, JSON.stringify(hours.map((stretch) => ({ ...stretch, id: newId() })))]);
  },

  addDesk(writer: Writer, tenantId: TenantId, officeId: OfficeId, deskId: DeskId, slug: string, desk: DeskChange): void {
    writer.send(ADD_DESK, [tenantId, officeId, deskId, slug, desk.name, desk.channels]);
    writer.send(PUT_SERVICES, [tenantId, deskId, desk.services]);
  },

  changeDesk(writer: Writer, tenantId: TenantId, deskId: DeskId, desk: DeskChange): void {
    writer.send(CHANGE_DESK, [tenantId, deskId, desk.name, desk.channels]);
    writer.send(CLEAR_SERVICES, [tenantId, deskId]);
    writer.send(PUT_SERVICES, [tenantId, deskId, desk.services]);
  },

  /** Its appointments still know it. */
  retireDesk(writer: Writer, tenantId: TenantId, deskId: DeskId, now: Date): void {
    writer.send(RETIRE_DESK, [tenantId, deskId, now]);
  },

  /** Also of desks that are closed for good. */
  async deskSlugs(reader: Reader, tenantId: TenantId, officeId: OfficeId): Promise<Set<string>> {
    return new Set((await reader.rows<{ slug: string }>(SLUGS, [tenantId, officeId])).map(({ slug }) => slug));
  },

  /** @param hours none: a day as all others. */
  putSpecialDay(writer: Writer, tenantId: TenantId, { officeId, deskId }: HoursPlace, day: string, hours: readonly DayStretch[]): void {
    writer.send(CLEAR_SPECIAL, [tenantId, officeId, deskId, day]);
    writer.send(PUT_SPECIAL, [tenantId, officeId, deskId, day, JSON.stringify(hours.map((stretch) => ({ ...stretch, id: newId() })))]);
  },

  /** A closure that came with the municipality's folder. */
  reopen(writer: Writer, tenantId: TenantId, closureId: string): void {
    writer.send(REOPEN, [tenantId, closureId]);
  },
};

function toOffice({ hours, desks, specialDays, closures, ...office }: Row): ManagedOffice {
  return { ...office, settings: { hours, desks, specialDays, closures } };
}
