import { DataKeys } from '@casa/platform/crypto';
import { testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Municipality } from '../../support/a-municipality.js';
import { book, citizen, freeStarts } from '../../support/bookings.js';
import { aSession } from '../../support/sessions.js';
import { begin, cookieOf, cookiesOf, loginWorld, type LoginWorld, metadataOf, post } from './login-world.js';

let database: TestDatabase;
let world: LoginWorld;
let a: Municipality;
let b: Municipality;

beforeAll(async () => {
  database = await testDatabase();
  world = await loginWorld(database, 'spid');
  ({ a, b } = world);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await database.drop();
});

/** Logs the same person in, whatever the municipality. */
async function login(at: Municipality, wanted: Parameters<typeof begin>[2] = {}): Promise<{ cookie: string; location: string }> {
  const request = await begin(world, at, wanted);
  const answer = await post(world, at, world.idp.answer(request, await metadataOf(world, at)));
  expect(answer.status, answer.body).toBe(303);
  return { cookie: cookieOf(answer)!, location: String(answer.headers.location) };
}

async function ask(at: Municipality, query: string, cookie: string, variables?: unknown): Promise<Record<string, unknown>> {
  const { data, errors } = await world.api.ask(at.host, { query, variables }, { cookie });
  expect(errors).toBeUndefined();
  return data!;
}

const isLoggedIn = async (at: Municipality, cookie: string) => (await ask(at, '{ me { id } }', cookie))['me'] !== null;

