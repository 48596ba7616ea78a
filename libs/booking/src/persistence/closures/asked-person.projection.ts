import type {
  AppointmentChannel,
  AppointmentId,
  ClosureId,
  MoveProposalId,
  OfficeId,
  PersonId,
  ServiceId,
  TenantId,
} from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';
import type { MoveStatus } from '../../domain/closures/move-status.js';

/** Somebody a closure hit, and how far it is with them; instants are epoch milliseconds. */
export interface AskedPerson {
  readonly id: MoveProposalId;
  readonly closureId: ClosureId;
  readonly appointmentId: AppointmentId;
  readonly code: string;
  readonly status: MoveStatus;
  readonly channel: AppointmentChannel;
  readonly serviceId: ServiceId;
  readonly serviceName: LocalizedText;
  readonly wasAt: number;
  readonly wasDeskName: string;
  /** IANA zone of the office it was, or is, at. */
  readonly timeZone: string;
  readonly appointmentStatus: 'BOOKED' | 'CANCELLED';
  /** Where it is now. */
  readonly officeId: OfficeId;
  readonly officeName: LocalizedText;
  readonly startsAt: number;
  /** How long it is. */
  readonly minutes: number;
  readonly proposedAt: number | null;
  readonly proposedOfficeId: OfficeId | null;
  readonly proposedOfficeName: LocalizedText | null;
  readonly answerUntil: number | null;
  readonly remindedAt: number | null;
  readonly settledAt: number | null;
  /** The operator who answered for them. */
  readonly settledBy: PersonId | null;
  readonly personId: PersonId | null;
  readonly citizenSealed: string;
}

/** Where a page ends. */
export interface AfterPerson {
  /** 1 for those that are settled, who come last. */
  readonly settled: number;
  readonly wasAt: string;
  readonly id: string;
}

const epoch = (column: string) => `extract(epoch from ${column})::float8 * 1000`;

const PERSON = `
  select p.id, p.closure_id as "closureId", a.id as "appointmentId", a.code, p.status, a.channel, a.service_id as "serviceId", s.name as "serviceName",
         ${epoch('p.was_at')} as "wasAt", d.name as "wasDeskName", o.time_zone as "timeZone", a.status as "appointmentStatus",
         a.office_id as "officeId", o.name as "officeName", ${epoch('a.starts_at')} as "startsAt", extract(epoch from a.ends_at - a.starts_at)::float8 / 60 as minutes,
         ${epoch('p.starts_at')} as "proposedAt",
         p.office_id as "proposedOfficeId", po.name as "proposedOfficeName", ${epoch('p.answer_until')} as "answerUntil",
         ${epoch('p.reminded_at')} as "remindedAt", ${epoch('p.settled_at')} as "settledAt", p.settled_by as "settledBy",
         a.person_id as "personId", a.citizen_sealed as "citizenSealed"
  from move_proposal p
  join appointment a on a.tenant_id = $1 and a.id = p.appointment_id
  join service s on s.tenant_id = $1 and s.id = a.service_id
  join office o on o.tenant_id = $1 and o.id = a.office_id
  join desk d on d.tenant_id = $1 and d.id = p.was_desk_id
  left join office po on po.tenant_id = $1 and po.id = p.office_id
  where p.tenant_id = $1`;

const PAGE = statement(
  'closures.people',
  `${PERSON} and p.closure_id = $2
     and ($3::int is null or ((p.settled_at is not null)::int, p.was_at, p.id) > ($3, $4::timestamptz, $5::uuid))
   order by (p.settled_at is not null)::int, p.was_at, p.id limit $6`,
);

const COUNT = statement(
  'closures.people-count',
  `select count(*)::int as count from move_proposal where tenant_id = $1 and closure_id = $2`,
);

const ONE = statement('closures.person', `${PERSON} and p.id = $2`);

/** What is read of those whom closures hit. */
export const askedPeople = {
  /** Those who have no answer yet first, then in the order of their old hours. */
  async page(
    reader: Reader,
    tenantId: TenantId,
    closureId: ClosureId,
    after: AfterPerson | undefined,
    limit: number,
  ): Promise<{ readonly rows: AskedPerson[]; readonly count: number }> {
    const [rows, [total]] = await Promise.all([
      reader.rows<AskedPerson>(PAGE, [tenantId, closureId, after?.settled ?? null, after?.wasAt ?? null, after?.id ?? null, limit]),
      reader.rows<{ count: number }>(COUNT, [tenantId, closureId]),
    ]);
    return { rows, count: total?.count ?? 0 };
  },

  async one(reader: Reader, tenantId: TenantId, id: string): Promise<AskedPerson | undefined> {
    const [row] = await reader.rows<AskedPerson>(ONE, [tenantId, id]);
    return row;
  },
};
