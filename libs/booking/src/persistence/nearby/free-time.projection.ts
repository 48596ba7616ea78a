import type { AppointmentChannel, GeoPoint, OfficeId, ServiceCategory, ServiceId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';
import type { Box } from '../../domain/nearby/nearby-order.js';

/** An office that gives a service, and its first free start as it was when its free time was last computed. */
export interface FreePlace {
  readonly tenantId: TenantId;
  readonly officeId: OfficeId;
  readonly serviceId: ServiceId;
  readonly latitude: number;
  readonly longitude: number;
  /** Epoch seconds. */
  readonly startsAt: number;
}

export interface PlaceQuery {
  /** Of the metropolitan catalogue. */
  readonly template: string;
  readonly channel: AppointmentChannel;
  readonly within: Box;
  /** The first day wanted, in the office's zone. */
  readonly from: string;
  /** The municipality whose services for residents are wanted too. */
  readonly residentIn: TenantId | undefined;
  readonly now: Date;
}

/** The first start of a place that is neither too soon nor before the day wanted; the starts of a day are in order. */
const firstStart = (place: string, day: string, now: string): string => {
  const earliest = `(${now}::bigint + ${place}.lead_minutes * 60)`;
  return `
    select case when d.starts[1] >= ${earliest} then d.starts[1] else (select min(s) from unnest(d.starts) as s where s >= ${earliest}) end as at
    from free_time_day d
    where d.tenant_id = ${place}.tenant_id and d.office_id = ${place}.office_id and d.service_id = ${place}.service_id
      and d.channel = ${place}.channel and d.day >= ${day}::date and d.starts[cardinality(d.starts)] >= ${earliest}
    order by d.day limit 1`;
};

// Over all municipalities: the one statement here that names no tenant.
const PLACES = statement(
  'booking.free-places',
  `select p.tenant_id as "tenantId", p.office_id as "officeId", p.service_id as "serviceId", p.latitude, p.longitude, first.at::float8 as "startsAt"
   from free_time_place p
   cross join lateral (${firstStart('p', '$7', '$9')}) as first
   where p.template = $1 and p.channel = $2 and p.latitude between $3 and $4 and p.longitude between $5 and $6
     and (p.open_to_non_residents or p.tenant_id = $8)`,
);

const PLACE = statement(
  'booking.free-place',
  `select p.template, p.latitude, p.longitude, (${firstStart('p', '$5', '$6')})::float8 as "startsAt"
   from free_time_place p where p.tenant_id = $1 and p.office_id = $2 and p.service_id = $3 and p.channel = $4`,
);

const TEMPLATES = statement(
  'booking.service-templates',
  `select p.template as code, mode() within group (order by p.name) as name, mode() within group (order by p.category) as category,
          array_agg(distinct p.channel order by p.channel) as channels, count(distinct p.tenant_id)::int as municipalities,
          bool_or(p.open_to_non_residents) as "openToNonResidents"
   from free_time_place p group by p.template order by p.template`,
);

const WORDS = statement(
  'booking.free-place-in-words',
  `select s.slug as "serviceSlug", s.name as "serviceName", o.slug as "officeSlug", o.name as "officeName", o.street, o.postal_code as "postalCode", o.city
   from service s join office o on o.tenant_id = $1 and o.id = $3 where s.tenant_id = $1 and s.id = $2`,
);

/** Where a place stands in the search: what for, where it is, and its own first start. */
export interface OwnPlace extends GeoPoint {
  readonly template: string;
  /** Epoch seconds; null when nothing is free. */
  readonly startsAt: number | null;
}

/** A service of the metropolitan catalogue, as municipalities give it. */
export interface ServiceTemplateRow {
  readonly code: string;
  /** As most municipalities call it. */
  readonly name: LocalizedText;
  readonly category: ServiceCategory;
  readonly channels: readonly AppointmentChannel[];
  readonly municipalities: number;
  /** Whether any municipality gives it to whoever lives elsewhere. */
  readonly openToNonResidents: boolean;
}

/** What it takes to show a place. */
export interface PlaceWords {
  readonly serviceSlug: string;
  readonly serviceName: LocalizedText;
  readonly officeSlug: string;
  readonly officeName: LocalizedText;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
}

/** Every place within a box that has anything free from a day on. */
export function freePlaces(reader: Reader, { template, channel, within, from, residentIn, now }: PlaceQuery): Promise<FreePlace[]> {
  const { south, north, west, east } = within;
  return reader.rows<FreePlace>(PLACES, [template, channel, south, north, west, east, from, residentIn ?? null, epochSeconds(now)]);
}

/** Undefined when the service is not of the metropolitan catalogue, or not booked there. */
export async function ownPlace(
  reader: Reader,
  tenantId: TenantId,
  { officeId, serviceId, channel }: { readonly officeId: OfficeId; readonly serviceId: ServiceId; readonly channel: AppointmentChannel },
  from: string,
  now: Date,
): Promise<OwnPlace | undefined> {
  const [place] = await reader.rows<OwnPlace>(PLACE, [tenantId, officeId, serviceId, channel, from, epochSeconds(now)]);
  return place;
}

export function serviceTemplates(reader: Reader): Promise<ServiceTemplateRow[]> {
  return reader.rows<ServiceTemplateRow>(TEMPLATES, []);
}

export async function placeWords(
  reader: Reader,
  tenantId: TenantId,
  { officeId, serviceId }: Pick<FreePlace, 'officeId' | 'serviceId'>,
): Promise<PlaceWords | undefined> {
  const [words] = await reader.rows<PlaceWords>(WORDS, [tenantId, serviceId, officeId]);
  return words;
}

/** Whole ones: a start that has just begun is none any more. */
function epochSeconds(now: Date): number {
  return Math.ceil(now.getTime() / 1000);
}
