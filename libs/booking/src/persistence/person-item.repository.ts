import type { AppointmentId, PersonId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { Appointment } from './appointment.entity.js';

const PUT = statement(
  'booking.put-person-item',
  `insert into person_item (tenant_id, id, person_id, kind, status, title, place, at, link_version, changed_at)
   select $1, $2, $3, 'APPOINTMENT', $4, s.name, o.name, $5, $6, $7
   from service s join office o on o.tenant_id = $1 and o.id = $9
   where s.tenant_id = $1 and s.id = $8
   on conflict (tenant_id, id) do update
   set person_id = excluded.person_id, status = excluded.status, title = excluded.title, place = excluded.place, at = excluded.at,
       link_version = excluded.link_version, changed_at = excluded.changed_at`,
);

// What is to come first, the nearest before the others; then what has been, the latest before the others.
const OF_PERSON = statement(
  'booking.appointments-of-person',
  `select i.tenant_id as "tenantId", i.id, i.status, i.title, i.place, extract(epoch from i.at)::float8 * 1000 as at, i.link_version as "linkVersion", k.past, k.distance::text as distance
   from person_item i
   cross join lateral (select (i.at < $2)::int as past, abs(extract(epoch from i.at - $2) * 1000)::int8 as distance) as k
   where i.person_id = $1 and i.kind = 'APPOINTMENT'
     and ($3::int is null or (k.past, k.distance, i.id) > ($3, $4::int8, $5::uuid))
   order by k.past, k.distance, i.id limit $6`,
);

const COUNT = statement(
  'booking.appointments-of-person-count',
  `select count(*)::int as count from person_item where person_id = $1 and kind = 'APPOINTMENT'`,
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
  /** Its place in the list: gone by or not, and milliseconds from the instant the list was begun. */
  readonly past: 0 | 1;
  readonly distance: string;
}

export interface AfterItem {
  readonly past: number;
  readonly distance: string;
  readonly id: string;
}

/** A person's appointments over all municipalities, kept beside the appointments and written with them. */
export const personItems = {
  put(writer: Writer, { tenantId, id, status, startsAt, linkVersion, changedAt, serviceId, officeId, personId }: Appointment): void {
    if (personId) writer.send(PUT, [tenantId, id, personId, status, startsAt, linkVersion, changedAt, serviceId, officeId]);
  },

  async ofPerson(
    reader: Reader,
    personId: PersonId,
    from: Date,
    after: AfterItem | undefined,
    limit: number,
  ): Promise<{ rows: PersonItem[]; count: number }> {
    const [rows, [total]] = await Promise.all([
      reader.rows<PersonItem>(OF_PERSON, [personId, from, after?.past ?? null, after?.distance ?? null, after?.id ?? null, limit]),
      reader.rows<{ count: number }>(COUNT, [personId]),
    ]);
    return { rows, count: total?.count ?? 0 };
  },
};