describe('a login', () => {
  it.each(['redirect', 'post'] as const)('begins by %s and ends in a session', async (binding) => {
    const { cookie } = await login(a, { binding });
    const { me } = await ask(a, '{ me { level federation roles } }', cookie);
    expect(me).toEqual({ level: 2, federation: 'SPID', roles: ['VISITOR', 'CITIZEN'] });
  });

  it.each([
    ['/prenotazioni?servizio=carta', '/prenotazioni?servizio=carta'],
    [undefined, '/area-personale'],
    ['https://altrove.example/', '/area-personale'],
    ['//altrove.example/', '/area-personale'],
    ['/\\altrove.example/', '/area-personale'],
    ['javascript:alert(1)', '/area-personale'],
    [`/${'x'.repeat(5000)}`, '/area-personale'],
  ])('that came from %s leads to %s', async (from, to) => {
    expect((await login(a, from === undefined ? {} : { from })).location).toBe(to);
  });

  it.each([
    ['an unknown identity provider', '?idp=https://nessuno.example&level=2', 'UNKNOWN_IDENTITY_PROVIDER'],
    ['no identity provider', '', 'BAD_REQUEST'],
    ['two of them', '?idp=a&idp=b', 'BAD_REQUEST'],
    ['a level that is none', '?idp=https://nessuno.example&level=4', 'BAD_REQUEST'],
    ['a binding that is none', '?idp=https://nessuno.example&binding=artifact', 'BAD_REQUEST'],
  ])('with %s is refused', async (_what, query, problem) => {
    const answer = await world.api.call({ host: a.host, path: `/spid/login${query}` });
    expect({ status: answer.status, ...(JSON.parse(answer.body) as object) }).toMatchObject({ status: 400, problem });
  });

  it('makes one person of the same codice fiscale in two municipalities, who reads of both', async () => {
    const [here, there] = [await login(a), await login(b)];
    const { me } = await ask(a, '{ me { id } }', here.cookie);
    expect(await ask(b, '{ me { id } }', there.cookie)).toEqual({ me });
    const { myAccessLog } = await ask(a, '{ myAccessLog(first: 2) { edges { node { municipality action own } } } }', here.cookie);
    expect(myAccessLog).toEqual({
      edges: [b, a].map(({ tenant }) => ({ node: { municipality: tenant.name, action: 'login', own: true } })),
    });
  });

  it('for one municipality is none for another', async () => {
    const request = await begin(world, a);
    const answer = await post(world, b, world.idp.answer(request, await metadataOf(world, a)));
    expect(answer.status).toBe(403);
    expect(cookieOf(answer)).toBeUndefined();
    const { cookie } = await login(a);
    expect(await isLoggedIn(b, cookie)).toBe(false);
  });

  it('in a browser that has a session ends that one: the cookie is another', async () => {
    const { cookie } = await login(a);
    const { cookie: later } = await login(a, { level: 3, cookie });
    expect(later).not.toBe(cookie);
    expect([await isLoggedIn(a, cookie), await isLoggedIn(a, later)]).toEqual([false, true]);
    expect(await ask(a, '{ me { level } }', later)).toEqual({ me: { level: 3 } });
  });

  it('in the middle of acting for another goes on acting for them, and one of its own begins for oneself', async () => {
    const giver = await aSession(database, a.tenant, { keys: world.api.app.get(DataKeys) });
    const give = `mutation ($input: GiveMandateInput!) { giveMandate(input: $input) { ... on MandateGiven { delegation { id } } } }`;
    const lastDay = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const input = { givenName: 'Anna', familyName: 'Ranieri', fiscalCode: 'RNRNNA80C58A662G', lastDay };
    const { giveMandate } = await ask(a, give, String(giver.headers['cookie']), { input });
    const { id: delegationId } = (giveMandate as { delegation: { id: string } }).delegation;
    const { cookie } = await login(a);
    const act = 'mutation ($input: ActForInput!) { actFor(input: $input) { __typename } }';
    expect(await ask(a, act, cookie, { input: { delegationId } })).toEqual({ actFor: { __typename: 'NowActingFor' } });
    const { cookie: later } = await login(a, { level: 3, cookie });
    const me = '{ me { level actingFor { id } } }';
    expect(await ask(a, me, later)).toEqual({ me: { level: 3, actingFor: { id: delegationId } } });
    expect(await ask(a, me, (await login(a)).cookie)).toEqual({ me: { level: 2, actingFor: null } });
  });

  it('over https is bound to the browser it was begun in', async () => {
    const https = { protocol: 'https' } as const;
    const request = await begin(world, a, https);
    expect(request.browser).toMatch(/^__Host-casa_login=/);
    const form = world.idp.answer(request, await metadataOf(world, a));
    const elsewhere = [{ ...https }, { ...https, cookie: (await begin(world, a, https)).browser }];
    for (const from of elsewhere) expect((await post(world, a, form, from)).status).toBe(403);
    const answer = await post(world, a, form, { ...https, cookie: request.browser });
    expect(answer.status, answer.body).toBe(303);
    expect(cookiesOf(answer)).toMatch(/^__Host-casa_session=/);
    const [line = ''] = answer.headers['set-cookie'] ?? [];
    expect(line).toMatch(/HttpOnly/);
    expect(line).toMatch(/Secure/);
  });

  it('is written down sealed, with what it is searched by', async () => {
    await login(a);
    const [row] = await database.asSuperuser('select * from login_exchange order by requested_at desc limit 1');
    expect(row).toMatchObject({ outcome: 'OK', federation: 'SPID', issuer: world.idp.idp.entityId });
    for (const column of ['request_sealed', 'response_sealed']) expect(String(row?.[column])).toMatch(/^[a-z0-9-]+\.[A-Za-z0-9_-]+$/);
  });
});

describe('a session', () => {
  it('ends by logout, at once', async () => {
    const { cookie } = await login(a);
    expect(await isLoggedIn(a, cookie)).toBe(true);
    expect(await ask(a, 'mutation { logout { redirect } }', cookie)).toEqual({ logout: { redirect: null } });
    expect(await isLoggedIn(a, cookie)).toBe(false);
  });

  it('of level 1 ends at the identity provider too', async () => {
    const { cookie } = await login(a, { level: 1 });
    const { logout } = (await ask(a, 'mutation { logout { redirect } }', cookie)) as { logout: { redirect: string } };
    expect(logout.redirect).toContain('SAMLRequest=');
  });

  it('ends from another municipality, alone or with all the others', async () => {
    const [here, there] = [await login(a), await login(b)];
    const list = async () =>
      (await ask(a, '{ mySessions { id municipality current } }', here.cookie))['mySessions'] as { id: string; municipality: string }[];
    const theirs = (await list()).find(({ municipality }) => municipality === b.tenant.name)!;
    const revoke = 'mutation ($id: ID!) { revokeSession(input: { id: $id }) { __typename } }';
    expect(await ask(a, revoke, here.cookie, { id: theirs.id })).toEqual({ revokeSession: { __typename: 'SessionRevoked' } });
    expect([await isLoggedIn(b, there.cookie), await isLoggedIn(a, here.cookie)]).toEqual([false, true]);
    const again = await login(b);
    await ask(a, 'mutation { logoutEverywhere { redirect } }', here.cookie);
    expect([await isLoggedIn(b, again.cookie), await isLoggedIn(a, here.cookie)]).toEqual([false, false]);
  });

  it.each(['idle_until', 'ends_at'])('is over after %s', async (limit) => {
    const { cookie } = await login(a);
    await database.asSuperuser(`update session set ${limit} = now() - interval '1 second' where revoked_at is null`);
    expect(await isLoggedIn(a, cookie)).toBe(false);
  });

  it.each(['', 'x', 'a'.repeat(43), 'a'.repeat(5000)])('is not had by the cookie «%s»', async (token) => {
    expect(await isLoggedIn(a, `casa_session=${token}`)).toBe(false);
  });
});

