import type { AppointmentId, PersonId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { Appointment } from './appointment.entity.js';

const PUT = statement(
  'booking.put-person-item',
  `insert into person_item (tenant_id, id, person_id, kind, status, title, place, at, link_version, changed_at, template)
   select $1, $2, $3, 'APPOINTMENT', $4, s.name, o.name, $5, $6, $7, s.template
   from service s join office o on o.tenant_id = $1 and o.id = $9
   where s.tenant_id = $1 and s.id = $8
   on conflict (tenant_id, id) do update
   set person_id = excluded.person_id, status = excluded.status, title = excluded.title, place = excluded.place, at = excluded.at,
       link_version = excluded.link_version, changed_at = excluded.changed_at, template = excluded.template`,
);

const COLUMNS = `
  i.tenant_id as "tenantId", i.id, i.status, i.title, i.place, extract(epoch from i.at)::float8 * 1000 as at, i.link_version as "linkVersion",
  k.past, k.distance::text as distance`;

// What is to come first, the nearest before the others; then what has been, the latest before the others.
const PLACED = `cross join lateral (select (i.at < $2)::int as past, abs(extract(epoch from i.at - $2) * 1000)::int8 as distance) as k`;
const PAGE = `i.person_id = $1 and i.kind = 'APPOINTMENT' and ($3::int is null or (k.past, k.distance, i.id) > ($3, $4::int8, $5::uuid))`;
const IN_ORDER = `order by k.past, k.distance, i.id limit $6`;

const OF_PERSON = statement(
  'booking.appointments-of-person',
  `select ${COLUMNS}, true as "mayManage" from person_item i ${PLACED} where ${PAGE} ${IN_ORDER}`,
);

// A delegation is of one municipality. A link outlives it: who acts has only those of what they have booked themselves.
const OF_REPRESENTED = statement(
  'booking.appointments-of-represented',
  `select ${COLUMNS}, a.acted_by is not distinct from $8 as "mayManage"
   from person_item i join appointment a on a.tenant_id = $7 and a.id = i.id ${PLACED} where i.tenant_id = $7 and ${PAGE} ${IN_ORDER}`,
);

const COUNT = statement(
  'booking.appointments-of-person-count',
  `select count(*)::int as count from person_item where person_id = $1 and kind = 'APPOINTMENT' and ($2::uuid is null or tenant_id = $2)`,
);

export interface PersonItem {
  readonly tenantId: TenantId;
  readonly id: AppointmentId;
  readonly status: 'BOOKED' | 'CANCELLED';
  readonly title: LocalizedText;
  readonly place: LocalizedText;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly linkVersion: number;
  /** Whether who asks may have its link. */
  readonly mayManage: boolean;
  /** Its place in the list: gone by or not, and milliseconds from the instant the list was begun. */
  readonly past: 0 | 1;
  readonly distance: string;
}

export interface AfterItem {
  readonly past: number;
  readonly distance: string;
  readonly id: string;
}

/** For whom a list is: a person's own over all municipalities, or what one of them shows to who acts for them. */
export interface ListOf {
  readonly personId: PersonId;
  readonly shownTo?: { readonly tenantId: TenantId; readonly delegateId: PersonId };
}

/** A person's appointments over all municipalities, kept beside the appointments and written with them. */
export const personItems = {
  put(writer: Writer, { tenantId, id, status, startsAt, linkVersion, changedAt, serviceId, officeId, personId }: Appointment): void {
    if (personId) writer.send(PUT, [tenantId, id, personId, status, startsAt, linkVersion, changedAt, serviceId, officeId]);
  },

  async page(
    reader: Reader,
    { personId, shownTo }: ListOf,
    from: Date,
    after: AfterItem | undefined,
    limit: number,
  ): Promise<{ rows: PersonItem[]; count: number }> {
    const page = [personId, from, after?.past ?? null, after?.distance ?? null, after?.id ?? null, limit];
    const [rows, [total]] = await Promise.all([
      shownTo
        ? reader.rows<PersonItem>(OF_REPRESENTED, [...page, shownTo.tenantId, shownTo.delegateId])
        : reader.rows<PersonItem>(OF_PERSON, page),
      reader.rows<{ count: number }>(COUNT, [personId, shownTo?.tenantId ?? null]),
    ]);
    return { rows, count: total?.count ?? 0 };
  },
};
