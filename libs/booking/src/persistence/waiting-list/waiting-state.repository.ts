import type { TenantId, WaitingEntryId, WaitingOfferId } from '@casa/contracts';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { WaitingState } from '../../domain/waiting-list/waiting-state.js';

/** Where an entry stands, for all the municipalities that look for it. */
export interface WaitingStanding {
  readonly state: WaitingState;
  readonly version: number;
  /** Offers in a row that were not answered. */
  readonly unanswered: number;
  readonly offerTenantId: TenantId | null;
  readonly offerId: WaitingOfferId | null;
}

const LOCK = statement('waiting.lock-list', `select pg_advisory_xact_lock(hashtextextended('waiting list ' || $1, 0))`);

const ADD = statement(
  'waiting.add-state',
  `insert into waiting_state (id, tenant_ids, state, version, unanswered, entered_at) values ($1, $2, 'WAITING', 1, 0, $3)`,
);

const COLUMNS = `state, version, unanswered, offer_tenant_id as "offerTenantId", offer_id as "offerId"`;

const READ = statement('waiting.state', `select ${COLUMNS} from waiting_state where id = $1`);

// Each change names the state it leaves: of two that come at once, from whichever municipality, one finds no row.
const TAKE = statement(
  'waiting.take-turn',
  `update waiting_state set state = 'OFFERED', offer_tenant_id = $2, offer_id = $3, version = version + 1
   where id = $1 and state = 'WAITING' returning id`,
);

const SETTLE = statement(
  'waiting.settle-offer',
  `update waiting_state set state = $3, unanswered = $4, offer_tenant_id = null, offer_id = null, version = version + 1
   where id = $1 and state = 'OFFERED' and offer_id = $2 returning id`,
);

const LEAVE = statement(
  'waiting.leave',
  `update waiting_state s set state = 'LEFT', offer_tenant_id = null, offer_id = null, version = s.version + 1
   from (select id, offer_tenant_id, offer_id from waiting_state where id = $1 and state in ('WAITING', 'OFFERED') for update) as before
   where s.id = before.id returning before.offer_tenant_id as "offerTenantId", before.offer_id as "offerId"`,
);

const END = statement(
  'waiting.end',
  `update waiting_state set state = 'ENDED', version = version + 1 where id = $1 and state = 'WAITING' returning id`,
);

/** The one row an entry has over all municipalities. */
export const waitingStates = {
  /** The list of a municipality moves one step at a time: what is decided after this holds until the commit. */
  async lockList(reader: Reader, tenantId: TenantId): Promise<void> {
    await reader.rows(LOCK, [tenantId]);
  },

  add(writer: Writer, id: WaitingEntryId, tenantIds: readonly TenantId[], enteredAt: Date): void {
    writer.send(ADD, [id, tenantIds, enteredAt]);
  },

  /** @returns undefined where the municipality is not one of those that look for the entry. */
  async read(reader: Reader, id: WaitingEntryId): Promise<WaitingStanding | undefined> {
    const [row] = await reader.rows<WaitingStanding>(READ, [id]);
    return row;
  },

  /** @returns whether the entry was free to be offered something. */
  async take(reader: Reader, id: WaitingEntryId, tenantId: TenantId, offerId: WaitingOfferId): Promise<boolean> {
    return (await reader.rows(TAKE, [id, tenantId, offerId])).length > 0;
  },

  /** @returns whether the offer was the one the entry had to answer. */
  async settle(
    reader: Reader,
    id: WaitingEntryId,
    offerId: WaitingOfferId,
    to: { readonly state: Exclude<WaitingState, 'OFFERED'>; readonly unanswered: number },
  ): Promise<boolean> {
    return (await reader.rows(SETTLE, [id, offerId, to.state, to.unanswered])).length > 0;
  },

  /** @returns the offer it had to answer, if any; undefined when it was off the list already. */
  async leave(reader: Reader, id: WaitingEntryId): Promise<Pick<WaitingStanding, 'offerTenantId' | 'offerId'> | undefined> {
    const [row] = await reader.rows<Pick<WaitingStanding, 'offerTenantId' | 'offerId'>>(LEAVE, [id]);
    return row;
  },

  /** @returns whether it was on the list with nothing to answer. */
  async end(reader: Reader, id: WaitingEntryId): Promise<boolean> {
    return (await reader.rows(END, [id])).length > 0;
  },
};
