import type { BookingCaller, JoinRequest } from '@casa/booking';
import type { TestDatabase, TestTenant } from '@casa/testing';
import { aCitizen } from '../a-citizen.js';
import type { Counter } from '../a-counter.js';
import type { WaitingListAtWork } from './a-waiting-list.js';

/** Somebody who waits for the counter's service on any day of the week, unless told otherwise. */
export function wish({ service }: Pick<Counter, 'service'>, email: string, given: Partial<Omit<JoinRequest, 'citizen'>> = {}): JoinRequest {
  return {
    serviceId: service.id,
    channel: 'IN_PERSON',
    officeIds: [],
    times: { firstDay: '2026-11-23', lastDay: '2026-11-27', weekdays: [], from: null, until: null },
    ...given,
    citizen: aCitizen({ email }),
  };
}

/** @returns the token of the entry. */
export async function joins(
  list: WaitingListAtWork,
  { caller, ...counter }: Pick<Counter, 'service' | 'caller'>,
  email: string,
  given: Partial<Omit<JoinRequest, 'citizen'>> = {},
): Promise<string> {
  const outcome = await list.join.execute(caller, wish(counter, email, given));
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value.token;
}

export interface StoredOffer {
  readonly id: string;
  readonly tenantId: string;
  readonly entryId: string;
  /** Begins, by the clock of Rome in winter: 09:00 */
  readonly at: string;
  readonly status: string;
  readonly answerUntil: Date;
}

/** Every offer a municipality made, in their order. */
export async function offersMade(database: TestDatabase, { id }: Pick<TestTenant, 'id'>): Promise<StoredOffer[]> {
  const rows = await database.asSuperuser(
    `select id, tenant_id as "tenantId", entry_id as "entryId", to_char(starts_at at time zone 'Europe/Rome', 'HH24:MI') as at, status,
            answer_until as "answerUntil"
     from waiting_offer where tenant_id = $1 order by offered_at, starts_at, id`,
    [id],
  );
  return rows as unknown as StoredOffer[];
}

/** Token of the link of an offer's letter. */
export function offerToken({ references }: WaitingListAtWork, { tenantId, id }: Pick<StoredOffer, 'tenantId' | 'id'>): string {
  return references.make('waiting-offer', tenantId, id, 1);
}

/** Who was offered what, in words: `uno@example.it 09:00 OPEN`. */
export async function toldOf(list: WaitingListAtWork, database: TestDatabase, tenant: Pick<TestTenant, 'id'>): Promise<string[]> {
  const letters = list.letters.filter(({ mailId }) => mailId.endsWith('.waiting-offer'));
  return (await offersMade(database, tenant)).map(({ id, at, status }) => {
    const to = letters.find(({ mailId }) => mailId === `${id}.waiting-offer`)?.to ?? 'nobody';
    return `${to.split('@')[0]!} ${at} ${status}`;
  });
}

export async function stateOf(list: WaitingListAtWork, caller: BookingCaller, token: string): Promise<string> {
  const view = await list.entry.byLink(caller, token);
  return `${view?.state ?? 'none'}${view?.place === undefined ? '' : ` ${view.place}`}`;
}
