import { randomUUID } from 'node:crypto';
import { aDesk, aService, fixedClock, type TestDesk, type TestService, testDatabase } from '@casa/testing';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { aCounter, type Counter } from '../a-counter.js';
import { ratingUseCases } from './a-rated-office.js';

const database = await testDatabase();
const clock = fixedClock('2026-11-22T12:00:00+01:00');
const WORLDS = 8;
const counters = await Promise.all(Array.from({ length: WORLDS + 6 }, () => aCounter(database, { channels: ['IN_PERSON', 'TELEPHONE'] })));
const cases = await ratingUseCases(database, clock);
afterAll(async () => {
  await cases[Symbol.asyncDispose]();
  await database.drop();
});

const MINUTE_MS = 60_000;
const CHANNELS = ['IN_PERSON', 'TELEPHONE', 'WALK_IN'] as const;

/** Something that happened at an office. */
interface Visit {
  /** Days before today, in the evening of whose summer or winter time. */
  readonly daysAgo: number;
  readonly service: 0 | 1;
  readonly channel: (typeof CHANNELS)[number];
  readonly outcome: 'SERVED' | 'NO_SHOW' | 'CANCELLED' | 'OPEN';
  readonly bookedDaysBefore: number;
  readonly waits: number;
  readonly lasts: number;
  readonly stars: number | null;
}

const anyVisit: fc.Arbitrary<Visit> = fc.record({
  daysAgo: fc.nat({ max: 15 }),
  service: fc.constantFrom(0 as const, 1 as const),
  channel: fc.constantFrom(...CHANNELS),
  outcome: fc.constantFrom('SERVED', 'SERVED', 'SERVED', 'NO_SHOW', 'CANCELLED', 'OPEN'),
  bookedDaysBefore: fc.nat({ max: 40 }),
  waits: fc.nat({ max: 300 }),
  lasts: fc.nat({ max: 300 }),
  stars: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
});

/** The day of today or before, ISO 8601. */
function dayOf({ daysAgo }: Visit): string {
  return new Date(Date.UTC(2026, 10, 22 - daysAgo)).toISOString().slice(0, 10);
}

interface Place extends Counter {
  readonly services: readonly [TestService, TestService];
  readonly desks: readonly [TestDesk, TestDesk];
}

async function aPlace(): Promise<Place> {
  const counter = counters.pop()!;
  const other = await aService(database, counter.office, { name: 'Residenza', channels: ['IN_PERSON', 'TELEPHONE'] });
  const desk = await aDesk(database, counter.office, [other], { channels: ['IN_PERSON', 'TELEPHONE'] });
  return { ...counter, services: [counter.service, other], desks: [counter.desk, desk] };
}

let numbers = 0;

async function lay({ tenant, office, services, desks }: Place, visit: Visit): Promise<void> {
  const { channel, outcome, bookedDaysBefore, waits, lasts, stars } = visit;
  const at = new Date(`${dayOf(visit)}T10:00:00+01:00`).getTime();
  const isServed = outcome === 'SERVED';
  const instant = (minutes: number, isSet: boolean) => (isSet ? new Date(at + minutes * MINUTE_MS) : null);
  const [arrived, called, ended] = [
    instant(0, isServed),
    instant(waits, isServed),
    instant(waits + lasts, isServed || outcome === 'NO_SHOW'),
  ];
  numbers += 1;
  const place = [tenant.id, randomUUID(), office.id, services[visit.service].id, desks[visit.service].id];
  if (channel === 'WALK_IN') {
    const state = isServed || outcome === 'NO_SHOW' ? outcome : 'LEFT';
    await database.asSuperuser(
      `insert into queue_ticket (tenant_id, id, office_id, service_id, desk_id, day, letter, number, origin, language, state, taken_at, called_at,
                                 started_at, ended_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, 'A', $7, 'KIOSK', 'it', $8, $9, $10, null, $11, now())`,
      [...place, dayOf(visit), numbers, state, new Date(at), called ?? (state === 'NO_SHOW' ? new Date(at) : null), ended],
    );
  } else {
    await database.asSuperuser(
      `insert into appointment (tenant_id, id, office_id, service_id, desk_id, code, channel, status, starts_at, ends_at, sequence, link_version,
                                language, citizen_sealed, contact_digest, booked_at, changed_at, arrived_at, called_at, finished_at, outcome)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9::timestamptz + interval '30 minutes', 0, 1, 'it', '-', '\\x00',
               $9::timestamptz - $10 * interval '1 day', now(), $11, $12, $13, $14)`,
      [
        ...[...place, `FG-${numbers}`, channel, outcome === 'CANCELLED' ? 'CANCELLED' : 'BOOKED', new Date(at), bookedDaysBefore],
        ...[arrived, called, outcome === 'NO_SHOW' || isServed ? ended : null, isServed || outcome === 'NO_SHOW' ? outcome : null],
      ],
    );
  }
  if (stars !== null) {
    await database.asSuperuser(
      `insert into visit_rating (tenant_id, id, office_id, service_id, channel, day, stars) values ($1, $2, $3, $4, $5, $6, $7)`,
      [...place.slice(0, 4), channel, dayOf(visit), stars],
    );
  }
}

