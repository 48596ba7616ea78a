import type { AppointmentChannel, OfficeSpec, ServiceCategory, TenantId, WeeklyHoursSpec } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';
import type { ServiceQuestion } from '../../domain/answers.js';
import type { ServiceCard } from '../service.entity.js';

const HOURS = `select coalesce(json_agg(json_build_object('weekday', h.weekday, 'opens', to_char(h.opens, 'HH24:MI'), 'closes', to_char(h.closes, 'HH24:MI'))
    order by h.weekday, h.opens), '[]')
  from weekly_hours h where h.tenant_id = $1 and h.office_id = o.id`;

const OFFICES = statement(
  'settings.office-specs',
  `select o.slug, o.name, o.description, o.department, o.telephone, o.email, o.time_zone as "timeZone", o.latitude, o.longitude,
     json_build_object('street', o.street, 'postalCode', o.postal_code, 'city', o.city) as address,
     (${HOURS} and h.desk_id is null) as hours,
     (select coalesce(json_agg(json_build_object('slug', d.slug, 'name', d.name, 'channels', d.channels, 'hours', (${HOURS} and h.desk_id = d.id),
         'services', array(select s.slug from desk_service ds
                           join service s on s.tenant_id = $1 and s.id = ds.service_id and s.retired_at is null and s.bookable
                           where ds.tenant_id = $1 and ds.desk_id = d.id order by s.position, s.id)) order by d.position, d.id), '[]')
      from desk d where d.tenant_id = $1 and d.office_id = o.id and d.retired_at is null) as desks
   from office o where o.tenant_id = $1 and o.retired_at is null order by o.position, o.id`,
);

const SERVICES = statement(
  'settings.service-specs',
  `select s.slug, s.template, s.name, s.description, s.category, s.topics, s.status, s.status_reason as "statusReason", s.card, s.bookable,
     o.slug as "responsibleOffice", s.minutes, s.step_minutes as "stepMinutes", s.channels, s.open_to_non_residents as "openToNonResidents",
     s.lead_minutes as "leadMinutes", s.horizon_days as "horizonDays", s.change_until_minutes as "changeUntilMinutes",
     s.max_open_per_person as "maxOpenPerPerson", s.offer_minutes as "offerMinutes", s.questions
   from service s join office o on o.tenant_id = $1 and o.id = s.responsible_office_id
   where s.tenant_id = $1 and s.retired_at is null order by s.position, s.id`,
);

// A place that was closed for good has neither special days nor closures.
const PLACE = `left join office o on o.tenant_id = $1 and o.id = x.office_id left join desk d on d.tenant_id = $1 and d.id = x.desk_id
  where x.tenant_id = $1 and o.retired_at is null and d.retired_at is null`;

const SPECIAL = statement(
  'settings.special-specs',
  `select o.slug as office, d.slug as desk, x.day::text as date, to_char(x.opens, 'HH24:MI') as opens, to_char(x.closes, 'HH24:MI') as closes
   from special_opening x ${PLACE} order by x.day, o.position, d.position nulls first, x.opens`,
);

const CLOSURES = statement(
  'settings.closure-specs',
  `select o.slug as office, d.slug as desk, extract(epoch from x.starts_at)::float8 * 1000 as "startsAt",
     extract(epoch from x.ends_at)::float8 * 1000 as "endsAt", x.reason
   from closure x ${PLACE} and x.created_by is null order by x.starts_at, x.ends_at, o.position nulls first, d.position nulls first`,
);

export interface OfficeSpecRow extends Omit<OfficeSpec, 'department' | 'location' | 'desks'> {
  readonly department: LocalizedText | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly desks: readonly {
    readonly slug: string;
    readonly name: string;
    readonly channels: readonly AppointmentChannel[];
    readonly services: readonly string[];
    readonly hours: readonly WeeklyHoursSpec[];
  }[];
}

export interface ServiceSpecRow {
  readonly slug: string;
  readonly template: string | null;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  readonly category: ServiceCategory;
  readonly topics: readonly string[];
  readonly status: 'ACTIVE' | 'SUSPENDED';
  readonly statusReason: LocalizedText | null;
  readonly card: ServiceCard;
  readonly bookable: boolean;
  readonly responsibleOffice: string;
  readonly minutes: number;
  readonly stepMinutes: number;
  readonly channels: readonly AppointmentChannel[];
  readonly openToNonResidents: boolean;
  readonly leadMinutes: number;
  readonly horizonDays: number;
  readonly changeUntilMinutes: number;
  readonly maxOpenPerPerson: number;
  readonly offerMinutes: number;
  readonly questions: readonly ServiceQuestion[];
}

interface Placed {
  readonly office: string | null;
  readonly desk: string | null;
}

/** The rows of a catalogue as a folder writes them; nothing that is retired. */
export const catalogueSpec = {
  offices: (reader: Reader, tenantId: TenantId) => reader.rows<OfficeSpecRow>(OFFICES, [tenantId]),

  services: (reader: Reader, tenantId: TenantId) => reader.rows<ServiceSpecRow>(SERVICES, [tenantId]),

  specialOpenings: (reader: Reader, tenantId: TenantId) =>
    reader.rows<{ office: string; desk: string | null; date: string; opens: string; closes: string }>(SPECIAL, [tenantId]),

  /** Those of the folder; instants are epoch milliseconds. */
  closures: (reader: Reader, tenantId: TenantId) =>
    reader.rows<Placed & { startsAt: number; endsAt: number; reason: LocalizedText }>(CLOSURES, [tenantId]),
};
