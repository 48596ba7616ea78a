import type { AppointmentChannel, AppointmentId, DeskId, OfficeId, PersonId, ServiceId, TenantId } from '@casa/contracts';
import type { Language, LocalizedText } from '@casa/kernel';
import { type Reader, statement } from '@casa/platform/database';
import type { DayOutcome } from '../../domain/agenda/day-state.js';
import { isVirtualAppointment } from '../virtual-desks/virtual-desk.repository.js';

/** An appointment as an agenda lists it: nothing of whom it is for. Instants are epoch milliseconds. */
export interface AgendaEntry {
  readonly id: AppointmentId;
  readonly code: string;
  readonly version: number;
  readonly officeId: OfficeId;
  readonly deskId: DeskId;
  readonly serviceId: ServiceId;
  readonly serviceName: LocalizedText;
  /** IANA zone of the office. */
  readonly timeZone: string;
  readonly channel: AppointmentChannel;
  /** In which the citizen is written to. */
  readonly language: Language;
  readonly status: 'BOOKED' | 'CANCELLED';
  readonly startsAt: number;
  readonly endsAt: number;
  readonly arrivedAt: number | null;
  readonly calledAt: number | null;
  readonly calledDeskId: DeskId | null;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly outcome: DayOutcome | null;
  readonly servedBy: PersonId | null;
  readonly bookedBy: PersonId | null;
  readonly hasNote: boolean;
  /** Whether operators who are lent may serve it. */
  readonly isVirtual: boolean;
}

/** The sealed part, and whose it is when that is known. */
export interface SealedEntry {
  readonly id: AppointmentId;
  readonly officeId: OfficeId;
  readonly isVirtual: boolean;
  readonly personId: PersonId | null;
  readonly citizenSealed: string;
}

/** More than an agenda of a week has; beyond it the agenda is read anew instead. */
export const MOST_CHANGES = 500;

const epoch = (column: string) => `extract(epoch from a.${column})::float8 * 1000`;

const ENTRY = `
  a.id, a.code, a.version, a.office_id as "officeId", a.desk_id as "deskId", a.service_id as "serviceId", s.name as "serviceName",
  o.time_zone as "timeZone", a.channel, a.language, a.status, ${epoch('starts_at')} as "startsAt", ${epoch('ends_at')} as "endsAt",
  ${epoch('arrived_at')} as "arrivedAt", ${epoch('called_at')} as "calledAt", a.called_desk_id as "calledDeskId",
  ${epoch('started_at')} as "startedAt", ${epoch('finished_at')} as "finishedAt", a.outcome, a.served_by as "servedBy",
  a.booked_by as "bookedBy", a.note_sealed is not null as "hasNote", ${isVirtualAppointment('a')} as "isVirtual"`;

const FROM = `
  from appointment a
  join service s on s.tenant_id = $1 and s.id = a.service_id
  join office o on o.tenant_id = $1 and o.id = a.office_id`;

const BETWEEN = statement(
  'agenda.entries',
  `select ${ENTRY} ${FROM}
   where a.tenant_id = $1 and a.office_id = $2 and a.starts_at >= $3 and a.starts_at < $4 and a.status = 'BOOKED'
   order by a.starts_at, a.id`,
);

const BY_IDS = statement(
  'agenda.entries-by-id',
  `select ${ENTRY} ${FROM} where a.tenant_id = $1 and a.id = any ($2::uuid[]) order by a.starts_at, a.id`,
);

const CHANGED = statement(
  'agenda.changed-entries',
  `select ${ENTRY} ${FROM} where a.tenant_id = $1 and a.changed_at >= $2 order by a.changed_at limit ${MOST_CHANGES}`,
);

const SEALED = statement(
  'agenda.sealed-entries',
  `select a.id, a.office_id as "officeId", ${isVirtualAppointment('a')} as "isVirtual", a.person_id as "personId", a.citizen_sealed as "citizenSealed"
   from appointment a where a.tenant_id = $1 and a.id = any ($2::uuid[])`,
);

const WAITING_AT = statement(
  'agenda.waiting-at-desk',
  `select a.id, a.channel, ${epoch('starts_at')} as "startsAt"
   from appointment a
   where a.tenant_id = $1 and a.desk_id = $2 and a.starts_at >= $3 and a.starts_at < $4 and a.status = 'BOOKED'
     and a.called_at is null and a.started_at is null and a.outcome is null
   order by a.starts_at, a.id`,
);

const OPEN_OF = statement(
  'agenda.open-of-operator',
  `select a.id from appointment a
   where a.tenant_id = $1 and a.served_by = $2 and a.starts_at >= $3 and a.starts_at < $4 and a.status = 'BOOKED' and a.outcome is null
   order by a.called_at desc nulls last limit 1`,
);

/** An appointment that waits to be called, as it is read. */
export interface WaitingEntry {
  readonly id: AppointmentId;
  readonly channel: AppointmentChannel;
  readonly startsAt: number;
}

/** What agendas read of appointments. */
export const agendaEntries = {
  /** Those that stand and begin from `from` until before `until`, in order. */
  between(reader: Reader, tenantId: TenantId, officeId: OfficeId, from: Date, until: Date): Promise<AgendaEntry[]> {
    return reader.rows<AgendaEntry>(BETWEEN, [tenantId, officeId, from, until]);
  },

  byIds(reader: Reader, tenantId: TenantId, ids: readonly string[]): Promise<AgendaEntry[]> {
    return reader.rows<AgendaEntry>(BY_IDS, [tenantId, ids]);
  },

  /** Of every office, also those cancelled, in the order in which they changed; at most `MOST_CHANGES`. */
  changedSince(reader: Reader, tenantId: TenantId, since: Date): Promise<AgendaEntry[]> {
    return reader.rows<AgendaEntry>(CHANGED, [tenantId, since]);
  },

  sealed(reader: Reader, tenantId: TenantId, ids: readonly string[]): Promise<SealedEntry[]> {
    return reader.rows<SealedEntry>(SEALED, [tenantId, ids]);
  },

  /** Those of a desk's day that were not called yet, in order. */
  waitingAt(reader: Reader, tenantId: TenantId, deskId: DeskId, from: Date, until: Date): Promise<WaitingEntry[]> {
    return reader.rows<WaitingEntry>(WAITING_AT, [tenantId, deskId, from, until]);
  },

  /** Whom an operator has called, or serves, and is not done with. */
  async openOf(reader: Reader, tenantId: TenantId, personId: PersonId, from: Date, until: Date): Promise<AppointmentId | undefined> {
    const [row] = await reader.rows<{ id: AppointmentId }>(OPEN_OF, [tenantId, personId, from, until]);
    return row?.id;
  },
};
