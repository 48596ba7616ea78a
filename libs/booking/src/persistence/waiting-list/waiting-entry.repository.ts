import type { AppointmentChannel, DelegationId, GeoPoint, OfficeId, PersonId, ServiceId, TenantId, WaitingEntryId } from '@casa/contracts';
import type { Language, LocalizedText } from '@casa/kernel';
import type { DataKeys } from '@casa/platform/crypto';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { CitizenDetails } from '../../domain/citizen.js';
import type { ComingTimes } from '../../domain/waiting-list/coming-times.js';

/** Somebody who waits, in the municipality they entered the list at. */
export interface WaitingEntry {
  readonly tenantId: TenantId;
  readonly id: WaitingEntryId;
  readonly serviceId: ServiceId;
  /** Of the service, as it was called. */
  readonly title: LocalizedText;
  readonly channel: AppointmentChannel;
  /** Whose it is, when somebody was logged in: the represented person's when it was entered by a delegation. Null once it is over. */
  readonly personId: PersonId | null;
  /** Who entered it for them, and by which delegation; null once it is over. */
  readonly actedBy: PersonId | null;
  readonly delegationId: DelegationId | null;
  /** Null once it is over, as is the digest. */
  readonly citizenSealed: string | null;
  readonly contactDigest: Buffer | null;
  readonly resident: boolean;
  readonly language: Language;
  readonly times: ComingTimes;
  /** Here; none named: every office of the service. */
  readonly officeIds: readonly OfficeId[];
  /** How far in other municipalities; null: only here. */
  readonly nearKm: number | null;
  /** Where they are looked for, this one first. */
  readonly tenantIds: readonly TenantId[];
  readonly linkVersion: number;
  readonly enteredAt: Date;
}

/** Whom an appointment would be for; from where «near» is measured is as personal as the address. */
export interface WaitingCitizen extends Omit<CitizenDetails, 'answers'> {
  readonly point?: GeoPoint;
}

