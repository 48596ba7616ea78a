import ICAL from 'ical.js';
import { DataKeys } from '@casa/platform/crypto';
import { aDesk, anAppointment, testDatabase } from '@casa/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { aMunicipality } from '../../../support/a-municipality.js';
import { type GraphqlCall, runningApi } from '../../../support/running-api.js';
import { aSession, type TestSession } from '../../../support/sessions.js';

const database = await testDatabase();
const bari = await aMunicipality(database, 'bari');
const noci = await aMunicipality(database, 'noci');
const api = await runningApi(database);
const keys = api.app.get(DataKeys);
const operator = () => aSession(database, bari.tenant, { roles: ['OPERATOR'], officeIds: [bari.office.id], keys });

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

const FEED = '__typename ... on CalendarFeedMade { feed { id url deskId } }';
const MAKE = `mutation ($input: MakeCalendarFeedInput!) { makeCalendarFeed(input: $input) { ${FEED} } }`;
const RENEW = `mutation ($input: CalendarFeedInput!) { renewCalendarFeed(input: $input) { ${FEED} } }`;
const REVOKE = 'mutation ($input: CalendarFeedInput!) { revokeCalendarFeed(input: $input) { __typename } }';

async function ask(as: TestSession, call: GraphqlCall): Promise<unknown> {
  const { data, errors } = await api.ask(bari.host, call, as.headers);
  expect(errors).toBeUndefined();
  return Object.values(data ?? {})[0];
}

async function feedOf(as: TestSession, deskId: string | null): Promise<{ id: string; path: string }> {
  const { feed } = (await ask(as, { query: MAKE, variables: { input: { officeId: bari.office.id, deskId } } })) as {
    feed: { id: string; url: string };
  };
  expect(feed.url).toMatch(/^http:\/\/bari\.localhost:3000\/calendari\/[\w-]{54}\.ics$/);
  return { id: feed.id, path: new URL(feed.url).pathname };
}

const open = (path: string, headers: Readonly<Record<string, string>> = {}, host = bari.host) => api.call({ host, path, headers });

/** Its entries, as a calendar reads them. */
function entriesOf(body: string): { summary: string; begins: string }[] {
  const calendar = new ICAL.Component(ICAL.parse(body) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return { summary: event.summary, begins: event.startDate.toJSDate().toISOString() };
  });
}

const inDays = (days: number) => new Date(new Date().setUTCHours(9, 0, 0, 0) + days * 86_400_000);