/** By the book: the value below which a share of them lies, between two where it falls between. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low + (high - low) * (place - Math.floor(place));
}

/** What figures of some visits must be, counted one by one. */
function counted(visits: readonly Visit[]) {
  const count = (which: (visit: Visit) => boolean) => visits.filter(which).length;
  const appointments = visits.filter(({ channel }) => channel !== 'WALK_IN');
  const served = visits.filter(({ outcome }) => outcome === 'SERVED');
  // Longer than four hours takes nobody: somebody forgot.
  const known = (minutes: readonly number[]) => minutes.filter((one) => one <= 240);
  const spread = (values: readonly number[]) =>
    values.length < 5 ? undefined : { count: values.length, median: quantile(values, 0.5), ninth: quantile(values, 0.9) };
  return {
    booked: appointments.length,
    served: served.length,
    noShows: count(({ outcome }) => outcome === 'NO_SHOW'),
    cancelled: appointments.filter(({ outcome }) => outcome === 'CANCELLED').length,
    wait: spread(known(served.map(({ waits }) => waits))),
    service: spread(known(served.map(({ lasts }) => lasts))),
    lead: spread(appointments.filter(({ outcome }) => outcome !== 'CANCELLED').map(({ bookedDaysBefore }) => bookedDaysBefore)),
  };
}

type Line = NonNullable<Awaited<ReturnType<typeof cases.figures.figures>>>['lines'][number];

function shown({ counts, times }: Line) {
  const { booked, served, noShows, cancelled } = counts;
  const spread = (measure: 'WAIT' | 'SERVICE' | 'LEAD') => {
    const row = times.get(measure);
    return row && { count: row.count, median: row.median, ninth: row.ninth };
  };
  return { booked, served, noShows, cancelled, wait: spread('WAIT'), service: spread('SERVICE'), lead: spread('LEAD') };
}

describe('figures', () => {
  it('are what is counted one by one, whatever happened', async () => {
    let lines = 0;
    const worlds = fc.sample(fc.array(anyVisit, { minLength: 10, maxLength: 90 }), { numRuns: WORLDS, seed: 16 });
    for (const visits of worlds) {
      const place = await aPlace();
      for (const visit of visits) await lay(place, visit);
      await cases.count.lately(place.tenant.id);
      // Done again it gives the same.
      await cases.count.lately(place.tenant.id);
      const view = (await cases.figures.figures(place.tenant.id, { officeId: place.office.id, unit: 'WEEK', until: undefined }))!;
      const weekOf = (visit: Visit) => view.periods.starts.findLast((start) => start <= dayOf(visit));
      for (const line of view.lines) {
        const { kind, period, serviceId, channel } = line.key;
        const its = visits.filter(
          (visit) =>
            (period === null || weekOf(visit) === period) &&
            (serviceId === null || place.services[visit.service].id === serviceId) &&
            (channel === null || visit.channel === channel),
        );
        expect({ kind, ...shown(line) }).toEqual({ kind, ...counted(its) });
        lines += 1;
      }
      for (const desk of view.desks) {
        const its = visits.filter(({ service }) => place.desks[service].id === desk.id);
        const { booked, served, noShows, cancelled } = counted(its);
        expect(desk).toEqual({ id: desk.id, name: desk.name, booked, served, noShows, cancelled });
      }
    }
    expect(lines).toBeGreaterThanOrEqual(WORLDS * 6);
    console.log(`figures: ${worlds.length} worlds, ${lines} lines equal to those counted one by one`);
  });
});

