import { DataKeys } from '@casa/platform/crypto';
import { type TestDatabase, testDatabase } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMunicipality, type Municipality } from '../../support/a-municipality.js';
import { booking, citizen, freeStarts } from '../../support/bookings.js';
import { fiscalCodeOf } from '../../support/fiscal-codes.js';
import { type GraphqlAnswer, type RunningApi, runningApi } from '../../support/running-api.js';
import { aSession, type TestSession } from '../../support/sessions.js';
import { aNamedPerson } from './people.js';

const DAY_MS = 86_400_000;
const INVALID = '... on InvalidInput { fields { path code message } }';
const MINE = 'delegation { id kind status acts name fiscalCode reference reason current }';

let database: TestDatabase;
let api: RunningApi;
let town: Municipality;
let people = 0;

beforeAll(async () => {
  database = await testDatabase();
  town = await aMunicipality(database, 'altamura');
  api = await runningApi(database);
});

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

interface Citizen extends TestSession {
  readonly fiscalCode: string;
}

async function aCitizen(givenName: string, given: Parameters<typeof aSession>[2] = {}): Promise<Citizen> {
  people += 1;
  const fiscalCode = fiscalCodeOf('1980-03-03', `LRS${String.fromCharCode(65 + people)}RA`);
  const keys = api.app.get(DataKeys);
  const personId = await aNamedPerson(database, keys, { givenName, familyName: 'Lorusso', fiscalCode });
  return { ...(await aSession(database, town.tenant, { keys, personId, ...given })), fiscalCode };
}

function ask(query: string, input?: object, by?: TestSession, language = 'it'): Promise<GraphqlAnswer> {
  return api.ask(town.host, { query, ...(input && { variables: { input } }) }, { ...by?.headers, 'accept-language': language });
}

/** The value of the one operation of a call that nothing was wrong with. */
async function value<Value>(answer: Promise<GraphqlAnswer>): Promise<Value> {
  const { data, errors, body } = await answer;
  expect(errors, body).toBeUndefined();
  return Object.values(data!)[0] as Value;
}

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

function give(by: TestSession | undefined, input: object = {}, language?: string): Promise<GraphqlAnswer> {
  const query = `mutation ($input: GiveMandateInput!) {
    giveMandate(input: $input) {
      __typename ... on MandateGiven { ${MINE} } ... on DelegationTooLong { message latest }
      ... on DelegationAlreadyThere { message until } ${INVALID}
    }
  }`;
  return ask(query, { givenName: 'Ada', familyName: 'Lorusso', lastDay: inDays(30), ...input }, by, language);
}

function declare(by: TestSession | undefined, input: object): Promise<GraphqlAnswer> {
  const query = `mutation ($input: DeclareRepresentationInput!) {
    declareRepresentation(input: $input) { __typename ... on RepresentationDeclared { ${MINE} } ... on NotMinor { message } ${INVALID} }
  }`;
  return ask(query, { kind: 'PARENT', givenName: 'Davide', familyName: 'Lorusso', lastDay: inDays(30), declared: true, ...input }, by);
}

function actFor(by: TestSession, delegationId: string): Promise<GraphqlAnswer> {
  const query = `mutation ($input: ActForInput!) {
    actFor(input: $input) {
      __typename ... on NowActingFor { actingFor { id kind displayName givenName familyName fiscalCode over } }
      ... on DelegationNotFound { message } ... on DelegationWaiting { message } ... on DelegationOver { message }
    }
  }`;
  return ask(query, { delegationId }, by);
}

function decide(by: TestSession, input: object): Promise<GraphqlAnswer> {
  const query = `mutation ($input: DecideDelegationInput!) {
    decideDelegation(input: $input) { __typename ... on DelegationDecided { delegation { id status } } ${INVALID} }
  }`;
  return ask(query, input, by);
}

async function aMandate(giver: Citizen, delegate: Citizen): Promise<string> {
  const { delegation } = await value<{ delegation: { id: string } }>(give(giver, { fiscalCode: delegate.fiscalCode }));
  return delegation.id;
}

const ACTING = '{ me { actingFor { id displayName over } } }';

