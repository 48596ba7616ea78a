import type { OfficeId, ServiceId, TenantId } from '@casa/contracts';
import { inLanguage, type Language, type LocalizedText } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';
import type { ServiceCard } from './service.entity.js';

/** The long texts of a service card in one language. */
export interface ServiceCardView {
  readonly addressedTo: string;
  readonly howTo: string;
  readonly needed: readonly string[];
  readonly achieved: string;
  readonly deadlinesText: string;
  readonly deadlines: readonly { readonly label: string; readonly term: string }[];
  readonly fees: readonly { readonly label: string; readonly amount: string }[];
  readonly termsUrl: string | null;
  readonly onlineUrl: string | null;
}

export interface OpeningHoursView {
  readonly officeId: OfficeId;
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}

export interface ClosureView {
  /** Absent when the whole municipality is closed. */
  readonly officeId: OfficeId | null;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly reason: string;
}

const CARDS = statement('booking.service-cards', `select id, card from service where tenant_id = $1 and id = any ($2::uuid[])`);

const HOURS = statement(
  'booking.office-hours',
  `select office_id as "officeId", weekday, to_char(opens, 'HH24:MI') as opens, to_char(closes, 'HH24:MI') as closes
   from weekly_hours where tenant_id = $1 and office_id = any ($2::uuid[]) and desk_id is null order by weekday, opens`,
);

const CLOSURES = statement(
  'booking.office-closures',
  `select office_id as "officeId", extract(epoch from starts_at)::float8 * 1000 as "startsAt", extract(epoch from ends_at)::float8 * 1000 as "endsAt", reason
   from closure where tenant_id = $1 and ends_at > $3 and desk_id is null and (office_id is null or office_id = any ($2::uuid[])) order by starts_at`,
);

const SERVICES_OF_OFFICES = statement(
  'booking.services-of-offices',
  `select distinct d.office_id as "officeId", s.id as "serviceId"
   from desk d
   join desk_service ds on ds.tenant_id = $1 and ds.desk_id = d.id
   join service s on s.tenant_id = $1 and s.id = ds.service_id and s.retired_at is null
   where d.tenant_id = $1 and d.office_id = any ($2::uuid[]) and d.retired_at is null
   union
   select s.responsible_office_id, s.id from service s
   where s.tenant_id = $1 and s.responsible_office_id = any ($2::uuid[]) and s.retired_at is null`,
);

export async function readCards(
  reader: Reader,
  tenantId: TenantId,
  language: Language,
  ids: readonly ServiceId[],
): Promise<Map<ServiceId, ServiceCardView>> {
  const rows = await reader.rows<{ id: ServiceId; card: ServiceCard }>(CARDS, [tenantId, ids]);
  return new Map(rows.map(({ id, card }) => [id, cardIn(card, language)]));
}

export function readOpeningHours(reader: Reader, tenantId: TenantId, offices: readonly OfficeId[]): Promise<OpeningHoursView[]> {
  return reader.rows<OpeningHoursView>(HOURS, [tenantId, offices]);
}

export async function readClosures(
  reader: Reader,
  tenantId: TenantId,
  language: Language,
  offices: readonly OfficeId[],
  from: Date,
): Promise<ClosureView[]> {
  const rows = await reader.rows<Omit<ClosureView, 'reason'> & { reason: LocalizedText }>(CLOSURES, [tenantId, offices, from]);
  return rows.map((row) => ({ ...row, reason: inLanguage(row.reason, language) }));
}

export function readServicesOfOffices(
  reader: Reader,
  tenantId: TenantId,
  offices: readonly OfficeId[],
): Promise<{ officeId: OfficeId; serviceId: ServiceId }[]> {
  return reader.rows(SERVICES_OF_OFFICES, [tenantId, offices]);
}

function cardIn(card: ServiceCard, language: Language): ServiceCardView {
  const say = (text: LocalizedText) => inLanguage(text, language);
  return {
    addressedTo: say(card.addressedTo),
    howTo: say(card.howTo),
    needed: card.needed.map(say),
    achieved: say(card.achieved),
    deadlinesText: say(card.deadlinesText),
    deadlines: card.deadlines.map(({ label, term }) => ({ label: say(label), term: say(term) })),
    fees: card.fees.map(({ label, amount }) => ({ label: say(label), amount: say(amount) })),
    termsUrl: card.termsUrl ?? null,
    onlineUrl: card.onlineUrl ?? null,
  };
}
