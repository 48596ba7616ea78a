import { randomBytes, randomUUID } from 'node:crypto';
import { DataKeys } from '@casa/platform/crypto';
import { testConfig, type TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';

const { CASA_DATA_KEYS = '', CASA_LINK_KEY = '' } = testConfig();

/** In a month that can be rated no more: nothing is told of one that still can. */
const DAYS_AGO = 60;
const DAY_MS = 86_400_000;

/** What five people said of their visits to an office on a day that is over by its clock, and the office's figures with it. */
export async function ratingRows(database: TestDatabase, { tenant, office, service, desk }: Municipality): Promise<void> {
  const keys = new DataKeys(CASA_DATA_KEYS, CASA_LINK_KEY);
  const day = new Date(Date.now() - DAYS_AGO * DAY_MS).toLocaleDateString('en-CA', { timeZone: office.timeZone });
  const lay = (sql: string, ...values: readonly unknown[]) => database.asSuperuser(sql, [tenant.id, office.id, day, ...values]);
  for (let number = 0; number < 5; number += 1) {
    const id = randomUUID();
    await lay(
      `insert into visit_rating (tenant_id, office_id, day, id, service_id, channel, stars, aspect, comment_sealed, digest)
       values ($1, $2, $3, $4, $5, 'IN_PERSON', 4, 'CLARITY', $6, $7)`,
      ...[id, service.id, keys.seal(`Opinione a ${tenant.slug}.`, `visit_rating.comment_sealed ${id}`), randomBytes(32)],
    );
  }
  await lay(
    `insert into office_figure (tenant_id, office_id, day, service_id, channel, booked, served, no_shows, cancelled, offers_accepted, offers_refused,
                                offers_lapsed, wait_minutes, service_minutes, lead_days, stars)
     values ($1, $2, $3, $4, 'IN_PERSON', 9, 7, 1, 1, 1, 0, 0, '{1,2,3,4,5}', '{10,10,10,10,10}', '{3,3,3,3,3}', '{0,0,0,5,0}')`,
    service.id,
  );
  await lay(
    `insert into desk_figure (tenant_id, office_id, day, desk_id, booked, served, no_shows, cancelled) values ($1, $2, $3, $4, 9, 7, 1, 1)`,
    desk.id,
  );
  await lay(
    `insert into first_free_figure (tenant_id, office_id, day, service_id, channel, days) values ($1, $2, $3, $4, 'IN_PERSON', 3)`,
    service.id,
  );
}
