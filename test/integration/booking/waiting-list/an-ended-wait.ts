import { newId } from '@casa/kernel';
import type { TestDatabase, TestDesk, TestService } from '@casa/testing';

/** What is left of somebody's wait after it ended, and of an offer they did not take. */
export async function anEndedWait(database: TestDatabase, service: TestService, desk: TestDesk, endedAt: Date): Promise<void> {
  const entryId = newId();
  const insert = (sql: string, ...values: readonly unknown[]) => database.asSuperuser(sql, [desk.tenantId, entryId, ...values]);
  await insert(
    `insert into waiting_state (id, tenant_ids, state, version, unanswered, entered_at) values ($2, array[$1::uuid], 'LEFT', 2, 0, $3)`,
    endedAt,
  );
  await insert(
    `insert into waiting_entry (tenant_id, id, service_id, title, channel, resident, language, first_day, last_day, weekdays, office_ids, tenant_ids,
                                link_version, entered_at, ended_at)
     values ($1, $2, $3, '{}', 'IN_PERSON', true, 'it', '2026-01-01', '2026-01-01', '{}', '{}', array[$1::uuid], 1, $4, $4)`,
    ...[service.id, endedAt],
  );
  await insert(
    `insert into waiting_offer (tenant_id, id, entry_id, home_tenant_id, service_id, office_id, desk_id, channel, starts_at, ends_at, status,
                                offered_at, answer_until, closed_at)
     select $1, $2, $2, $1, $3, office_id, id, 'IN_PERSON', $5::timestamptz - interval '30 minutes', $5, 'LAPSED', $5, $5, $5
     from desk where tenant_id = $1 and id = $4`,
    ...[service.id, desk.id, endedAt],
  );
}