describe('a mandate', () => {
  it('is given, used to book, and ended: what is booked is the giver’s', async () => {
    const [giver, delegate] = [await aCitizen('Maria'), await aCitizen('Ada')];
    const given = await value<{ delegation: { id: string } }>(give(giver, { fiscalCode: ` ${delegate.fiscalCode.toLowerCase()} ` }));
    const { id } = given.delegation;
    const common = { id, kind: 'MANDATE', status: 'ACTIVE', reference: null, reason: null, current: false };
    expect(given).toEqual({
      __typename: 'MandateGiven',
      delegation: { ...common, acts: false, name: 'Ada Lorusso', fiscalCode: delegate.fiscalCode },
    });
    expect(await value(actFor(delegate, id))).toEqual({
      __typename: 'NowActingFor',
      actingFor: {
        ...{ id, kind: 'MANDATE', displayName: 'Maria Lorusso', givenName: 'Maria', familyName: 'Lorusso' },
        ...{ fiscalCode: giver.fiscalCode, over: false },
      },
    });
    expect(await value(ask(ACTING, undefined, delegate))).toEqual({ actingFor: { id, displayName: 'Maria Lorusso', over: false } });
    const list = '{ myDelegations { totalCount edges { node { id acts name current } } } }';
    const node = { id, acts: true, name: 'Maria Lorusso', current: true };
    expect(await value(ask(list, undefined, delegate))).toEqual({ totalCount: 1, edges: [{ node }] });

    const [startsAt, later] = await freeStarts(api, town);
    const book = (by: TestSession, start: string | undefined, actingFor: string | null) =>
      ask(
        `mutation ($input: BookAppointmentInput!) { bookAppointment(input: $input) { __typename ... on DelegationOver { message } } }`,
        { ...booking(town, start!, citizen('Lorusso', 'maria@example.it')), actingFor },
        by,
      );
    expect(await value(book(delegate, startsAt, id))).toEqual({ __typename: 'AppointmentBooked' });
    const mine = '{ myAppointments { totalCount } }';
    expect(await value(ask(mine, undefined, giver))).toEqual({ totalCount: 1 });
    expect(await value(ask(mine, undefined, delegate))).toEqual({ totalCount: 1 });
    const log = '{ myAccessLog(first: 1) { edges { node { action subject own allowedBy } } } }';
    expect(await value(ask(log, undefined, giver))).toEqual({
      edges: [{ node: { action: 'read', subject: 'Appointment', own: false, allowedBy: 'delegation' } }],
    });

    const end = 'mutation ($input: EndDelegationInput!) { endDelegation(input: $input) { __typename } }';
    expect(await value(ask(end, { id }, giver))).toEqual({ __typename: 'DelegationEnded' });
    expect(await value(book(delegate, later, id))).toEqual({
      __typename: 'DelegationOver',
      message: 'Non puoi più agire per questa persona: la delega è finita o non è quella che stai usando. Non è stato fatto nulla.',
    });
    expect(await value(ask(ACTING, undefined, delegate))).toEqual({ actingFor: { id, displayName: 'Maria Lorusso', over: true } });
    expect(await value(ask(mine, undefined, delegate))).toEqual({ totalCount: 0 });
    expect(await value(ask(end, { id }, giver))).toEqual({ __typename: 'DelegationOver' });
    expect(await value(ask('mutation { stopActing { stopped } }', undefined, delegate))).toEqual({ stopped: true });
    expect(await value(ask(ACTING, undefined, delegate))).toEqual({ actingFor: null });
    expect(await value(book(delegate, later, null))).toEqual({ __typename: 'AppointmentBooked' });
  });

  it('is refused in words, in the language of whoever asks', async () => {
    const [giver, delegate] = [await aCitizen('Maria'), await aCitizen('Ada')];
    const { fiscalCode } = delegate;
    expect(await value(give(giver, { fiscalCode: `${fiscalCode.slice(0, 15)}0` }))).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'fiscalCode', code: 'NOT_A_FISCAL_CODE', message: 'Il codice fiscale non è corretto: controlla lettere e numeri.' }],
    });
    const tooLong = await value<{ message: string; latest: string }>(give(giver, { fiscalCode, lastDay: '2999-01-01' }, 'en'));
    expect(tooLong).toMatchObject({ __typename: 'DelegationTooLong' });
    expect(tooLong.message).toMatch(/^Choose a nearer day: .+ \d{4} at most/);
    expect(Date.parse(tooLong.latest)).toBeGreaterThan(Date.now() + 700 * DAY_MS);
    await aMandate(giver, delegate);
    expect(await value(give(giver, { fiscalCode }))).toMatchObject({ __typename: 'DelegationAlreadyThere' });
    expect(await value(actFor(giver, 'x'))).toMatchObject({ __typename: 'DelegationNotFound', message: 'Questa delega non c’è.' });
  });
});

