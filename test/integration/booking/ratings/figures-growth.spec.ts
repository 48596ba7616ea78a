import { anOffice, aService, fixedClock, testDatabase } from '@casa/testing';
import { afterAll, expect, it } from 'vitest';
import { aCounter } from '../a-counter.js';
import { ratingUseCases } from './a-rated-office.js';

const database = await testDatabase();
const clock = fixedClock('2026-11-22T12:00:00+01:00');
const town = await aCounter(database);
const cases = await ratingUseCases(database, clock);
afterAll(async () => {
  await cases[Symbol.asyncDispose]();
  await database.drop();
});

const YEAR_DAYS = 365;
const ROUNDS = 9;
const MINUTES = Array.from({ length: 18 }, (_, visit) => (visit * 7) % 40);

/** Every day of some years, with twenty visits a day. */
async function lay(officeId: string, serviceId: string, years: number): Promise<void> {
  await database.asSuperuser(
    `insert into office_figure (tenant_id, office_id, day, service_id, channel, booked, served, no_shows, cancelled, offers_accepted, offers_refused,
                                offers_lapsed, wait_minutes, service_minutes, lead_days, stars)
     select $1, $2, date '2026-11-22' - d, $3, c, 20, 18, 1, 1, 1, 0, 0, $5, $5, $5, '{1,1,2,3,4}'
     from generate_series(0, $4::int - 1) d, unnest(array['IN_PERSON', 'TELEPHONE', 'WALK_IN']) c`,
    [town.tenant.id, officeId, serviceId, years * YEAR_DAYS, MINUTES],
  );
}

const read = () => cases.figures.figures(town.tenant.id, { officeId: town.office.id, unit: 'MONTH', until: undefined });

/** The middle of some readings, in milliseconds. */
async function timed(): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    await read();
    times.push(performance.now() - begun);
  }
  return times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)]!;
}

/** How many rows of the table are looked at for the page, and by which ways. */
async function lookedAt(): Promise<{ readonly rows: number; readonly ways: readonly string[] }> {
  const plan = await database.inTenant(town.tenant.id, (client) =>
    client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `explain (analyze, format json) select sum(f.booked) from office_figure f
       where f.tenant_id = '${town.tenant.id}' and f.office_id = '${town.office.id}' and f.day between '2025-12-01' and '2026-11-30'`,
    ),
  );
  const nodes = nodesOf(plan.rows[0]!['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name'] === 'office_figure');
  return {
    rows: nodes.reduce((sum, node) => sum + (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0), 0),
    ways: nodes.map((node) => node['Node Type']),
  };
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

it('looks at the days it tells of and at no others, with a hundred times the figures', async () => {
  await lay(town.office.id, town.service.id, 1);
  await database.asSuperuser('analyze office_figure');
  const before = { ...(await lookedAt()), time: await timed(), view: await read() };
  // Eleven years of nine other offices: a hundred years in all.
  for (let number = 0; number < 9; number += 1) {
    const office = await anOffice(database, town.tenant);
    await lay(office.id, (await aService(database, office)).id, 11);
  }
  await database.asSuperuser('analyze office_figure');
  const after = { ...(await lookedAt()), time: await timed(), view: await read() };
  expect(after.view).toEqual(before.view);
  // With so few at first, all were looked at.
  expect(after.rows).toBeLessThanOrEqual(before.rows);
  expect(after.ways.every((way) => way !== 'Seq Scan')).toBe(true);
  console.log(
    `figures of a year: ${before.time.toFixed(1)} ms, with 100 times the figures ${after.time.toFixed(1)} ms, by ${after.ways.join(', ')}`,
  );
}, 120_000);
