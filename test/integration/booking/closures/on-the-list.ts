import type { TestDatabase, TestTenant } from '@casa/testing';
import { aCitizen } from '../a-citizen.js';
import type { Counter } from '../a-counter.js';
import type { ClosuresAtWork } from './closures-at-work.js';

/** Somebody who waits for the counter's service on any day of the week. */
export async function joins(
  { join }: ClosuresAtWork,
  { caller, service }: Pick<Counter, 'caller' | 'service'>,
  email: string,
): Promise<void> {
  const outcome = await join.execute(caller, {
    ...{ serviceId: service.id, channel: 'IN_PERSON', officeIds: [] },
    times: { firstDay: '2026-11-23', lastDay: '2026-11-27', weekdays: [], from: null, until: null },
    citizen: aCitizen({ email }),
  });
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
}

/** How the offers stand that a municipality made, in their order. */
export async function offersMade(database: TestDatabase, { id }: Pick<TestTenant, 'id'>): Promise<string[]> {
  const rows = await database.asSuperuser('select status from waiting_offer where tenant_id = $1 order by offered_at, id', [id]);
  return rows.map(({ status }) => String(status));
}
