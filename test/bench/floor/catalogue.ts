/** Everything the benchmark's document asks of a catalogue, as the text of its answer: $1 tenant, $2 language, $3 how many. */
export const CATALOGUE = `
  with given as materialized (
    select distinct ds.service_id, d.office_id
    from desk_service ds join desk d on d.tenant_id = $1 and d.id = ds.desk_id and d.retired_at is null
    where ds.tenant_id = $1
  ),
  its_offices as (
    select g.service_id,
           json_agg(json_build_object('id', o.id, 'slug', o.slug, 'name', coalesce(o.name ->> $2, o.name ->> 'it')) order by o.position) as offices
    from given g join office o on o.tenant_id = $1 and o.id = g.office_id
    group by g.service_id
  ),
  page as (
    select s.id, s.slug, s.position, s.name, s.description, s.category, s.topics, s.bookable, s.minutes
    from service s where s.tenant_id = $1 and s.retired_at is null order by s.position, s.id limit $3
  )
  select json_build_object('data', json_build_object('services', json_build_object('edges', json_agg(json_build_object('node', json_build_object(
    'id', p.id, 'slug', p.slug, 'name', coalesce(p.name ->> $2, p.name ->> 'it'),
    'description', coalesce(p.description ->> $2, p.description ->> 'it'), 'category', p.category, 'topics', p.topics,
    'bookable', p.bookable, 'minutes', p.minutes, 'offices', coalesce(i.offices, '[]'))) order by p.position, p.id))))::text as json
  from page p left join its_offices i on i.service_id = p.id`;
