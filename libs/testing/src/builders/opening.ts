import { newId } from '@casa/kernel';
import type { TestDatabase } from '../test-database.js';
import type { TestTenant } from './a-tenant.js';
import type { TestDesk } from './a-desk.js';
import type { TestOffice } from './an-office.js';
import { insert, json } from './insert.js';

/** The same stretch on several days of the week. */
export interface WeeklyStretch {
  /** ISO 8601: 1 Monday … 7 Sunday; Monday to Friday when left out. */
  readonly weekdays?: readonly number[];
  /** HH:MM; 09:00 when left out. */
  readonly opens?: string;
  /** HH:MM; 12:00 when left out. */
  readonly closes?: string;
  /** Of this desk alone, in the place of the office's. */
  readonly desk?: TestDesk;
}

export async function weeklyHours(database: TestDatabase, office: TestOffice, given: WeeklyStretch = {}): Promise<void> {
  const { weekdays = [1, 2, 3, 4, 5], opens = '09:00', closes = '12:00', desk } = given;
  for (const weekday of weekdays) {
    const row = { tenant_id: office.tenantId, id: newId(), office_id: office.id, desk_id: desk?.id ?? null, weekday, opens, closes };
    await insert(database, office.tenantId, 'weekly_hours', row);
  }
}

/** Hours of one date in the place of the weekly ones. */
export async function aSpecialOpening(
  database: TestDatabase,
  office: TestOffice,
  {
    day,
    opens = '09:00',
    closes = '12:00',
    desk,
  }: { readonly day: string; readonly opens?: string; readonly closes?: string; readonly desk?: TestDesk },
): Promise<void> {
  const row = { tenant_id: office.tenantId, id: newId(), office_id: office.id, desk_id: desk?.id ?? null, day, opens, closes };
  await insert(database, office.tenantId, 'special_opening', row);
}

/** A closure of a whole municipality, or of an office or desk of it. */
export async function aClosure(
  database: TestDatabase,
  tenant: Pick<TestTenant, 'id'>,
  given: { readonly from: Date; readonly until: Date; readonly reason?: string; readonly office?: TestOffice; readonly desk?: TestDesk },
): Promise<void> {
  await insert(database, tenant.id, 'closure', {
    tenant_id: tenant.id,
    id: newId(),
    office_id: given.office?.id ?? null,
    desk_id: given.desk?.id ?? null,
    starts_at: given.from,
    ends_at: given.until,
    reason: json({ it: given.reason ?? 'Chiuso.' }),
  });
}
