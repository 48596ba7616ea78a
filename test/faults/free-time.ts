import type { FreeStart } from './stubborn-client.ts';

/** What every municipality reads of a place's free time, as PostgreSQL has it. */
export interface ComputedPlace {
  readonly service_id: string;
  readonly office_id: string;
  /** Epoch seconds. */
  readonly starts: readonly string[];
}

/** Of the municipality whose name in addresses is the parameter. */
export const COMPUTED = `
  select d.service_id, d.office_id, array_agg(s order by s) as starts
  from free_time_day d join tenant t on t.id = d.tenant_id and t.slug = $1 cross join unnest(d.starts) as s
  where d.channel = 'IN_PERSON' group by d.service_id, d.office_id`;

/** Whether anything is still to be computed. */
export const UNCOMPUTED = `select id from free_time_change where due_at <= now()`;

/** The starts that are offered and not in the table, or the other way round, between the first and the last that are offered. */
export function differences(offered: readonly FreeStart[], computed: readonly ComputedPlace[]): string[] {
  const places = Map.groupBy(offered, ({ serviceId, officeId }) => `${serviceId} ${officeId}`);
  return [...places].flatMap(([place, starts]) => {
    const here = starts.map(({ startsAt }) => Date.parse(startsAt) / 1000);
    const [first, last] = [Math.min(...here), Math.max(...here)];
    const row = computed.find(({ service_id, office_id }) => `${service_id} ${office_id}` === place);
    const there = (row?.starts ?? []).map(Number).filter((start) => start >= first && start <= last);
    const missing = here.filter((start) => !there.includes(start)).map((start) => `${place} ${start} is not in the table`);
    return [...missing, ...there.filter((start) => !here.includes(start)).map((start) => `${place} ${start} is not offered`)];
  });
}
