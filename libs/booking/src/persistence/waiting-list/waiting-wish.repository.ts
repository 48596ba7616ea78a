import type { AppointmentChannel, DeskId, OfficeId, ServiceId, TenantId, WaitingEntryId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { ComingTimes } from '../../domain/waiting-list/coming-times.js';

/** What a municipality knows of somebody it looks for: what for, where and when, not who. */
export interface WaitingWish {
  readonly tenantId: TenantId;
  readonly entryId: WaitingEntryId;
  /** Where the entry lives. */
  readonly homeTenantId: TenantId;
  readonly serviceId: ServiceId;
  readonly channel: AppointmentChannel;
  readonly contactDigest: Buffer;
  readonly resident: boolean;
  readonly times: ComingTimes;
  /** None named: every office of the service, as long as somebody waits; of an entry from elsewhere those within its distance. */
  readonly officeIds: readonly OfficeId[];
  /** The order of the list, whatever the municipality. */
  readonly enteredAt: Date;
}

/** A wish that a desk's freed time may suit, with all that decides it. */
export interface WishCandidate {
  readonly entryId: WaitingEntryId;
  readonly homeTenantId: TenantId;
  readonly serviceId: ServiceId;
  readonly channel: AppointmentChannel;
  readonly resident: boolean;
  readonly times: ComingTimes;
  readonly hasOpenOffer: boolean;
  /** How many appointments for the service the person has here. */
  readonly openAppointments: number;
  /** Epoch milliseconds of what they were offered at this office and heard of. */
  readonly offeredBefore: readonly number[];
}

/** Whether a wish is for an office, among others: SQL. */
export const wantsOffice = (office: string): string => `(w.office_ids = '{}' or ${office} = any (w.office_ids))`;

// A second arrival of the same event finds the wish written.
const ADD = statement(
  'waiting.add-wish',
  `insert into waiting_wish (tenant_id, entry_id, home_tenant_id, service_id, channel, contact_digest, resident, first_day, last_day, weekdays,
                             from_time, until_time, office_ids, entered_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing`,
);

const REMOVE = statement('waiting.remove-wish', `delete from waiting_wish where tenant_id = $1 and entry_id = $2`);

const CANDIDATES = statement(
  'waiting.candidates',
  `select w.entry_id as "entryId", w.home_tenant_id as "homeTenantId", w.service_id as "serviceId", w.channel, w.resident,
     json_build_object('firstDay', w.first_day, 'lastDay', w.last_day, 'weekdays', w.weekdays,
                       'from', to_char(w.from_time, 'HH24:MI'), 'until', to_char(w.until_time, 'HH24:MI')) as times,
     s.state = 'OFFERED' as "hasOpenOffer",
     (select count(*)::int from appointment a
      where a.tenant_id = $1 and a.contact_digest = w.contact_digest and a.service_id = w.service_id and a.status = 'BOOKED' and a.ends_at > $6)
       as "openAppointments",
     array(select extract(epoch from o.starts_at)::float8 * 1000 from waiting_offer o
           where o.tenant_id = $1 and o.entry_id = w.entry_id and o.office_id = $3 and o.status <> 'WITHDRAWN') as "offeredBefore"
   from waiting_wish w
   join waiting_state s on s.id = w.entry_id and s.state in ('WAITING', 'OFFERED')
   join desk d on d.tenant_id = $1 and d.id = $2 and w.channel = any (d.channels)
   join desk_service ds on ds.tenant_id = $1 and ds.desk_id = $2 and ds.service_id = w.service_id
   where w.tenant_id = $1 and ${wantsOffice('$3')} and w.first_day <= $5::date and w.last_day >= $4::date
   order by w.entered_at, w.entry_id`,
);

/** Every query of the wishes. */
export const waitingWishes = {
  add(writer: Writer, wish: WaitingWish): void {
    const { tenantId, entryId, homeTenantId, serviceId, channel, contactDigest, resident, times, officeIds, enteredAt } = wish;
    writer.send(ADD, [
      ...[tenantId, entryId, homeTenantId, serviceId, channel, contactDigest, resident],
      ...[times.firstDay, times.lastDay, times.weekdays, times.from, times.until, officeIds, enteredAt],
    ]);
  },

  remove(writer: Writer, tenantId: TenantId, entryId: WaitingEntryId): void {
    writer.send(REMOVE, [tenantId, entryId]);
  },

  /** Those on the list whom a desk of an office could serve between two days, in the order of the list. */
  candidates(
    reader: Reader,
    { tenantId, deskId, officeId }: { readonly tenantId: TenantId; readonly deskId: DeskId; readonly officeId: OfficeId },
    days: { readonly first: string; readonly last: string },
    now: Date,
  ): Promise<WishCandidate[]> {
    return reader.rows<WishCandidate>(CANDIDATES, [tenantId, deskId, officeId, days.first, days.last, now]);
  },
};
