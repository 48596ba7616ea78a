import type { AppointmentChannel, OfficeId, ServiceCategory, ServiceId, TenantId } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';
import type { ServiceQuestion } from '../domain/answers.js';

/** An office as it is shown, in one language. */
export interface OfficeView {
  readonly id: OfficeId;
  readonly slug: string;
  readonly position: number;
  readonly name: string;
  readonly description: string;
  readonly department: string | null;
  readonly address: { readonly street: string; readonly postalCode: string; readonly city: string };
  readonly location: { readonly latitude: number; readonly longitude: number } | null;
  readonly telephone: string;
  readonly email: string;
  readonly timeZone: string;
}

/** A service as it is shown, in one language, without the long texts of its card. */
export interface ServiceView {
  readonly id: ServiceId;
  readonly slug: string;
  readonly position: number;
  readonly name: string;
  readonly description: string;
  readonly category: ServiceCategory;
  readonly topics: readonly string[];
  readonly status: 'ACTIVE' | 'SUSPENDED';
  readonly statusReason: string | null;
  readonly bookable: boolean;
  readonly minutes: number;
  readonly channels: readonly AppointmentChannel[];
  readonly openToNonResidents: boolean;
  readonly leadMinutes: number;
  readonly horizonDays: number;
  readonly changeUntilMinutes: number;
  readonly maxOpenPerPerson: number;
  readonly asked: readonly ServiceQuestion[];
  readonly responsibleOffice: OfficeView;
  readonly offices: readonly OfficeView[];
}

export interface ServiceFilter {
  readonly category?: ServiceCategory;
  readonly topic?: string;
  readonly search?: string;
  readonly bookable?: boolean;
  readonly ids?: readonly string[];
  readonly slug?: string;
}

export interface PageKey {
  readonly first: number;
  /** Position and id of the last one of the page before. */
  readonly after?: readonly [number, string];
}

/** In the language of the caller, which every statement here has as its second parameter. */
const text = (column: string) => `coalesce(${column} ->> $2::text, ${column} ->> 'it')`;

const OFFICE = `o.id, o.slug, o.position, ${text('o.name')} as name, ${text('o.description')} as description,
  ${text('o.department')} as department, o.telephone, o.email, o.time_zone as "timeZone",
  json_build_object('street', o.street, 'postalCode', o.postal_code, 'city', o.city) as address,
  case when o.latitude is not null then json_build_object('latitude', o.latitude, 'longitude', o.longitude) end as location`;

/**
 * One statement gives the page, the count and every office: a catalogue is one round trip. Retired services are shown only by id. Which
 * office gives which service is said apart, and joined by the caller: joined here, it would be planned for a municipality of average size.
 */
const SERVICES = statement(
  'booking.services',
  `with chosen as (
    select s.id, s.slug, s.position, ${text('s.name')} as name, ${text('s.description')} as description, s.category, s.topics, s.status,
           ${text('s.status_reason')} as "statusReason", s.bookable, s.minutes, s.channels, s.open_to_non_residents as "openToNonResidents",
           s.lead_minutes as "leadMinutes", s.horizon_days as "horizonDays", s.change_until_minutes as "changeUntilMinutes",
           s.max_open_per_person as "maxOpenPerPerson", s.questions as asked, s.responsible_office_id as "responsibleOfficeId"
    from service s
    where s.tenant_id = $1 and (s.retired_at is null or $8::uuid[] is not null)
      and ($3::text is null or s.category = $3)
      and ($4::text is null or $4 = any (s.topics))
      and ($5::text is null or ${text('s.name')} ilike $5 or ${text('s.description')} ilike $5)
      and ($6::boolean is null or s.bookable = $6)
      and ($7::text is null or s.slug = $7)
      and ($8::uuid[] is null or s.id = any ($8))
  ), page as (
    select * from chosen where $9::int is null or (position, id) > ($9, $10::uuid) order by position, id limit $11
  )
  select (select count(*)::int from chosen) as total,
    (select coalesce(json_agg(o), '[]') from (select ${OFFICE} from office o where o.tenant_id = $1) as o) as offices,
    (select coalesce(json_agg(p order by p.position, p.id), '[]') from page p) as services,
    (select coalesce(json_object_agg(g.service_id, g.offices), '{}')
     from (select ds.service_id, array_agg(distinct d.office_id) as offices
           from desk_service ds join desk d on d.tenant_id = $1 and d.id = ds.desk_id and d.retired_at is null
           where ds.tenant_id = $1 group by ds.service_id) as g) as "givenAt"`,
);

const OFFICES = statement(
  'booking.offices',
  `with chosen as (
    select ${OFFICE} from office o where o.tenant_id = $1 and (o.retired_at is null or $4::uuid[] is not null)
      and ($3::text is null or o.slug = $3) and ($4::uuid[] is null or o.id = any ($4))
  ), page as (
    select * from chosen where $5::int is null or (position, id) > ($5, $6::uuid) order by position, id limit $7
  )
  select (select count(*)::int from chosen) as total,
         (select coalesce(json_agg(o order by o.position, o.id), '[]') from page o) as offices`,
);

interface ServiceRow extends Omit<ServiceView, 'responsibleOffice' | 'offices'> {
  readonly responsibleOfficeId: OfficeId;
}

interface CatalogueRow {
  readonly total: number;
  readonly offices: readonly OfficeView[];
  readonly services: readonly ServiceRow[];
  /** The offices with a desk for the service. */
  readonly givenAt: Readonly<Record<ServiceId, readonly OfficeId[]>>;
}

export async function readServices(
  reader: Reader,
  tenantId: TenantId,
  language: Language,
  filter: ServiceFilter,
  page: PageKey,
): Promise<{ total: number; rows: ServiceView[] }> {
  const { category, topic, search, bookable, slug, ids } = filter;
  const [found] = await reader.rows<CatalogueRow>(SERVICES, [
    tenantId,
    language,
    category ?? null,
    topic ?? null,
    search === undefined ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`,
    bookable ?? null,
    slug ?? null,
    ids ?? null,
    page.after?.[0] ?? null,
    page.after?.[1] ?? null,
    page.first,
  ]);
  if (!found) return { total: 0, rows: [] };
  const offices = new Map(found.offices.map((office) => [office.id, office]));
  return { total: found.total, rows: found.services.map((row) => withOffices(row, found.givenAt[row.id] ?? [], offices)) };
}

function withOffices(row: ServiceRow, givenAt: readonly OfficeId[], offices: ReadonlyMap<OfficeId, OfficeView>): ServiceView {
  const responsibleOffice = offices.get(row.responsibleOfficeId);
  if (!responsibleOffice) throw new Error('a service has no responsible office');
  const its = givenAt.flatMap((id) => offices.get(id) ?? []).sort((a, b) => a.position - b.position);
  return { ...row, responsibleOffice, offices: row.bookable ? its : [] };
}

export async function readOffices(
  reader: Reader,
  tenantId: TenantId,
  language: Language,
  filter: { readonly slug?: string; readonly ids?: readonly string[] },
  page: PageKey,
): Promise<{ total: number; rows: OfficeView[] }> {
  const values = [
    tenantId,
    language,
    filter.slug ?? null,
    filter.ids ?? null,
    page.after?.[0] ?? null,
    page.after?.[1] ?? null,
    page.first,
  ];
  const [found] = await reader.rows<{ total: number; offices: OfficeView[] }>(OFFICES, values);
  return { total: found?.total ?? 0, rows: found?.offices ?? [] };
}
