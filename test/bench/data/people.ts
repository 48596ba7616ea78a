import type { Client } from 'pg';

/** The cookie of the nth session: a token as the API makes them, but known beforehand. */
const TOKEN = `translate(rtrim(encode(sha256(('bench session ' || n)::bytea), 'base64'), '='), '+/', '-_')`;

const PEOPLE = `
  insert into person (id, fiscal_digest, identity_sealed, created_at, seen_at)
  select uuidv7(), sha256(('bench person ' || n)::bytea), 'k1.' || repeat(md5(n::text), 16), now(), now()
  from generate_series(1, $1::int) as n`;

/** Of an hour's use to come, so that nothing is written of it while it is measured. */
const SESSIONS = `
  insert into session (tenant_id, id, person_id, token_digest, federation, level, identity_provider, subject_sealed, subject_digest, device,
                       begun_at, seen_at, idle_until, ends_at)
  select $2, uuidv7(), p.id, sha256(token::bytea), 'SPID', 2, 'https://idp.example', 'k1.' || repeat(md5(n::text), 8),
         sha256(n::text::bytea), 'Firefox, Linux', now(), now() + interval '1 hour', now() + interval '8 hours', now() + interval '8 hours'
  from generate_series(1, $1::int) as n
  join person p on p.fiscal_digest = sha256(('bench person ' || n)::bytea)
  cross join lateral (select ${TOKEN} as token) as t`;

/** As many people, each logged in once. @returns their cookies. */
export async function layPeople(client: Client, tenantId: string, count: number): Promise<string[]> {
  await client.query(PEOPLE, [count]);
  await client.query(SESSIONS, [count, tenantId]);
  await client.query('vacuum analyze person, session');
  const { rows } = await client.query<{ token: string }>(`select ${TOKEN} as token from generate_series(1, $1::int) as n order by n`, [
    count,
  ]);
  return rows.map(({ token }) => `casa_session=${token}`);
}
