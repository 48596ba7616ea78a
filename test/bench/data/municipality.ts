import type { Client } from 'pg';

/** The municipality that is measured, and what of it the requests name. */
export interface Municipality {
  readonly tenantId: string;
  readonly host: string;
  /** An office with ten desks that are 70 % full, and its service of twenty minutes. */
  readonly busy: Place;
  /** Offices with nothing booked yet, each with a service of a quarter of an hour. */
  readonly free: readonly Place[];
}

/** A service at an office. */
export interface Place {
  readonly officeId: string;
  readonly serviceId: string;
}

export const SLUG = 'misura';

const TENANT = `
  with made as (
    insert into tenant (id, slug, kind, status, name, official_name, istat_code, belfiore_code, population, latitude, longitude, time_zone,
                        patron_saint, contacts, branding, legal, created_at, updated_at)
    select uuidv7(), slug, 'MUNICIPALITY', 'ACTIVE', slug, 'Comune di ' || slug, '072000', 'A000', 30000, 41.12, 16.87, 'Europe/Rome',
           '{"name": "San Nicola", "month": 12, "day": 6}',
           '{"address": {"street": "Corso Vittorio Emanuele 84", "postalCode": "70122", "city": "Bari"}, "telephone": "080 0000000",
             "email": "comune@example.it", "certifiedEmail": "pec@example.it", "website": "https://comune.example.it"}',
           '{}', '{}', now(), now()
    from unnest($1::text[]) as slug
    returning id, slug
  )
  insert into tenant_host (host, tenant_id, position) select 'comune.' || slug || '.ba.it', id, 0 from made`;

/** How large the tenants without a catalogue are to become, for the statements that follow. */
const FRESH = `
  create temporary table fresh on commit drop as
  select t.id, $1::int as offices, $2::int as services, $3::int as desks, $4::int as desks_of_the_first
  from tenant t where not exists (select from office o where o.tenant_id = t.id)`;

const CATALOGUE = [
  `insert into office (tenant_id, id, slug, position, name, description, department, street, postal_code, city, latitude, longitude,
                       telephone, email, time_zone)
   select f.id, uuidv7(), 'ufficio-' || n, n, jsonb_build_object('it', 'Ufficio ' || n, 'en', 'Office ' || n),
          jsonb_build_object('it', 'Sportello per i cittadini numero ' || n), jsonb_build_object('it', 'Servizi demografici'),
          'Corso Vittorio Emanuele 84', '70122', 'Bari', 41.12, 16.87, '080 0000000', 'ufficio@example.it', 'Europe/Rome'
   from fresh f, generate_series(1, f.offices) as n`,
  `insert into service (tenant_id, id, slug, template, position, responsible_office_id, name, description, category, topics, status,
                        status_reason, card, bookable, minutes, step_minutes, channels, open_to_non_residents, lead_minutes, horizon_days,
                        change_until_minutes, max_open_per_person, questions)
   select o.tenant_id, uuidv7(), 'servizio-' || n, null, n, o.id,
          jsonb_build_object('it', 'Servizio ' || n || ' allo sportello', 'en', 'Service ' || n || ' at the counter'),
          jsonb_build_object('it', repeat('Che cosa offre questo servizio, per chi è e che cosa serve. ', 2)),
          'CIVIL_REGISTRY', array['residenza', 'certificati'], 'ACTIVE', null,
          jsonb_build_object('addressedTo', '{"it": "A tutti."}'::jsonb, 'howTo', jsonb_build_object('it', repeat('Come fare. ', 40)),
                             'needed', '[{"it": "Un documento."}]'::jsonb, 'achieved', '{"it": "Il certificato."}'::jsonb,
                             'deadlinesText', '{"it": "Subito."}'::jsonb, 'deadlines', '[]'::jsonb, 'fees', '[]'::jsonb),
          true, minutes, minutes, array['IN_PERSON', 'TELEPHONE'], true, 60, 366, 1440, 3, '[]'
   from fresh f
   cross join lateral generate_series(1, f.services) as n
   cross join lateral (select case when o.position = 1 then 20 else 15 end as minutes, o.* from office o
                       where o.tenant_id = f.id and o.position = 1 + (n - 1) % f.offices) as o`,
  `insert into desk (tenant_id, id, office_id, slug, position, name, channels)
   select o.tenant_id, uuidv7(), o.id, 'sportello-' || n, n, 'Sportello ' || n, array['IN_PERSON', 'TELEPHONE']
   from fresh f
   join office o on o.tenant_id = f.id
   cross join lateral generate_series(1, case when o.position = 1 then f.desks_of_the_first else f.desks end) as n`,
  `insert into desk_service (tenant_id, service_id, desk_id)
   select s.tenant_id, s.id, d.id
   from fresh f
   join service s on s.tenant_id = f.id
   join office o on o.tenant_id = f.id and (o.id = s.responsible_office_id or o.position = 1 + (s.position + 3) % f.offices)
   join desk d on d.tenant_id = f.id and d.office_id = o.id`,
  `insert into weekly_hours (tenant_id, id, office_id, desk_id, weekday, opens, closes)
   select o.tenant_id, uuidv7(), o.id, null, weekday, opens, closes
   from fresh f
   join office o on o.tenant_id = f.id
   cross join generate_series(1, 5) as weekday
   cross join (values (time '08:30', time '12:30'), (time '14:00', time '17:00')) as hours (opens, closes)`,
];

/** Ten offices, 55 desks, fifty services; each service at two offices. */
export async function layMunicipality(client: Client): Promise<Municipality> {
  await layTenants(client, [SLUG], { offices: 10, services: 50, desks: 5, desksOfTheFirst: 10 });
  const { rows } = await client.query<{ tenantId: string; busy: Place; free: Place[] }>(
    `with place as (
       select o.tenant_id, o.position, json_build_object('officeId', o.id, 'serviceId', s.id) as ids
       from tenant t join office o on o.tenant_id = t.id join service s on s.tenant_id = t.id and s.position = o.position
       where t.slug = $1
     )
     select tenant_id as "tenantId", (select ids from place where position = 1) as busy,
            (select json_agg(ids order by position) from place where position > 1) as free
     from place limit 1`,
    [SLUG],
  );
  if (!rows[0]) throw new Error('the municipality was not laid');
  return { ...rows[0], host: `comune.${SLUG}.ba.it` };
}

/** Municipalities as small as most are (two offices, five services, two desks each) until there are `total` tenants. */
export async function laySmallMunicipalities(client: Client, total: number): Promise<void> {
  const { rows } = await client.query<{ known: number }>('select count(*)::int as known from tenant');
  const known = rows[0]?.known ?? 0;
  const slugs = Array.from({ length: total - known }, (_, index) => `comune-${known + index}`);
  await layTenants(client, slugs, { offices: 2, services: 5, desks: 2, desksOfTheFirst: 2 });
}

export interface Size {
  readonly offices: number;
  readonly services: number;
  readonly desks: number;
  readonly desksOfTheFirst: number;
}

export async function layTenants(
  client: Client,
  slugs: readonly string[],
  { offices, services, desks, desksOfTheFirst }: Size,
): Promise<void> {
  await client.query('begin');
  await client.query(TENANT, [slugs]);
  await client.query(FRESH, [offices, services, desks, desksOfTheFirst]);
  for (const statement of CATALOGUE) await client.query(statement);
  await client.query('commit');
}
