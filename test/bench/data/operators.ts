import type { Client } from 'pg';
import { layPeople } from './people.ts';

const EMPLOY = `
  insert into membership (tenant_id, id, person_id, role, status, name_sealed, email_sealed, email_digest, language, invitation_ends_at,
                          created_at, changed_at)
  select $1, uuidv7(), p.id, 'OPERATOR', 'ACTIVE', '-', '-', p.fiscal_digest, 'it', now(), now(), now()
  from generate_series(1, $2::int) as n join person p on p.fiscal_digest = sha256(('bench person ' || n)::bytea)`;

/** As many operators, each logged in once, at every office of the municipality. @returns their cookies. */
export async function layOperators(client: Client, tenantId: string, count: number): Promise<string[]> {
  const cookies = await layPeople(client, tenantId, count);
  await client.query(EMPLOY, [tenantId, count]);
  return cookies;
}
