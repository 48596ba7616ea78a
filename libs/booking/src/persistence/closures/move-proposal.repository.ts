import type { AppointmentId, ClosureId, DeskId, MoveProposalId, OfficeId, PersonId, TenantId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { MoveStatus, SettledStatus } from '../../domain/closures/move-status.js';

/** Time proposed in place of the old one, and claimed until it is answered. */
export interface ProposedTime {
  readonly claimId: string;
  readonly officeId: OfficeId;
  readonly deskId: DeskId;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** When people are reminded; after that, the same as the next. */
  readonly answerUntil: Date;
  /** Until when the time is kept. */
  readonly keptUntil: Date;
}

/** The question that an appointment in a closure puts to its citizen. */
export interface MoveProposal {
  readonly tenantId: TenantId;
  readonly id: MoveProposalId;
  readonly closureId: ClosureId;
  readonly appointmentId: AppointmentId;
  readonly wasAt: Date;
  readonly wasDeskId: DeskId;
  readonly status: MoveStatus;
  /** How often a time was looked for: what is told names it. */
  readonly round: number;
  /** The last time proposed, kept or not any more; null: none was found. */
  readonly proposed: ProposedTime | null;
  readonly remindedAt: Date | null;
  /** When the last letter left that asks for another time; null: none did. */
  readonly toldAt: Date | null;
  /** Raised to revoke the links made before. */
  readonly linkVersion: number;
}

const ADD = statement(
  'closures.add-proposals',
  `insert into move_proposal (tenant_id, id, closure_id, appointment_id, person_id, was_at, was_desk_id, status, round, link_version, created_at)
   select $1, p.id, $2, a.id, a.person_id, a.starts_at, a.desk_id, 'PENDING', 0, 1, $5
   from unnest($3::uuid[], $4::uuid[]) as p (id, appointment_id) join appointment a on a.tenant_id = $1 and a.id = p.appointment_id
   on conflict do nothing returning id`,
);

const epoch = (column: string) => `extract(epoch from p.${column})::float8 * 1000`;

const COLUMNS = `
  p.tenant_id as "tenantId", p.id, p.closure_id as "closureId", p.appointment_id as "appointmentId", ${epoch('was_at')} as "wasAt",
  p.was_desk_id as "wasDeskId", p.status, p.round, p.claim_id as "claimId", p.office_id as "officeId", p.desk_id as "deskId",
  ${epoch('starts_at')} as "startsAt", ${epoch('ends_at')} as "endsAt", ${epoch('answer_until')} as "answerUntil",
  ${epoch('kept_until')} as "keptUntil", ${epoch('reminded_at')} as "remindedAt", ${epoch('told_at')} as "toldAt", p.link_version as "linkVersion"`;

const BY_ID = `select ${COLUMNS} from move_proposal p where p.tenant_id = $1 and p.id = $2`;
const READ = statement('closures.proposal', BY_ID);
const READ_LOCKED = statement('closures.proposal-locked', `${BY_ID} for update`);

const OPEN_OF = statement(
  'closures.open-proposal-of',
  `select ${COLUMNS} from move_proposal p where p.tenant_id = $1 and p.appointment_id = $2 and p.settled_at is null for update`,
);

const OPEN_AMONG = statement(
  'closures.open-proposals-among',
  `select p.id, p.tenant_id as "tenantId", p.appointment_id as "appointmentId", p.link_version as "linkVersion"
   from move_proposal p where p.appointment_id = any ($1::uuid[]) and p.settled_at is null`,
);

const PROPOSE = statement(
  'closures.propose',
  `update move_proposal set status = 'PROPOSED', round = round + 1, claim_id = $3, office_id = $4, desk_id = $5, starts_at = $6, ends_at = $7,
          answer_until = $8, kept_until = $9, reminded_at = null
   where tenant_id = $1 and id = $2`,
);

const NOTHING_FREE = statement(
  'closures.nothing-free',
  `update move_proposal set status = 'NOTHING_FREE', round = round + 1, claim_id = null, office_id = null, desk_id = null, starts_at = null,
          ends_at = null, answer_until = null, kept_until = null, reminded_at = null
   where tenant_id = $1 and id = $2`,
);

const REMIND = statement(
  'closures.remind',
  `update move_proposal set reminded_at = $3, answer_until = kept_until where tenant_id = $1 and id = $2`,
);

const LAPSE = statement('closures.proposal-lapses', `update move_proposal set status = 'UNANSWERED' where tenant_id = $1 and id = $2`);

const TOLD = statement('closures.proposal-told', `update move_proposal set told_at = $3 where tenant_id = $1 and id = $2 returning status`);

const SETTLE = statement(
  'closures.settle-proposal',
  `update move_proposal set status = $3, settled_at = $4, settled_by = $5 where tenant_id = $1 and id = $2 and settled_at is null`,
);

const CLAIM_STANDS = statement(
  'closures.claim-stands',
  `select c.id from desk_claim c where c.tenant_id = $1 and c.id = $2 and c.held_until is not null`,
);

const BY_CLAIMS = statement(
  'closures.proposals-by-claim',
  `select p.id from move_proposal p where p.tenant_id = $1 and p.claim_id = any ($2::uuid[]) and p.settled_at is null`,
);

// Whoever two closures hit is asked under the first of them. Who stays closed by something else has still to be answered; so has whose hour went by.
const TO_WITHDRAW = statement(
  'closures.proposals-to-withdraw',
  `select p.id, p.appointment_id as "appointmentId" from move_proposal p
   join appointment a on a.tenant_id = $1 and a.id = p.appointment_id
   join office_closure oc on oc.tenant_id = $1 and oc.id = $2
   where p.tenant_id = $1 and p.settled_at is null and a.status = 'BOOKED' and a.starts_at > $3
     and (p.closure_id = oc.id
          or (a.starts_at < oc.ends_at and a.ends_at > oc.starts_at and (oc.office_id is null or oc.office_id = a.office_id)
              and (oc.desk_id is null or oc.desk_id = a.desk_id)))
     and not exists (select from closure c
                     where c.tenant_id = $1 and (c.office_id is null or c.office_id = a.office_id) and (c.desk_id is null or c.desk_id = a.desk_id)
                       and c.starts_at < a.ends_at and c.ends_at > a.starts_at)
   order by p.appointment_id`,
);

interface Row extends Omit<MoveProposal, 'wasAt' | 'proposed' | 'remindedAt' | 'toldAt'> {
  readonly wasAt: number;
  readonly claimId: string | null;
  readonly officeId: OfficeId | null;
  readonly deskId: DeskId | null;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly answerUntil: number | null;
  readonly keptUntil: number | null;
  readonly remindedAt: number | null;
  readonly toldAt: number | null;
}

/** An appointment that is to be moved, with what its link is made of. */
export type OpenMove = Pick<MoveProposal, 'tenantId' | 'id' | 'appointmentId' | 'linkVersion'>;

type Key = Pick<MoveProposal, 'tenantId' | 'id'>;

/** Every query of the proposals. Whoever changes one has locked its appointment before. */
export const moveProposals = {
  /** One for each appointment that has none open. @returns their ids. */
  async add(
    reader: Reader,
    tenantId: TenantId,
    closureId: ClosureId,
    wanted: readonly { readonly id: MoveProposalId; readonly appointmentId: AppointmentId }[],
    now: Date,
  ): Promise<MoveProposalId[]> {
    const columns = [wanted.map(({ id }) => id), wanted.map(({ appointmentId }) => appointmentId)];
    return (await reader.rows<{ id: MoveProposalId }>(ADD, [tenantId, closureId, ...columns, now])).map(({ id }) => id);
  },

  async byId(reader: Reader, tenantId: TenantId, id: string): Promise<MoveProposal | undefined> {
    const [row] = await reader.rows<Row>(READ, [tenantId, id]);
    return row && proposalOf(row);
  },

  async byIdLocked(reader: Reader, tenantId: TenantId, id: MoveProposalId): Promise<MoveProposal | undefined> {
    const [row] = await reader.rows<Row>(READ_LOCKED, [tenantId, id]);
    return row && proposalOf(row);
  },

  /** The one an appointment has to answer, held until the transaction ends. */
  async openOf(reader: Reader, tenantId: TenantId, appointmentId: AppointmentId): Promise<MoveProposal | undefined> {
    const [row] = await reader.rows<Row>(OPEN_OF, [tenantId, appointmentId]);
    return row && proposalOf(row);
  },

  /** Which of some appointments are to be moved: of a municipality, or of a person in every one. */
  openAmong(reader: Reader, ids: readonly AppointmentId[]): Promise<OpenMove[]> {
    return reader.rows<OpenMove>(OPEN_AMONG, [ids]);
  },

  propose(writer: Writer, { tenantId, id }: Key, time: ProposedTime): void {
    const { claimId, officeId, deskId, startsAt, endsAt, answerUntil, keptUntil } = time;
    writer.send(PROPOSE, [tenantId, id, claimId, officeId, deskId, startsAt, endsAt, answerUntil, keptUntil]);
  },

  nothingFree(writer: Writer, { tenantId, id }: Key): void {
    writer.send(NOTHING_FREE, [tenantId, id]);
  },

  /** From now on the time to answer is the last. */
  remind(writer: Writer, { tenantId, id }: Key, now: Date): void {
    writer.send(REMIND, [tenantId, id, now]);
  },

  lapse(writer: Writer, { tenantId, id }: Key): void {
    writer.send(LAPSE, [tenantId, id]);
  },

  /** Waits for whoever changes it. @returns how it stands by now. */
  async told(reader: Reader, { tenantId, id }: Key, now: Date): Promise<MoveStatus | undefined> {
    const [row] = await reader.rows<{ status: MoveStatus }>(TOLD, [tenantId, id, now]);
    return row?.status;
  },

  /** @param by the operator who answered for them; null: they did, or nobody has to any more. */
  settle(writer: Writer, { tenantId, id }: Key, status: SettledStatus, by: PersonId | null, now: Date): void {
    writer.send(SETTLE, [tenantId, id, status, now, by]);
  },

  /** Whether the time is still claimed; a closure of that time takes the claim away. */
  async claimStands(reader: Reader, tenantId: TenantId, claimId: string): Promise<boolean> {
    return (await reader.rows(CLAIM_STANDS, [tenantId, claimId])).length > 0;
  },

  /** Those whose time was claimed by some claims. */
  async byClaims(reader: Reader, tenantId: TenantId, claimIds: readonly string[]): Promise<MoveProposalId[]> {
    return (await reader.rows<{ id: MoveProposalId }>(BY_CLAIMS, [tenantId, claimIds])).map(({ id }) => id);
  },

  /** Those that a closure hit whose old time stands again. */
  toWithdraw(
    reader: Reader,
    tenantId: TenantId,
    closureId: ClosureId,
    now: Date,
  ): Promise<{ readonly id: MoveProposalId; readonly appointmentId: AppointmentId }[]> {
    return reader.rows(TO_WITHDRAW, [tenantId, closureId, now]);
  },
};

function proposalOf({ claimId, officeId, deskId, startsAt, endsAt, answerUntil, keptUntil, ...row }: Row): MoveProposal {
  const isComplete =
    claimId !== null &&
    officeId !== null &&
    deskId !== null &&
    startsAt !== null &&
    endsAt !== null &&
    answerUntil !== null &&
    keptUntil !== null;
  return {
    ...row,
    wasAt: new Date(row.wasAt),
    remindedAt: row.remindedAt === null ? null : new Date(row.remindedAt),
    toldAt: row.toldAt === null ? null : new Date(row.toldAt),
    proposed: isComplete
      ? {
          ...{ claimId, officeId, deskId },
          startsAt: new Date(startsAt),
          endsAt: new Date(endsAt),
          answerUntil: new Date(answerUntil),
          keptUntil: new Date(keptUntil),
        }
      : null,
  };
}