describe('a calendar', () => {
  it('of a desk shows its appointments by hour, service and code, and nothing of whom they are for', async () => {
    const desk = await aDesk(database, bari.office, [bari.service]);
    const sealed = keys.seal(JSON.stringify({ givenName: 'Maria', familyName: 'Lorusso' }), 'appointment');
    const next = await anAppointment(database, { service: bari.service, desk, startsAt: inDays(3), citizenSealed: sealed });
    await anAppointment(database, { service: bari.service, desk, startsAt: inDays(4), status: 'CANCELLED' });
    await anAppointment(database, { service: bari.service, desk, startsAt: inDays(-40) });
    const { path } = await feedOf(await operator(), desk.id);
    const { status, headers, body } = await open(path);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-cache' });
    expect(entriesOf(body)).toEqual([{ summary: `${bari.service.name} – ${next.code}`, begins: next.startsAt.toISOString() }]);
    for (const secret of ['Lorusso', 'Maria', '@example', 'ATTENDEE', 'DESCRIPTION']) expect(body).not.toContain(secret);
    for (const line of body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('of an operator shows whom they served, and who is to come at the desk where they sat last', async () => {
    const anna = await operator();
    const [mine, other] = [await aDesk(database, bari.office, [bari.service]), await aDesk(database, bari.office, [bari.service])];
    await ask(anna, {
      query: 'mutation ($input: TakeDeskInput!) { takeDesk(input: $input) { __typename } }',
      variables: { input: { deskId: mine.id } },
    });
    const { service } = bari;
    const coming = await anAppointment(database, { service, desk: mine, startsAt: inDays(2) });
    const served = await anAppointment(database, { service, desk: other, startsAt: inDays(-2) });
    await anAppointment(database, { service, desk: other, startsAt: inDays(2) });
    await anAppointment(database, { service, desk: mine, startsAt: inDays(-3) });
    await database.asSuperuser(`update appointment set served_by = $2, started_at = starts_at where id = $1`, [served.id, anna.personId]);
    const { path } = await feedOf(anna, null);
    expect(entriesOf((await open(path)).body).map(({ summary }) => summary.split(' – ')[1])).toEqual([served.code, coming.code]);
  });

  it('is sent again only when something is new', async () => {
    const desk = await aDesk(database, bari.office, [bari.service]);
    const { path } = await feedOf(await operator(), desk.id);
    const first = await open(path);
    const tag = String(first.headers.etag);
    expect(await open(path, { 'if-none-match': tag })).toMatchObject({ status: 304, body: '' });
    expect(await open(path, { 'if-none-match': `"other", W/${tag}` })).toMatchObject({ status: 304 });
    await anAppointment(database, { service: bari.service, desk, startsAt: inDays(3) });
    expect(await open(path, { 'if-none-match': tag })).toMatchObject({ status: 200 });
    // What was cancelled leaves no date behind.
    expect(first.headers).not.toHaveProperty('last-modified');
    expect(await open(path, { 'if-modified-since': new Date(Date.now() + 60_000).toUTCString() })).toMatchObject({ status: 200 });
  });

  it('asked for twice is one', async () => {
    const anna = await operator();
    expect(await feedOf(anna, bari.desk.id)).toEqual(await feedOf(anna, bari.desk.id));
  });

  it('loses its address when it is renewed or revoked', async () => {
    const anna = await operator();
    const { id, path } = await feedOf(anna, bari.desk.id);
    const { feed } = (await ask(anna, { query: RENEW, variables: { input: { id } } })) as { feed: { url: string } };
    const renewed = new URL(feed.url).pathname;
    expect((await open(path)).status).toBe(404);
    expect((await open(renewed)).status).toBe(200);
    expect(await ask(anna, { query: REVOKE, variables: { input: { id } } })).toEqual({ __typename: 'CalendarFeedRevoked' });
    expect((await open(renewed)).status).toBe(404);
    expect(await ask(anna, { query: '{ calendarFeeds { id } }' })).toEqual([]);
    expect((await feedOf(anna, bari.desk.id)).path).not.toBe(renewed);
  });

  it('is one’s own to renew and to revoke', async () => {
    const [anna, bruno] = [await operator(), await operator()];
    const { id, path } = await feedOf(anna, bari.desk.id);
    for (const query of [RENEW, REVOKE])
      expect(await ask(bruno, { query, variables: { input: { id } } })).toEqual({ __typename: 'NotFound' });
    expect((await open(path)).status).toBe(200);
  });

  it('is closed when its operator works there no more, and opens no other municipality’s', async () => {
    const anna = await operator();
    const { path } = await feedOf(anna, bari.desk.id);
    expect((await open(path, {}, noci.host)).status).toBe(404);
    await database.asSuperuser(`update membership set status = 'SUSPENDED' where id = $1`, [anna.membershipIds[0]]);
    expect((await open(path)).status).toBe(404);
  });

  it('of another office or municipality is not made', async () => {
    const anna = await operator();
    for (const input of [
      { officeId: bari.otherOffice.id, deskId: null },
      { officeId: bari.office.id, deskId: noci.desk.id },
      { officeId: noci.office.id, deskId: null },
    ]) {
      expect(await ask(anna, { query: MAKE, variables: { input } })).toEqual({ __typename: 'NotFound' });
    }
  });

  it.each(['/calendari/x.ics', `/calendari/${'A'.repeat(54)}.ics`, `/calendari/${'A'.repeat(54)}`, '/calendari/..%2f.ics'])(
    'at %s there is none',
    async (path) => {
      expect(await open(path)).toMatchObject({ status: 404, body: '' });
    },
  );
});
