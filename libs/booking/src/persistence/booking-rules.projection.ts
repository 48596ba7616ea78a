import type { AppointmentChannel, OfficeId, ServiceId, TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';
import type { ServiceQuestion } from '../domain/answers.js';

const RULES = statement(
  'booking.rules',
  `select s.id as "serviceId", o.id as "officeId", o.time_zone as "timeZone", s.minutes, s.step_minutes as "stepMinutes", s.channels,
          s.open_to_non_residents as "openToNonResidents", s.lead_minutes as "leadMinutes", s.horizon_days as "horizonDays",
          s.change_until_minutes as "changeUntilMinutes", s.max_open_per_person as "maxOpenPerPerson", s.offer_minutes as "offerMinutes",
          s.questions
   from service s join office o on o.tenant_id = $1 and o.id = $3
   where s.tenant_id = $1 and s.id = $2 and s.bookable and s.status = 'ACTIVE' and s.retired_at is null and o.retired_at is null
     and exists (select from desk_service ds join desk d on d.tenant_id = $1 and d.id = ds.desk_id
                 where ds.tenant_id = $1 and ds.service_id = s.id and d.office_id = o.id and d.retired_at is null)`,
);

/** Under which rules a service is booked at an office. */
export interface BookingRules {
  readonly serviceId: ServiceId;
  readonly officeId: OfficeId;
  readonly timeZone: string;
  readonly minutes: number;
  readonly stepMinutes: number;
  readonly channels: readonly AppointmentChannel[];
  readonly openToNonResidents: boolean;
  readonly leadMinutes: number;
  readonly horizonDays: number;
  readonly changeUntilMinutes: number;
  readonly maxOpenPerPerson: number;
  /** How long somebody on the waiting list has to answer an offer; waking hours alone count. */
  readonly offerMinutes: number;
  readonly questions: readonly ServiceQuestion[];
}

/** Undefined when the service is not booked at that office, whatever the reason: suspended, retired, of another office or tenant. */
export async function bookingRules(
  reader: Reader,
  tenantId: TenantId,
  serviceId: string,
  officeId: string,
): Promise<BookingRules | undefined> {
  const [rules] = await reader.rows<BookingRules>(RULES, [tenantId, serviceId, officeId]);
  return rules;
}