describe('what people say', () => {
  let place: Place;
  // October can be rated no more.
  const rated: Visit = {
    ...{ daysAgo: 31, service: 0, channel: 'IN_PERSON', outcome: 'SERVED', bookedDaysBefore: 3, waits: 5, lasts: 10, stars: 2 },
  };
  const rate = async (times: number, given: Partial<Visit> = {}) => {
    const visit = { ...rated, ...given };
    for (let count = 0; count < times; count += 1) await lay(place, visit);
    await cases.count.day({ tenantId: place.tenant.id, officeId: place.office.id, day: dayOf(visit) });
  };
  const lines = async (unit: 'WEEK' | 'MONTH' = 'MONTH', until?: string) =>
    (await cases.figures.figures(place.tenant.id, { officeId: place.office.id, unit, until }))!.lines;
  const told = async (unit?: 'WEEK' | 'MONTH', until?: string) => {
    const sum = ({ stars }: Line) => stars.reduce((total, count) => total + count, 0);
    return (await lines(unit, until)).map((line) => `${line.key.kind} ${line.hidesRatings ? 'too few' : sum(line)}`);
  };

  beforeEach(async () => {
    place = await aPlace();
  });

  it('is hidden until there are five, and then what would tell of the others with it', async () => {
    await rate(4);
    expect(await told()).toEqual(['TOTAL too few', 'PERIOD too few', 'SERVICE too few', 'CHANNEL too few']);
    await rate(2);
    await rate(1, { service: 1 });
    // One rated the other service: what the whole says would tell it, were the six of the first shown.
    expect((await told()).toSorted()).toEqual(['CHANNEL 7', 'PERIOD 7', 'SERVICE too few', 'SERVICE too few', 'TOTAL 7']);
  });

  it('is told when nobody can say more, and of few it is not told by what several weeks are together', async () => {
    await rate(6);
    await rate(2, { daysAgo: 24 });
    await rate(9, { daysAgo: 10 });
    const total = async (until: string) => (await told('WEEK', until))[0];
    expect([await total('2026-10-22'), await total('2026-10-29'), await total('2026-11-22')]).toEqual(['TOTAL 6', 'TOTAL 6', 'TOTAL 6']);
  });

  it('in words has neither day nor name, and is of the same months whatever is asked', async () => {
    const write = async (service: 0 | 1, comment: string, daysAgo: number) => {
      const id = randomUUID();
      const { tenant, office, services } = place;
      const day = dayOf({ ...rated, daysAgo });
      await database.asSuperuser(
        `insert into visit_rating (tenant_id, id, office_id, service_id, channel, day, stars, aspect, comment_sealed)
         values ($1, $2, $3, $4, 'IN_PERSON', $5, 1, 'OTHER', $6)`,
        [tenant.id, id, office.id, services[service].id, day, cases.keys.seal(comment, `visit_rating.comment_sealed ${id}`)],
      );
      await cases.count.day({ tenantId: tenant.id, officeId: office.id, day });
    };
    await rate(5);
    await write(0, 'Troppa attesa.', 31);
    // Alone with the other service, alone in their month, and not the last of theirs.
    await write(1, 'Bello sportello.', 31);
    await write(0, 'Tutto bene.', 60);
    await write(0, 'Di ieri.', 1);
    const comments = (await cases.figures.comments(place.tenant.id, place.office.id, undefined, 10))!;
    expect(comments.count).toBe(2);
    expect(comments.rows.map(({ comment, serviceName }) => [comment, serviceName]).toSorted()).toEqual([
      ['Bello sportello.', undefined],
      ['Troppa attesa.', undefined],
    ]);
    await rate(4, { service: 1 });
    const named = (await cases.figures.comments(place.tenant.id, place.office.id, undefined, 10))!.rows;
    expect(named.every(({ serviceName }) => serviceName !== undefined)).toBe(true);
  });
});