describe('single logout that the identity provider demands', () => {
  it('ends the session and is answered', async () => {
    const request = await begin(world, a);
    const sp = await metadataOf(world, a);
    const form = world.idp.answer(request, sp);
    const cookie = cookieOf(await post(world, a, form))!;
    const nameId = /<(?:\w+:)?NameID[^>]*>([^<]+)</.exec(Buffer.from(form.fields['SAMLResponse']!, 'base64').toString())![1]!;
    const carried = world.idp.logoutRequest({ sp, binding: 'redirect', nameId });
    const path = `/spid/slo${'redirect' in carried ? new URL(carried.redirect).search : ''}`;
    const answer = await world.api.call({ host: a.host, path });
    expect(answer.status, answer.body).toBe(302);
    expect(String(answer.headers.location)).toContain('SAMLResponse=');
    expect(await isLoggedIn(a, cookie)).toBe(false);
  });

  it('that nobody signed ends nothing', async () => {
    const { cookie } = await login(a);
    const sp = await metadataOf(world, a);
    const carried = world.idp.logoutRequest({ sp, binding: 'redirect', nameId: 'x', key: null });
    const path = `/spid/slo${'redirect' in carried ? new URL(carried.redirect).search : ''}`;
    expect((await world.api.call({ host: a.host, path })).status).toBe(400);
    expect(await isLoggedIn(a, cookie)).toBe(true);
  });
});

describe('appointments of a person', () => {
  it('are in one list, those booked without login once they are claimed', async () => {
    const [here, there] = [await login(a), await login(b)];
    const [startHere, startThere] = [(await freeStarts(world.api, a))[0]!, (await freeStarts(world.api, b))[1]!];
    const { manageToken } = await book(world.api, a, startHere, citizen('Rossi', 'rossi@example.it'));
    const other = await book(world.api, b, startThere, citizen('Rossi', 'rossi@example.it'));
    const claim = 'mutation ($token: String!) { claimAppointment(input: { token: $token }) { __typename } }';
    const claimed = { claimAppointment: { __typename: 'AppointmentClaimed' } };
    expect(await ask(a, claim, here.cookie, { token: manageToken })).toEqual(claimed);
    expect(await ask(b, claim, there.cookie, { token: other.manageToken })).toEqual(claimed);
    const list = '{ myAppointments { totalCount edges { node { municipality status manageUrl } } } }';
    const { myAppointments } = (await ask(a, list, here.cookie)) as {
      myAppointments: { totalCount: number; edges: { node: { municipality: string; status: string; manageUrl: string } }[] };
    };
    expect(myAppointments.totalCount).toBe(2);
    expect(myAppointments.edges.map(({ node }) => node.municipality)).toEqual([a.tenant.name, b.tenant.name]);
    expect(myAppointments.edges[0]!.node.manageUrl).toContain(manageToken);
    const cancel = 'mutation ($token: String!) { cancelAppointment(input: { token: $token }) { __typename } }';
    await ask(a, cancel, here.cookie, { token: manageToken });
    const after = (await ask(b, list, there.cookie)) as typeof myAppointments extends never
      ? never
      : { myAppointments: typeof myAppointments };
    expect(after.myAppointments.edges.map(({ node }) => node.status)).toEqual(['CANCELLED', 'BOOKED']);
  });
});
