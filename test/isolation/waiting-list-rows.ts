import { randomBytes, randomUUID } from 'node:crypto';
import type { DataKeys } from '@casa/platform/crypto';
import type { TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';
import { citizen } from '../support/bookings.js';
import { aSession } from '../support/sessions.js';

/**
 * Somebody on the waiting list with an offer to answer, in every table of it; somebody else entered it for them.
 * @param keys where it is read who waits, or all is sealed anew. @returns the ids that links are made of.
 */
export async function waitingListRows(
  database: TestDatabase,
  { tenant, office, service, desk }: Municipality,
  keys?: DataKeys,
): Promise<{ readonly entryId: string; readonly offerId: string }> {
  const { personId } = await aSession(database, tenant, { ...(keys && { keys }) });
  const [entryId, offerId, delegationId] = [randomUUID(), randomUUID(), randomUUID()];
  const named = (whom: string) => keys?.seal(JSON.stringify(citizen()), `delegation.${whom}_sealed ${delegationId}`) ?? '-';
  const lay = (sql: string, ...values: readonly unknown[]) => database.asSuperuser(sql, [tenant.id, entryId, ...values]);
  await lay(
    `insert into waiting_state (id, tenant_ids, state, version, unanswered, offer_tenant_id, offer_id, entered_at)
     values ($2, array[$1::uuid], 'OFFERED', 2, 0, $1, $3, now())`,
    offerId,
  );
  await database.asSuperuser(
    `insert into delegation (tenant_id, id, person_id, represented_id, kind, status, delegate_sealed, represented_sealed, valid_until, created_at)
     values ($1, $2, $3, $3, 'MANDATE', 'ACTIVE', $4, $5, now() + interval '1 year', now())`,
    [tenant.id, delegationId, personId, named('delegate'), named('represented')],
  );
  await lay(
    `insert into waiting_entry (tenant_id, id, service_id, title, channel, person_id, acted_by, delegation_id, citizen_sealed, contact_digest, resident,
                                language, first_day, last_day, weekdays, office_ids, tenant_ids, link_version, entered_at)
     values ($1, $2, $3, '{"it": "Informazioni"}', 'IN_PERSON', $4, $4, $7, $6, $5, true, 'it', '2031-01-01', '2031-12-31', '{}', '{}', array[$1::uuid], 1, now())`,
    ...[service.id, personId, randomBytes(32)],
    keys?.seal(JSON.stringify({ ...citizen(), reason: 'Informazioni' }), `waiting_entry.citizen_sealed ${entryId}`) ?? '-',
    delegationId,
  );
  await lay(
    `insert into waiting_wish (tenant_id, entry_id, home_tenant_id, service_id, channel, contact_digest, resident, first_day, last_day, weekdays,
                               office_ids, entered_at)
     values ($1, $2, $1, $3, 'IN_PERSON', $4, true, '2031-01-01', '2031-12-31', '{}', array[$5::uuid], now())`,
    ...[service.id, randomBytes(32), office.id],
  );
  await lay(
    `insert into waiting_offer (tenant_id, id, entry_id, home_tenant_id, service_id, office_id, desk_id, channel, starts_at, ends_at, status,
                                offered_at, answer_until)
     values ($1, $3, $2, $1, $4, $5, $6, 'IN_PERSON', '2031-03-04T09:00Z', '2031-03-04T09:30Z', 'OPEN', now(), '2031-03-03T09:00Z')`,
    ...[offerId, service.id, office.id, desk.id],
  );
  return { entryId, offerId };
}