it('has no line where nothing went on, nor a time that nobody took', async () => {
  const place = await aPlace();
  const read = async () =>
    (await cases.figures.figures(place.tenant.id, { officeId: place.office.id, unit: 'MONTH', until: undefined }))!.lines.map(
      ({ key, times }) => [key.kind, [...times.keys()]],
    );
  expect(await read()).toEqual([]);
  const alone = {
    daysAgo: 1,
    service: 0,
    channel: 'WALK_IN',
    outcome: 'NO_SHOW',
    bookedDaysBefore: 0,
    waits: 0,
    lasts: 0,
    stars: null,
  } as const;
  await lay(place, alone);
  await cases.count.lately(place.tenant.id);
  expect(await read()).toEqual(['TOTAL', 'PERIOD', 'SERVICE', 'CHANNEL'].map((kind) => [kind, []]));
});

it('tells how far away the first free start was, as it stood on the day', async () => {
  const { tenant, office, service } = await aPlace();
  const free = async (days: readonly string[]) => {
    await database.asSuperuser('delete from free_time_day where tenant_id = $1', [tenant.id]);
    await database.asSuperuser(
      `insert into free_time_place (tenant_id, office_id, service_id, channel, template, name, category, latitude, longitude, open_to_non_residents, lead_minutes)
       values ($1, $2, $3, 'IN_PERSON', 'x', '{}', 'x', 41, 16, true, 0) on conflict do nothing`,
      [tenant.id, office.id, service.id],
    );
    for (const day of days) {
      await database.asSuperuser(
        `insert into free_time_day (tenant_id, office_id, service_id, channel, day, starts) values ($1, $2, $3, 'IN_PERSON', $4, $5)`,
        [tenant.id, office.id, service.id, day, [new Date(`${day}T09:00:00+01:00`).getTime() / 1000]],
      );
    }
  };
  // Today's is over at noon.
  await free(['2026-11-22', '2026-11-25', '2026-11-27']);
  await cases.count.lately(tenant.id);
  await free(['2026-11-27']);
  await cases.count.lately(tenant.id);
  expect(await database.asSuperuser('select day::text, days from first_free_figure where tenant_id = $1', [tenant.id])).toEqual([
    { day: '2026-11-22', days: 3 },
  ]);
});

it('is counted anew for an earlier day when something of it changes', async () => {
  const place = await aPlace();
  const old: Visit = {
    ...{ daysAgo: 80, service: 0, channel: 'IN_PERSON', outcome: 'OPEN', bookedDaysBefore: 3, waits: 5, lasts: 10, stars: null },
  };
  await lay(place, old);
  await database.asSuperuser(`update appointment set changed_at = $2::timestamptz - interval '2 days' where tenant_id = $1`, [
    place.tenant.id,
    clock.now(),
  ]);
  await cases.count.lately(place.tenant.id);
  const served = async () =>
    (await database.asSuperuser('select served from office_figure where tenant_id = $1', [place.tenant.id])).map((row) => row['served']);
  expect(await served()).toEqual([]);
  await database.asSuperuser(`update appointment set outcome = 'SERVED', finished_at = starts_at, changed_at = $2 where tenant_id = $1`, [
    place.tenant.id,
    clock.now(),
  ]);
  await cases.count.lately(place.tenant.id);
  expect(await served()).toEqual([1]);
});
