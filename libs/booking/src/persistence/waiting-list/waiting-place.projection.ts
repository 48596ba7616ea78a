import type { AppointmentChannel, OfficeId, ServiceId, TenantId, WaitingEntryId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';
import type { ComingTimes } from '../../domain/waiting-list/coming-times.js';
import { wantsOffice } from './waiting-wish.repository.js';

/** Somebody on the list of an office, in the order of the list. */
export interface OfficeWaiting {
  readonly entryId: WaitingEntryId;
  readonly homeTenantId: TenantId;
  readonly serviceId: ServiceId;
  readonly channel: AppointmentChannel;
  readonly times: ComingTimes;
  readonly hasOpenOffer: boolean;
  /** Epoch milliseconds. */
  readonly enteredAt: number;
  /** 1: the first for that service at that office. */
  readonly place: number;
}

export interface ServiceWaiting {
  readonly serviceId: ServiceId;
  readonly serviceName: LocalizedText;
  readonly waiting: number;
  readonly offered: number;
}

export interface AfterWaiting {
  readonly enteredAt: string;
  readonly entryId: string;
}

// Before somebody are those who entered earlier for the same service at an office in common.
const PLACE = statement(
  'waiting.place',
  `select 1 + count(*)::int as place
   from waiting_wish mine
   join waiting_wish w on w.tenant_id = $1 and w.service_id = mine.service_id and w.channel = mine.channel
    and (w.office_ids = '{}' or mine.office_ids = '{}' or w.office_ids && mine.office_ids)
    and (w.entered_at, w.entry_id) < (mine.entered_at, mine.entry_id)
   join waiting_state s on s.id = w.entry_id and s.state in ('WAITING', 'OFFERED')
   where mine.tenant_id = $1 and mine.entry_id = $2`,
);

// Whoever would come to the office for something that a desk gives there.
const AT_OFFICE = `
  from waiting_wish w join waiting_state s on s.id = w.entry_id and s.state in ('WAITING', 'OFFERED')
  where w.tenant_id = $1 and ${wantsOffice('$2')}
    and exists (select from desk_service ds join desk d on d.tenant_id = $1 and d.id = ds.desk_id
                where ds.tenant_id = $1 and ds.service_id = w.service_id and d.office_id = $2 and d.retired_at is null and w.channel = any (d.channels))`;

const COUNTS = statement(
  'waiting.counts-of-office',
  `select c.service_id as "serviceId", sv.name as "serviceName", c.waiting, c.offered
   from (select w.service_id, count(*)::int as waiting, count(*) filter (where s.state = 'OFFERED')::int as offered ${AT_OFFICE} group by w.service_id) c
   join service sv on sv.tenant_id = $1 and sv.id = c.service_id order by sv.position, sv.id`,
);

const PAGE = statement(
  'waiting.page-of-office',
  `select * from (
     select w.entry_id as "entryId", w.home_tenant_id as "homeTenantId", w.service_id as "serviceId", w.channel,
       json_build_object('firstDay', w.first_day, 'lastDay', w.last_day, 'weekdays', w.weekdays,
                         'from', to_char(w.from_time, 'HH24:MI'), 'until', to_char(w.until_time, 'HH24:MI')) as times,
       s.state = 'OFFERED' as "hasOpenOffer", extract(epoch from w.entered_at)::float8 * 1000 as "enteredAt", w.entered_at as entered_at,
       row_number() over (partition by w.service_id order by w.entered_at, w.entry_id)::int as place
     ${AT_OFFICE}) as listed
   where $3::timestamptz is null or (entered_at, "entryId") > ($3, $4::uuid)
   order by entered_at, "entryId" limit $5`,
);

/** How the list looks from inside, and from an office. */
export const waitingPlaces = {
  /** @returns 1 for the first. */
  async of(reader: Reader, tenantId: TenantId, entryId: WaitingEntryId): Promise<number> {
    const [row] = await reader.rows<{ place: number }>(PLACE, [tenantId, entryId]);
    return row?.place ?? 1;
  },

  countsAt(reader: Reader, tenantId: TenantId, officeId: OfficeId): Promise<ServiceWaiting[]> {
    return reader.rows<ServiceWaiting>(COUNTS, [tenantId, officeId]);
  },

  pageAt(reader: Reader, tenantId: TenantId, officeId: OfficeId, after: AfterWaiting | undefined, limit: number): Promise<OfficeWaiting[]> {
    return reader.rows<OfficeWaiting>(PAGE, [tenantId, officeId, after?.enteredAt ?? null, after?.entryId ?? null, limit]);
  },
};
