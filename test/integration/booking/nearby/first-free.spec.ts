import { systemClock } from '@casa/kernel';
import { aDesk, anOffice, testDatabase, weeklyHours } from '@casa/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { runningApi } from '../../../support/running-api.js';
import { aTownAt, computing, noteAll, PLACES, TEMPLATE, type Town } from './a-metropolis.js';

const DAY_MS = 86_400_000;

const database = await testDatabase();
// Who books at Bari books for the day after tomorrow, at Modugno in two weeks, at Monopoli in ten days at the earliest.
const bari = await aTownAt(database, 'bari', { service: { leadMinutes: 2 * 1440, channels: ['IN_PERSON', 'TELEPHONE'] } });
const modugno = await aTownAt(database, 'modugno', { service: { leadMinutes: 14 * 1440 } });
const monopoli = await aTownAt(database, 'monopoli', { service: { leadMinutes: 10 * 1440, openToNonResidents: false } });
const consortium = await aTownAt(database, 'bari', {
  tenant: { slug: 'metropoli', name: 'Città metropolitana', kind: 'CONSORTIUM' },
  service: { bookable: false },
});
const api = await runningApi(database);
const worker = await computing(database, systemClock);
const compute = async (): Promise<void> => {
  await noteAll(database);
  await worker.all();
};
await compute();

afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
  await database.drop();
});

const QUERY = `query ($input: FirstFreeInput!, $first: Int, $after: String) {
  firstFree(input: $input, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node {
      municipality portalUrl serviceId serviceSlug serviceName officeId officeSlug officeName distance timeZone freeThatDay
      address { street postalCode city } location { latitude longitude } slot { startsAt endsAt }
    } }
  }
}`;

interface Found {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly {
    readonly node: Record<string, unknown> & { municipality: string; distance: number; slot: { startsAt: string } };
  }[];
}

const HERE = { template: TEMPLATE, near: PLACES.bari };

async function find(input: object = {}, page: object = {}, host = consortium.host): Promise<Found> {
  const { data, body } = await api.ask(host, { query: QUERY, variables: { input: { ...HERE, ...input }, ...page } });
  if (!data?.['firstFree']) throw new Error(body);
  return data['firstFree'] as Found;
}

const towns = ({ edges }: Found) => edges.map(({ node }) => node.municipality);
/** The first free start of a town, as its own portal offers it. */
async function own({ host, service, office }: Town): Promise<string> {
  const { data } = await api.ask(host, {
    query: `query ($input: AvailabilityInput!) { availability(input: $input) { firstFree { startsAt } } }`,
    variables: { input: { serviceId: service.id, officeId: office.id } },
  });
  return (data?.['availability'] as { firstFree: { startsAt: string } }).firstFree.startsAt;
}