const ADD = statement(
  'waiting.add-entry',
  `insert into waiting_entry (tenant_id, id, service_id, title, channel, person_id, citizen_sealed, contact_digest, resident, language,
                              first_day, last_day, weekdays, from_time, until_time, office_ids, near_km, tenant_ids, link_version, entered_at, acted_by,
                              delegation_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
);

const COLUMNS = `
  e.tenant_id as "tenantId", e.id, e.service_id as "serviceId", e.title, e.channel, e.person_id as "personId", e.acted_by as "actedBy",
  e.delegation_id as "delegationId", e.citizen_sealed as "citizenSealed",
  e.contact_digest as "contactDigest", e.resident, e.language, e.office_ids as "officeIds", e.near_km as "nearKm", e.tenant_ids as "tenantIds",
  e.link_version as "linkVersion", extract(epoch from e.entered_at)::float8 * 1000 as "enteredAt",
  json_build_object('firstDay', e.first_day, 'lastDay', e.last_day, 'weekdays', e.weekdays,
                    'from', to_char(e.from_time, 'HH24:MI'), 'until', to_char(e.until_time, 'HH24:MI')) as times`;

const BY_ID = statement('waiting.entry', `select ${COLUMNS} from waiting_entry e where e.tenant_id = $1 and e.id = $2`);

const BY_IDS = statement('waiting.entries', `select ${COLUMNS} from waiting_entry e where e.tenant_id = $1 and e.id = any ($2)`);

const OF_CONTACT = statement(
  'waiting.open-entry-of-contact',
  `select 1 from waiting_entry e join waiting_state s on s.id = e.id and s.state in ('WAITING', 'OFFERED')
   where e.tenant_id = $1 and e.contact_digest = $2 and e.service_id = $3 limit 1`,
);

// Whatever the municipality: the policy by person lets them.
const OF_PERSON = statement(
  'waiting.entries-of-person',
  `select ${COLUMNS} from waiting_entry e where e.person_id = $1 and e.citizen_sealed is not null order by e.entered_at desc, e.id limit 50`,
);

// A delegation is of one municipality.
const OF_REPRESENTED = statement(
  'waiting.entries-of-represented',
  `select ${COLUMNS} from waiting_entry e
   where e.tenant_id = $1 and e.person_id = $2 and e.citizen_sealed is not null order by e.entered_at desc, e.id limit 50`,
);

const FORGET = statement(
  'waiting.forget-citizen',
  `update waiting_entry set citizen_sealed = null, contact_digest = null, person_id = null, acted_by = null, delegation_id = null, ended_at = $3
   where tenant_id = $1 and id = $2`,
);

// Nobody looks for them any more: their state, which other municipalities read, goes with them.
const DELETE_ENDED = statement(
  'waiting.delete-ended-entries',
  `with ended as (delete from waiting_entry where tenant_id = $1 and ended_at < $2 returning id)
   delete from waiting_state s using ended where s.id = ended.id`,
);

/** Every query of the entries. */
export const waitingEntries = {
  add(writer: Writer, entry: WaitingEntry): void {
    const { tenantId, id, serviceId, title, channel, personId, citizenSealed, contactDigest, resident, language, times, ...more } = entry;
    const { officeIds, nearKm, tenantIds, linkVersion, enteredAt, actedBy, delegationId } = more;
    writer.send(ADD, [
      ...[tenantId, id, serviceId, title, channel, personId, citizenSealed, contactDigest, resident, language],
      ...[times.firstDay, times.lastDay, times.weekdays, times.from, times.until, officeIds, nearKm, tenantIds, linkVersion, enteredAt],
      ...[actedBy, delegationId],
    ]);
  },

  async byId(reader: Reader, tenantId: TenantId, id: WaitingEntryId): Promise<WaitingEntry | undefined> {
    const [row] = await reader.rows<Row>(BY_ID, [tenantId, id]);
    return row && entryOf(row);
  },

  /** By id; those of other municipalities are not among them. */
  async byIds(reader: Reader, tenantId: TenantId, ids: readonly WaitingEntryId[]): Promise<Map<WaitingEntryId, WaitingEntry>> {
    return new Map((await reader.rows<Row>(BY_IDS, [tenantId, ids])).map((row) => [row.id, entryOf(row)]));
  },

  /** Whether this person waits for the service already. */
  async isOfContact(reader: Reader, tenantId: TenantId, contactDigest: Buffer, serviceId: ServiceId): Promise<boolean> {
    return (await reader.rows(OF_CONTACT, [tenantId, contactDigest, serviceId])).length > 0;
  },

  /** A person's, in every municipality, that are not over. */
  async ofPerson(reader: Reader, personId: PersonId): Promise<WaitingEntry[]> {
    return (await reader.rows<Row>(OF_PERSON, [personId])).map(entryOf);
  },

  /** Those of whom somebody acts for, in one municipality, that are not over. */
  async ofRepresented(reader: Reader, tenantId: TenantId, personId: PersonId): Promise<WaitingEntry[]> {
    return (await reader.rows<Row>(OF_REPRESENTED, [tenantId, personId])).map(entryOf);
  },

  /** Who it was of is nobody's business once it is over. */
  forget(writer: Writer, tenantId: TenantId, id: WaitingEntryId, at: Date): void {
    writer.send(FORGET, [tenantId, id, at]);
  },

  deleteEnded(writer: Writer, tenantId: TenantId, before: Date): void {
    writer.send(DELETE_ENDED, [tenantId, before]);
  },
};

interface Row extends Omit<WaitingEntry, 'enteredAt'> {
  readonly enteredAt: number;
}

function entryOf({ enteredAt, ...row }: Row): WaitingEntry {
  return { ...row, enteredAt: new Date(enteredAt) };
}

export function sealWaitingCitizen(keys: DataKeys, id: WaitingEntryId, citizen: WaitingCitizen): string {
  return keys.seal(JSON.stringify(citizen), boundTo(id));
}

/** @returns undefined once the entry is over. */
export function openWaitingCitizen(keys: DataKeys, entry: Pick<WaitingEntry, 'id' | 'citizenSealed'>): WaitingCitizen | undefined {
  return entry.citizenSealed === null ? undefined : (JSON.parse(keys.open(entry.citizenSealed, boundTo(entry.id))) as WaitingCitizen);
}

function boundTo(id: WaitingEntryId): string {
  return `waiting_entry.citizen_sealed ${id}`;
}
