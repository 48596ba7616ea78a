import { randomBytes, randomUUID } from 'node:crypto';
import { DataKeys } from '@casa/platform/crypto';
import { testDatabase } from '@casa/testing';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { aMunicipality } from '../../../support/a-municipality.js';
import { citizen } from '../../../support/bookings.js';
import { runningApi } from '../../../support/running-api.js';
import { aSession, type TestSession } from '../../../support/sessions.js';

const database = await testDatabase();
const town = await aMunicipality(database, 'bari');
const other = await aMunicipality(database, 'altamura');
const api = await runningApi(database);
const keys = api.app.get(DataKeys);

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});
beforeEach(async () => {
  for (const table of ['waiting_wish', 'waiting_entry', 'waiting_state']) await database.asSuperuser(`delete from ${table}`);
});

const JOIN = `mutation ($input: JoinWaitingListInput!) {
  joinWaitingList(input: $input) { __typename ... on WaitingListJoined { token entry { state place service { slug } offices { slug } } } }
}`;
const LIST = `query ($officeId: ID!, $first: Int!, $after: String) {
  waitingList(officeId: $officeId, first: $first, after: $after) {
    services { serviceName waiting offered }
    people {
      totalCount pageInfo { hasNextPage endCursor }
      edges { node { place hasOpenOffer municipality service { slug } times { lastDay weekdays from } contact { familyName email telephone } } }
    }
  }
}`;
const DAY_MS = 86_400_000;
const today = new Date().toISOString().slice(0, 10);
const inTwoMonths = new Date(Date.now() + 60 * DAY_MS).toISOString().slice(0, 10);

async function joins(familyName: string, as?: TestSession): Promise<unknown> {
  const input = {
    ...{ serviceId: town.service.id, firstDay: today, lastDay: inTwoMonths, weekdays: [2], from: '09:00', reason: 'Informazioni' },
    ...{ citizen: citizen(familyName, `${familyName.toLowerCase()}@example.it`), privacyNoticeRead: true },
  };
  const { data, errors } = await api.ask(town.host, { query: JOIN, variables: { input } }, as?.headers);
  expect(errors).toBeUndefined();
  return data?.['joinWaitingList'];
}

interface Listed {
  readonly services: unknown;
  readonly people: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly edges: readonly { readonly node: Record<string, unknown> & { readonly contact: { readonly familyName: string } | null } }[];
  };
}

async function listed(as: TestSession, given: object = {}): Promise<Listed | null> {
  const variables = { officeId: town.office.id, first: 10, ...given };
  const { data, errors } = await api.ask(town.host, { query: LIST, variables }, as.headers);
  expect(errors).toBeUndefined();
  return data?.['waitingList'] as Listed | null;
}

const audited = () =>
  database.asSuperuser(`select actor_id, person_id, content from audit_entry where content like '%WaitingEntry%' order by sequence`);

it('shows who waits, in order, to who works at the office, and each reading to whom it is about', async () => {
  const person = await aSession(database, town.tenant, { keys });
  expect(await joins('Amoruso', person)).toMatchObject({
    __typename: 'WaitingListJoined',
    entry: { state: 'WAITING', place: 1, service: { slug: town.service.slug }, offices: [] },
  });
  await joins('Bellomo');
  const operator = await aSession(database, town.tenant, { keys, roles: ['OPERATOR'], officeIds: [town.office.id] });
  const list = (await listed(operator))!;
  expect(list.services).toEqual([{ serviceName: town.service.name, waiting: 2, offered: 0 }]);
  expect(list.people.edges.map(({ node }) => node)).toEqual([
    expect.objectContaining({
      ...{ place: 1, hasOpenOffer: false, municipality: town.tenant.name, service: { slug: town.service.slug } },
      times: { lastDay: inTwoMonths, weekdays: [2], from: '09:00' },
      contact: { familyName: 'Amoruso', email: 'amoruso@example.it', telephone: '080 5771111' },
    }),
    expect.objectContaining({ place: 2 }),
  ]);
  expect(await audited()).toEqual([
    { actor_id: operator.personId, person_id: person.personId, content: expect.stringContaining('"allowedBy":"OPERATOR"') as string },
    { actor_id: operator.personId, person_id: null, content: expect.any(String) as string },
  ]);
  const log = await api.ask(town.host, { query: '{ myAccessLog { totalCount } }' }, person.headers);
  expect(log.data).toEqual({ myAccessLog: { totalCount: 1 } });
  const mine = await api.ask(other.host, { query: '{ myWaitingEntries { title } }' });
  expect(mine.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  const own = await api.ask(town.host, { query: '{ myWaitingEntries { title municipality state place manageUrl } }' }, person.headers);
  expect(own.data).toEqual({
    myWaitingEntries: [
      {
        ...{ title: town.service.name, municipality: town.tenant.name, state: 'WAITING', place: 1 },
        manageUrl: expect.stringMatching(/^http:\/\/bari\.localhost:3000\/lista-attesa\/link\/[\w-]{54}$/) as string,
      },
    ],
  });
});

it('goes page by page, and reads the names of the page alone', async () => {
  for (const name of ['Amoruso', 'Bellomo', 'Cassano']) await joins(name);
  const manager = await aSession(database, town.tenant, { keys, roles: ['OFFICE_MANAGER'] });
  const before = (await audited()).length;
  const first = (await listed(manager, { first: 2 }))!;
  expect(first.people).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
  expect((await audited()).length).toBe(before + 2);
  const second = (await listed(manager, { first: 2, after: first.people.pageInfo.endCursor }))!;
  expect([...first.people.edges, ...second.people.edges].map(({ node }) => node.contact?.familyName)).toEqual([
    'Amoruso',
    'Bellomo',
    'Cassano',
  ]);
});

it('keeps from the office who entered the list in another municipality', async () => {
  const entryId = randomUUID();
  await database.asSuperuser(
    `insert into waiting_state (id, tenant_ids, state, version, unanswered, entered_at) values ($1, $2, 'WAITING', 1, 0, now())`,
    [entryId, [town.tenant.id, other.tenant.id]],
  );
  await database.asSuperuser(
    `insert into waiting_wish (tenant_id, entry_id, home_tenant_id, service_id, channel, contact_digest, resident, first_day, last_day, weekdays,
                               office_ids, entered_at)
     values ($1, $2, $3, $4, 'IN_PERSON', $5, false, $6, $7, '{}', array[$8::uuid], now())`,
    [town.tenant.id, entryId, other.tenant.id, town.service.id, randomBytes(32), today, inTwoMonths, town.office.id],
  );
  const operator = await aSession(database, town.tenant, { keys, roles: ['OPERATOR'] });
  const before = (await audited()).length;
  const list = (await listed(operator))!;
  expect(list.people.edges.map(({ node }) => [node['municipality'], node.contact])).toEqual([[other.tenant.name, null]]);
  expect((await audited()).length).toBe(before);
});

it('is hidden from who works at another office', async () => {
  await joins('Amoruso');
  const elsewhere = await aSession(database, town.tenant, {
    keys,
    roles: ['OPERATOR', 'OFFICE_MANAGER'],
    officeIds: [town.otherOffice.id],
  });
  expect(await listed(elsewhere)).toBeNull();
  expect(await listed(elsewhere, { officeId: town.otherOffice.id })).toMatchObject({ services: [], people: { totalCount: 0 } });
  expect(await listed(elsewhere, { officeId: 'x' })).toBeNull();
});
