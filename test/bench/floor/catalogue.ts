/**
 * All that the document asks of a catalogue, as the text of the answer: $1 tenant, $2 language, $3 how many. Materialized where the plan
 * for an average municipality would compute a thing again for each service.
 */
export const CATALOGUE = `
  with its_offices as materialized (
    select g.service_id, json_agg(o.office order by o.position) as offices
    from (
      select distinct ds.service_id, d.office_id
      from desk_service ds join desk d on d.tenant_id = $1 and d.id = ds.desk_id and d.retired_at is null
      where ds.tenant_id = $1
    ) as g
    join (
      select o.id, o.position, json_build_object('id', o.id, 'slug', o.slug, 'name', coalesce(o.name ->> $2, o.name ->> 'it')) as office
      from office o where o.tenant_id = $1
    ) as o on o.id = g.office_id
    group by g.service_id
  )
  select '{"data":{"services":{"edges":' || json_agg(edge) || '}}}' as json
  from (
    select (select node from (select s.id, s.slug, s.name, s.description, s.category, s.topics, s.bookable, s.minutes, coalesce(i.offices, '[]') as offices) as node) as node
    from (
      select s.id, s.slug, s.position, coalesce(s.name ->> $2, s.name ->> 'it') as name,
             coalesce(s.description ->> $2, s.description ->> 'it') as description, s.category, s.topics, s.bookable, s.minutes
      from service s where s.tenant_id = $1 and s.retired_at is null order by s.position, s.id limit $3
    ) as s
    left join its_offices i on i.service_id = s.id
    order by s.position, s.id
  ) as edge`;
