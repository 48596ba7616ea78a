import pg from 'pg';
import { superuserUrl } from './stack.ts';

/** The person who logged in last at a municipality, its operator, is lent by it to an office of another for a day. */
export async function lentTo(home: string, town: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(
      `insert into membership (tenant_id, id, person_id, role, status, language, name_sealed, email_sealed, email_digest, invitation_ends_at,
                               valid_until, lent_by, loan_agreement, created_at, changed_at)
       select town.id, own.id, own.person_id, 'OPERATOR', 'ACTIVE', 'it', own.name_sealed, own.email_sealed, own.email_digest, now(),
              now() + interval '1 day', home.id, 'Convenzione n. 12 del 3 marzo 2026', now(), now()
       from tenant home
       join tenant town on town.slug = $2
       join membership own on own.tenant_id = home.id and own.role = 'OPERATOR' and own.lent_by is null
         and own.person_id = (select s.person_id from session s where s.tenant_id = home.id order by s.begun_at desc limit 1)
       where home.slug = $1
       on conflict do nothing`,
      [home, town],
    );
  } finally {
    await client.end();
  }
}