describe('the first free start nearby', () => {
  it('is found on the consortium’s host as on any other, with all it takes to book it there', async () => {
    const found = await find({ order: 'HOUR' });
    expect(found).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: false } });
    expect(found.edges.map(({ node }) => node)).toEqual([
      expect.objectContaining({
        municipality: 'Bari',
        portalUrl: 'http://bari.localhost:3000',
        serviceId: bari.service.id,
        serviceSlug: 'certificati-bari',
        serviceName: 'Certificati di bari',
        officeId: bari.office.id,
        officeSlug: 'urp-bari',
        officeName: bari.office.name,
        address: { street: 'Via Roma 1', postalCode: '70100', city: 'Bari' },
        location: PLACES.bari,
        distance: 0,
        timeZone: 'Europe/Rome',
        freeThatDay: expect.any(Number) as number,
        slot: { startsAt: await own(bari), endsAt: expect.any(String) as string },
      }),
      expect.objectContaining({
        municipality: 'Modugno',
        distance: 8430,
        slot: expect.objectContaining({ startsAt: await own(modugno) }) as object,
      }),
    ]);
    expect(await find({ order: 'HOUR' }, {}, modugno.host)).toEqual(found);
  });

  it('is ordered as asked: by hour, by distance, or weighed', async () => {
    const nearModugno = { near: PLACES.modugno };
    expect(towns(await find({ order: 'HOUR', ...nearModugno }))).toEqual(['Bari', 'Modugno']);
    expect(towns(await find({ order: 'DISTANCE', ...nearModugno }))).toEqual(['Modugno', 'Bari']);
    expect(towns(await find({ ...nearModugno }))).toEqual(['Bari', 'Modugno']);
  });

  it('is that of residents too for whoever lives there', async () => {
    expect(towns(await find({ order: 'HOUR', residentIn: monopoli.tenant.id }))).toEqual(['Bari', 'Monopoli', 'Modugno']);
    expect(towns(await find({ order: 'HOUR', residentIn: bari.tenant.id }))).toEqual(['Bari', 'Modugno']);
    expect(towns(await find({ order: 'HOUR', residentIn: 'nowhere' }))).toEqual(['Bari', 'Modugno']);
  });

  it('is looked for by the way to meet, from a day on, and elsewhere than here', async () => {
    expect(towns(await find({ channel: 'TELEPHONE' }))).toEqual(['Bari']);
    expect(towns(await find({ channel: 'VIDEO' }))).toEqual([]);
    expect(towns(await find({ elsewhere: true }, {}, bari.host))).toEqual(['Modugno']);
    const from = new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10);
    const later = await find({ order: 'HOUR', from });
    expect(towns(later).sort()).toEqual(['Bari', 'Modugno']);
    for (const { node } of later.edges) expect(node.slot.startsAt >= from).toBe(true);
    expect(towns(await find({ from: '2999-12-31' }))).toEqual([]);
  });

  it('is had page by page', async () => {
    const [one, both] = [await find({ order: 'HOUR' }, { first: 1 }), await find({ order: 'HOUR' })];
    expect(one).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    const next = await find({ order: 'HOUR' }, { first: 1, after: one.pageInfo.endCursor });
    expect(next).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: false } });
    expect([...one.edges, ...next.edges].map(({ node }) => node)).toEqual(both.edges.map(({ node }) => node));
  });

  it('has no municipality whose portal is suspended', async () => {
    const change = async (status: string) => {
      await database.asSuperuser('update tenant set status = $2 where id = $1', [modugno.tenant.id, status]);
      await database.asSuperuser(`select pg_notify('tenant_changed', $1)`, [modugno.tenant.id]);
    };
    await change('SUSPENDED');
    await expect.poll(async () => towns(await find({ order: 'HOUR' }))).toEqual(['Bari']);
    await change('ACTIVE');
    await expect.poll(async () => towns(await find({ order: 'HOUR' }))).toEqual(['Bari', 'Modugno']);
  });

  it('of a service that nobody gives, or from the other side of the earth, is none', async () => {
    for (const input of [{ template: 'nessuno' }, { template: 'A\u0000' }, { template: '' }, { near: { latitude: -41, longitude: -163 } }])
      expect(await find(input)).toMatchObject({ totalCount: 0, edges: [] });
  });

  it.each([
    ['a latitude beyond the pole', { near: { latitude: 90.01, longitude: 0 } }, {}],
    ['a longitude beyond the date line', { near: { latitude: 0, longitude: -180.5 } }, {}],
    ['a latitude that is no number', { near: { latitude: 'x', longitude: 0 } }, {}],
    ['a day that is none', { from: '2026-02-30' }, {}],
    ['an order that is none', { order: 'BEST' }, {}],
    ['nothing at all', {}, { first: 0 }],
    ['too much at once', {}, { first: 21 }],
    ['a cursor of another list', {}, { after: Buffer.from('["2026-11-01","x"]').toString('base64url') }],
  ])('is not looked for with %s', async (_what, input, page) => {
    const { errors } = await api.ask(consortium.host, { query: QUERY, variables: { input: { ...HERE, ...input }, ...page } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('what is shown', () => {
  it('is free, also when the worker has not yet heard of what was taken', async () => {
    // Quarter by quarter: what is taken already stays as it is.
    const take = (day: string, from: string, until: string) =>
      database.asSuperuser(
        `insert into desk_claim (tenant_id, id, desk_id, starts_at, ends_at, held_until)
         select $1, gen_random_uuid(), $2, s, s + interval '15 minutes', now() + interval '1 hour'
         from generate_series(($3 || ' ' || $4)::timestamp, ($3 || ' ' || $5)::timestamp - interval '15 minutes', interval '15 minutes') as h
         cross join lateral (select h at time zone 'Europe/Rome' as s) as t on conflict do nothing`,
        [bari.tenant.id, bari.desk.id, day, from, until],
      );
    // The first day begins at the hour of now: a whole one is wanted.
    const dayOf = ({ edges: [first] }: Found) => first!.node.slot.startsAt.slice(0, 10);
    await take(dayOf(await find({ order: 'HOUR' })), '00:00', '24:00');
    await compute();
    const before = await own(bari);
    const day = before.slice(0, 10);
    await expect.poll(async () => dayOf(await find({ order: 'HOUR' }))).toBe(day);
    await take(day, '09:00', '10:00');
    const [another] = (await find({ order: 'HOUR' })).edges;
    expect(another!.node.slot.startsAt).toBe(await own(bari));
    expect(another!.node.slot.startsAt).not.toBe(before);

    // Nothing is left of the day: until the worker comes by, the town is left out rather than shown with an hour that is gone.
    await take(day, '00:00', '24:00');
    await expect.poll(async () => towns(await find({ order: 'HOUR' }))).toEqual(['Modugno']);
    await compute();
    await expect.poll(async () => towns(await find({ order: 'HOUR' }))).toEqual(['Bari', 'Modugno']);
    await database.asSuperuser('delete from desk_claim');
    await compute();
  });

  it('has a page’s worth also when some of it is gone', async () => {
    const near = { latitude: 41.12, longitude: 16.87 };
    const nearest = { near, order: 'DISTANCE' };
    const office = await anOffice(database, bari.tenant, { ...near, slug: 'seconda-sede' });
    const desk = await aDesk(database, office, [bari.service]);
    await weeklyHours(database, office, { weekdays: [1, 2, 3, 4, 5, 6, 7] });
    await compute();
    await expect.poll(async () => (await find(nearest)).totalCount).toBe(3);
    const [first] = (await find(nearest, { first: 1 })).edges;
    expect(first!.node['officeSlug']).toBe('seconda-sede');
    await database.asSuperuser('update desk set retired_at = now() where id = $1', [desk.id]);
    const page = await find(nearest, { first: 1 });
    expect(page.edges.map(({ node }) => node['officeSlug'])).toEqual(['urp-bari']);
    await compute();
    await expect.poll(async () => (await find()).totalCount).toBe(2);
  });
});

describe('elsewhere', () => {
  const ELSEWHERE = `query ($input: AvailabilityInput!) { availability(input: $input) { elsewhere { municipality distance slot { startsAt } } } }`;
  const elsewhere = async ({ host, service, office }: Town, channel = 'IN_PERSON') => {
    const { data } = await api.ask(host, {
      query: ELSEWHERE,
      variables: { input: { serviceId: service.id, officeId: office.id, channel } },
    });
    return (data?.['availability'] as { elsewhere: { municipality: string; distance: number; slot: { startsAt: string } }[] }).elsewhere;
  };

  it('is where the service is free so much sooner that the way is worth it', async () => {
    expect(await elsewhere(modugno)).toEqual([{ municipality: 'Bari', distance: 8430, slot: { startsAt: await own(bari) } }]);
  });

  it('is nowhere for whoever is served here within three days', async () => {
    expect(await elsewhere(bari)).toEqual([]);
  });

  it('is nowhere where the way is longer than what it saves: forty kilometres are worth eight days, and not two', async () => {
    expect((await elsewhere(monopoli)).map(({ municipality }) => municipality)).toEqual(['Bari']);
    await database.asSuperuser('update service set lead_minutes = 4 * 1440 where id = $1', [monopoli.service.id]);
    await compute();
    expect(await elsewhere(monopoli)).toEqual([]);
  });
});

describe('the services that are looked for', () => {
  it('are those of the metropolitan catalogue that are booked anywhere', async () => {
    const { data } = await api.ask(consortium.host, {
      query: '{ serviceTemplates { code name category channels municipalities openToNonResidents } }',
    });
    expect(data?.['serviceTemplates']).toEqual([
      {
        code: TEMPLATE,
        name: expect.stringMatching(/^Certificati di /) as string,
        category: bari.service.category,
        channels: ['IN_PERSON', 'TELEPHONE'],
        municipalities: 3,
        openToNonResidents: true,
      },
    ]);
  });
});
