import type { OfficeId, ServiceId, TenantId } from '@casa/contracts';
import { type Reader, statement } from '@casa/platform/database';
import type { VisitChannel } from '../../domain/ratings/visit.js';

/** An appointment or a number of the waiting room, as whoever rates it must know it. */
export interface Visit {
  readonly id: string;
  readonly officeId: OfficeId;
  readonly serviceId: ServiceId;
  readonly channel: VisitChannel;
  /** In the office's zone. */
  readonly day: string;
  readonly timeZone: string;
  readonly isServed: boolean;
  /** Raised to revoke the links made before. */
  readonly linkVersion: number;
}

const BY_ID = statement(
  'ratings.visit',
  `select v.id, v.office_id as "officeId", v.service_id as "serviceId", v.channel, v.day::text as day, o.time_zone as "timeZone", v.served as "isServed",
          v.link_version as "linkVersion"
   from (
     select a.id, a.office_id, a.service_id, a.channel, (a.starts_at at time zone z.time_zone)::date as day,
            a.status = 'BOOKED' and a.outcome is not distinct from 'SERVED' as served, a.link_version
     from appointment a join office z on z.tenant_id = $1 and z.id = a.office_id where a.tenant_id = $1 and a.id = $2
     union all
     select t.id, t.office_id, t.service_id, 'WALK_IN', t.day, t.state = 'SERVED', 1
     from queue_ticket t where t.tenant_id = $1 and t.id = $2 and t.appointment_id is null
   ) v join office o on o.tenant_id = $1 and o.id = v.office_id`,
);

export async function visitById(reader: Reader, tenantId: TenantId, id: string): Promise<Visit | undefined> {
  const [visit] = await reader.rows<Visit>(BY_ID, [tenantId, id]);
  return visit;
}