describe('what is declared', () => {
  it('waits, is confirmed, and is used', async () => {
    const [parent, administrator] = [await aCitizen('Ada'), await aCitizen('Paolo', { roles: ['ADMINISTRATOR'] })];
    const fiscalCode = fiscalCodeOf('2015-06-01', 'DVDLRS');
    expect(await value(declare(parent, { fiscalCode, declared: false }))).toMatchObject({
      fields: [{ path: 'declared', code: 'DECLARATION', message: 'Per proseguire conferma la dichiarazione.' }],
    });
    expect(await value(declare(parent, { fiscalCode, kind: 'MANDATE' }))).toMatchObject({
      fields: [{ path: 'kind', code: 'NOT_A_CHOICE' }],
    });
    expect(await value(declare(parent, { fiscalCode: administrator.fiscalCode }))).toMatchObject({ __typename: 'NotMinor' });
    const { delegation } = await value<{ delegation: { id: string } }>(declare(parent, { fiscalCode }));
    expect(delegation).toMatchObject({ kind: 'PARENT', status: 'WAITING', name: 'Davide Lorusso' });
    const { id } = delegation;
    expect(await value(actFor(parent, id))).toMatchObject({ __typename: 'DelegationWaiting' });

    const list = (confirmed: boolean, by = administrator) =>
      value(
        ask(
          `{ delegationsToConfirm(confirmed: ${confirmed}) { edges { node { id delegateName delegateFiscalCode representedName representedFiscalCode } } } }`,
          undefined,
          by,
        ),
      );
    const names = { delegateName: 'Ada Lorusso', delegateFiscalCode: parent.fiscalCode, representedName: 'Davide Lorusso' };
    const shown = { edges: [{ node: { id, ...names, representedFiscalCode: fiscalCode } }] };
    expect(await list(false)).toEqual(shown);
    const ofOneOffice = await aCitizen('Chiara', { roles: ['OFFICE_MANAGER'], officeIds: [town.office.id] });
    expect(await list(false, ofOneOffice)).toEqual({ edges: [] });
    expect(await value(decide(ofOneOffice, { id, confirm: true }))).toEqual({ __typename: 'DelegationNotFound' });
    expect(await value(decide(administrator, { id, confirm: false }))).toMatchObject({ fields: [{ path: 'reason', code: 'REQUIRED' }] });
    expect(await value(decide(administrator, { id, confirm: true }))).toEqual({
      __typename: 'DelegationDecided',
      delegation: { id, status: 'ACTIVE' },
    });
    expect(await list(true)).toEqual(shown);
    expect(await value(actFor(parent, id))).toMatchObject({ __typename: 'NowActingFor' });
  });

  it('of an organisation has its name and its act', async () => {
    const head = await aCitizen('Michele');
    const input = { kind: 'LEGAL_REPRESENTATIVE', fiscalCode: '80015010723', givenName: null, familyName: null };
    expect(await value(declare(head, input))).toMatchObject({
      fields: [
        { path: 'organisation', code: 'REQUIRED' },
        { path: 'reference', code: 'REQUIRED' },
      ],
    });
    expect(await value(declare(head, { ...input, organisation: 'Forno Colonna S.r.l.', reference: 'Visura n. 12' }))).toMatchObject({
      delegation: { name: 'Forno Colonna S.r.l.', reference: 'Visura n. 12' },
    });
  });
});

describe('whoever calls', () => {
  it('must be recognised by a second factor to make a delegation, to act by one and to decide of one', async () => {
    const [giver, delegate] = [await aCitizen('Maria'), await aCitizen('Ada')];
    const id = await aMandate(giver, delegate);
    const unsure = await aCitizen('Rosa', { level: 1 });
    const decider = await aCitizen('Paolo', { level: 1, roles: ['ADMINISTRATOR'] });
    const answers = await Promise.all([
      give(unsure, { fiscalCode: delegate.fiscalCode }),
      declare(unsure, { fiscalCode: fiscalCodeOf('2015-06-01') }),
      actFor(unsure, id),
      decide(decider, { id, confirm: true }),
    ]);
    for (const { errors } of answers) expect(errors?.[0]?.extensions).toMatchObject({ code: 'LEVEL_TOO_LOW', level: 2 });
    expect(await value(ask('mutation { stopActing { stopped } }', undefined, unsure))).toEqual({ stopped: false });
  });

  it('must be logged in', async () => {
    for (const answer of [give(undefined, { fiscalCode: fiscalCodeOf('1980-03-03') }), ask('{ myDelegations { totalCount } }')]) {
      expect((await answer).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
  });
});

it('goes from page to page', async () => {
  const giver = await aCitizen('Maria');
  const ids = [
    await aMandate(giver, await aCitizen('Ada')),
    await aMandate(giver, await aCitizen('Eva')),
    await aMandate(giver, await aCitizen('Ida')),
  ];
  const page = async (after: string | null) =>
    value<{ edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }>(
      api.ask(
        town.host,
        {
          query:
            'query ($after: String) { myDelegations(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }',
          variables: { after },
        },
        giver.headers,
      ),
    );
  const first = await page(null);
  const second = await page(first.pageInfo.endCursor);
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  expect([...first.edges, ...second.edges].map(({ node }) => node.id).sort()).toEqual(ids.sort());
});
