import type { AppointmentChannel, DeskId, OfficeId, ServiceId, TenantId, WaitingEntryId, WaitingOfferId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { OfferStatus } from '../../domain/waiting-list/waiting-state.js';

/** Freed time promised to an entry until it answers. The claim that keeps it has the same id, and so has the appointment that comes of it. */
export interface WaitingOffer {
  readonly tenantId: TenantId;
  readonly id: WaitingOfferId;
  readonly entryId: WaitingEntryId;
  readonly homeTenantId: TenantId;
  readonly serviceId: ServiceId;
  readonly officeId: OfficeId;
  readonly deskId: DeskId;
  readonly channel: AppointmentChannel;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly status: OfferStatus;
  readonly offeredAt: Date;
  readonly answerUntil: Date;
  /** When its letter left; null: the person cannot know of it yet. */
  readonly toldAt: Date | null;
}

const ADD = statement(
  'waiting.add-offer',
  `insert into waiting_offer (tenant_id, id, entry_id, home_tenant_id, service_id, office_id, desk_id, channel, starts_at, ends_at, status,
                              offered_at, answer_until)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'OPEN', $11, $12)`,
);

const BY_ID = `
  select tenant_id as "tenantId", id, entry_id as "entryId", home_tenant_id as "homeTenantId", service_id as "serviceId", office_id as "officeId",
         desk_id as "deskId", channel, status, extract(epoch from starts_at)::float8 * 1000 as "startsAt",
         extract(epoch from ends_at)::float8 * 1000 as "endsAt", extract(epoch from offered_at)::float8 * 1000 as "offeredAt",
         extract(epoch from answer_until)::float8 * 1000 as "answerUntil", extract(epoch from told_at)::float8 * 1000 as "toldAt"
  from waiting_offer where tenant_id = $1 and id = $2`;

const READ = statement('waiting.offer', BY_ID);

const READ_LOCKED = statement('waiting.offer-locked', `${BY_ID} for update`);

const CLOSE = statement(
  'waiting.close-offer',
  `update waiting_offer set status = $3, closed_at = $4 where tenant_id = $1 and id = $2 and status = 'OPEN'`,
);

const TOLD = statement('waiting.offer-told', `update waiting_offer set told_at = $3 where tenant_id = $1 and id = $2 and told_at is null`);

const DELETE_OVER = statement(
  'waiting.delete-over-offers',
  `delete from waiting_offer where tenant_id = $1 and ends_at < $2 and status <> 'OPEN'`,
);

interface Row extends Omit<WaitingOffer, 'startsAt' | 'endsAt' | 'offeredAt' | 'answerUntil' | 'toldAt'> {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly offeredAt: number;
  readonly answerUntil: number;
  readonly toldAt: number | null;
}

/** Every query of the offers. */
export const waitingOffers = {
  add(writer: Writer, offer: Omit<WaitingOffer, 'status' | 'toldAt'>): void {
    const { tenantId, id, entryId, homeTenantId, serviceId, officeId, deskId, channel, startsAt, endsAt, offeredAt, answerUntil } = offer;
    writer.send(ADD, [
      ...[tenantId, id, entryId, homeTenantId, serviceId, officeId, deskId, channel, startsAt, endsAt, offeredAt, answerUntil],
    ]);
  },

  async byId(reader: Reader, tenantId: TenantId, id: WaitingOfferId): Promise<WaitingOffer | undefined> {
    const [row] = await reader.rows<Row>(READ, [tenantId, id]);
    return row && offerOf(row);
  },

  /** For a change: holds the row until the transaction ends. */
  async byIdLocked(reader: Reader, tenantId: TenantId, id: WaitingOfferId): Promise<WaitingOffer | undefined> {
    const [row] = await reader.rows<Row>(READ_LOCKED, [tenantId, id]);
    return row && offerOf(row);
  },

  close(writer: Writer, { tenantId, id }: Pick<WaitingOffer, 'tenantId' | 'id'>, status: Exclude<OfferStatus, 'OPEN'>, at: Date): void {
    writer.send(CLOSE, [tenantId, id, status, at]);
  },

  /** Those whose hour was over before an instant. */
  deleteOver(writer: Writer, tenantId: TenantId, before: Date): void {
    writer.send(DELETE_OVER, [tenantId, before]);
  },

  told(writer: Writer, { tenantId, id }: Pick<WaitingOffer, 'tenantId' | 'id'>, at: Date): void {
    writer.send(TOLD, [tenantId, id, at]);
  },
};

function offerOf({ startsAt, endsAt, offeredAt, answerUntil, toldAt, ...row }: Row): WaitingOffer {
  return {
    ...row,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    offeredAt: new Date(offeredAt),
    answerUntil: new Date(answerUntil),
    toldAt: toldAt === null ? null : new Date(toldAt),
  };
}
