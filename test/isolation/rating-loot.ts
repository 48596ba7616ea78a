import { randomUUID } from 'node:crypto';
import { SealedReferences } from '@casa/platform/crypto';
import type { TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';
import type { RunningApi } from '../support/running-api.js';

/** What a stranger could have got hold of of a visit to the other municipality. */
export interface RatingLoot {
  /** Rates it. */
  readonly token: string;
}

export const NO_RATING_LOOT: RatingLoot = { token: '' };

/** Somebody was served today with a number, and has the link to say how it went. */
export async function ratingLoot(
  database: TestDatabase,
  api: RunningApi,
  { tenant, office, service, desk }: Municipality,
): Promise<RatingLoot> {
  const id = randomUUID();
  const day = new Date().toLocaleDateString('en-CA', { timeZone: office.timeZone });
  await database.asSuperuser(
    `insert into queue_ticket (tenant_id, id, office_id, service_id, desk_id, day, letter, number, origin, language, state, taken_at, called_at,
                               ended_at, changed_at)
     values ($1, $2::uuid, $3, $4, $5, $6, 'R', 1 + abs(hashtext($2::text)) % 1000000000, 'KIOSK', 'it', 'SERVED', now(), now(), now(), now())`,
    [tenant.id, id, office.id, service.id, desk.id, day],
  );
  return { token: api.app.get(SealedReferences).make('rating-link', tenant.id, id, 1) };
}
