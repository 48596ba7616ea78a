import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { type TestDatabase, testDatabase } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMunicipality, type Municipality } from '../../support/a-municipality.js';
import { type GraphqlAnswer, type RunningApi, runningApi } from '../../support/running-api.js';
import { aColleague, aPerson, aSession } from './people.js';

const MEMBER = 'member { id name email role status officeIds validUntil }';
const INVALID = '... on InvalidInput { message fields { path code message } }';

let database: TestDatabase;
let api: RunningApi;
let town: Municipality;
/** Another, which lends people. */
let lender: Municipality;
/** Who asks, by the cookie they send. */
let administrator: string;
let administratorId: string;
let citizen: string;

beforeAll(async () => {
  database = await testDatabase();
  town = await aMunicipality(database, 'altamura');
  lender = await aMunicipality(database, 'bari');
  api = await runningApi(database);
  const { id, session } = await aColleague(database, api.app.get(DataKeys), town.tenant.id, { role: 'ADMINISTRATOR' });
  administratorId = id;
  administrator = await aSession(database, town.tenant.id, session.personId);
  citizen = await aSession(database, town.tenant.id, await aPerson(database));
});

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

function ask(cookie: string | undefined, query: string, input?: object, language = 'it'): Promise<GraphqlAnswer> {
  const headers = { 'accept-language': language, ...(cookie !== undefined && { cookie: `casa_session=${cookie}` }) };
  return api.ask(town.host, { query, ...(input && { variables: { input } }) }, headers);
}

function invite(cookie: string | undefined, input: object, language?: string): Promise<GraphqlAnswer> {
  const query = `mutation ($input: InviteMemberInput!) {
    inviteMember(input: $input) { __typename ... on MemberInvited { ${MEMBER} } ... on AlreadyMember { message } ${INVALID} }
  }`;
  return ask(cookie, query, { name: 'Anna Colella', email: 'anna@example.org', role: 'OPERATOR', officeIds: [], ...input }, language);
}

function change(cookie: string | undefined, input: object): Promise<GraphqlAnswer> {
  const query = `mutation ($input: ChangeMemberInput!) {
    changeMember(input: $input) {
      __typename ... on MemberChanged { ${MEMBER} } ... on MemberNotFound { message } ... on LastAdministrator { message } ${INVALID}
    }
  }`;
  return ask(cookie, query, input);
}

function accept(cookie: string | undefined, token: string): Promise<GraphqlAnswer> {
  const query = `mutation ($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) { __typename ... on InvitationAccepted { ${MEMBER} } ... on LinkNotValid { message } }
  }`;
  return ask(cookie, query, { token });
}

describe('who works here', () => {
  it('is invited, takes it up and is changed', async () => {
    const officeIds = [town.office.id];
    const { data } = await invite(administrator, { officeIds, validUntil: '2099-06-30T23:59:59+02:00' });
    const { member } = data?.['inviteMember'] as { member: { id: string } };
    const expected = {
      name: 'Anna Colella',
      email: 'anna@example.org',
      role: 'OPERATOR',
      officeIds,
      validUntil: '2099-06-30T21:59:59.000Z',
    };
    expect(member).toMatchObject({ ...expected, status: 'INVITED' });

    const token = api.app.get(SealedReferences).make('invitation', town.tenant.id, member.id, 1);
    const accepted = await accept(citizen, token);
    expect(accepted.data).toEqual({
      acceptInvitation: { __typename: 'InvitationAccepted', member: { ...expected, id: member.id, status: 'ACTIVE' } },
    });
    expect((await invite(administrator, {})).data).toMatchObject({ inviteMember: { __typename: 'AlreadyMember' } });
    expect((await accept(citizen, token)).data).toMatchObject({
      acceptInvitation: { __typename: 'LinkNotValid', message: 'Questo collegamento non è più valido. Chiedine uno nuovo.' },
    });

    const changed = await change(administrator, { id: member.id, officeIds: [], validUntil: null });
    expect(changed.data).toMatchObject({ changeMember: { member: { status: 'ACTIVE', officeIds: [], validUntil: null } } });
    const suspended = await change(administrator, { id: member.id, suspended: true });
    expect(suspended.data).toMatchObject({ changeMember: { member: { status: 'SUSPENDED', officeIds: [] } } });
    const { data: list } = await ask(administrator, '{ members { id status } }');
    expect(list?.['members']).toEqual([
      { id: member.id, status: 'SUSPENDED' },
      { id: administratorId, status: 'ACTIVE' },
    ]);
  });

  it('is refused field by field, in the language of whoever typed', async () => {
    const typed = { name: 'www.example.org/', email: 'anna', role: 'CITIZEN', officeIds: ['x'] };
    const { data } = await invite(administrator, typed, 'en');
    const { fields } = data?.['inviteMember'] as { fields: { path: string; code: string; message: string }[] };
    expect(fields.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'name NOT_A_NAME',
      'email NOT_AN_EMAIL',
      'role NOT_A_CHOICE',
      'officeIds NOT_FOUND',
    ]);
    expect(fields[1]?.message).toBe('The e-mail address is not right. Example: name@example.it');
    const { data: analyst } = await invite(administrator, { role: 'ANALYST' });
    expect(analyst).toMatchObject({ inviteMember: { __typename: 'InvalidInput', fields: [{ path: 'role', code: 'NOT_A_CHOICE' }] } });
  });

  it('is lent by another municipality, by name and act', async () => {
    const agreement = 'Convenzione n. 12 del 3 marzo 2026';
    const validUntil = new Date(Date.now() + 86_400_000).toISOString();
    const loan = { municipalityId: lender.tenant.id, agreement: ` ${agreement} ` };
    const lent = { email: 'vito@example.org', validUntil, loan };
    const query = `mutation ($input: InviteMemberInput!) {
      inviteMember(input: $input) { ... on MemberInvited { member { validUntil loan { municipality agreement } } } ${INVALID} }
    }`;
    const input = { name: 'Vito Denora', role: 'OPERATOR', officeIds: [], ...lent };
    expect((await ask(administrator, query, input)).data).toEqual({
      inviteMember: { member: { validUntil, loan: { municipality: lender.tenant.name, agreement } } },
    });
    const wrong = await ask(administrator, query, { ...input, loan: { municipalityId: 'x', agreement: ' ' } });
    const { fields } = wrong.data?.['inviteMember'] as { fields: { path: string; code: string }[] };
    expect(fields.map(({ path, code }) => `${path} ${code}`)).toEqual(['loan.municipalityId NOT_FOUND', 'loan.agreement REQUIRED']);
    const own = await ask(administrator, query, { ...input, loan: { ...loan, municipalityId: town.tenant.id } });
    expect(own.data).toMatchObject({ inviteMember: { fields: [{ path: 'loan.municipalityId', code: 'NOT_A_CHOICE' }] } });
  });

  it('keeps an administrator', async () => {
    const { data } = await change(administrator, { id: administratorId, suspended: true });
    expect(data).toEqual({
      changeMember: { __typename: 'LastAdministrator', message: 'È l’unico amministratore attivo. Prima invitane un altro.' },
    });
    const unknown = await change(administrator, { id: '01890000-0000-7000-8000-000000000000', suspended: true });
    expect(unknown.data).toMatchObject({ changeMember: { __typename: 'MemberNotFound' } });
  });

  it('is nobody else’s business', async () => {
    const operations = (cookie?: string) => [
      ask(cookie, '{ members { id } }'),
      invite(cookie, { email: 'altra@example.org' }),
      change(cookie, { id: administratorId, suspended: true }),
    ];
    const stranger = await aSession(database, town.tenant.id, await aPerson(database));
    for (const answer of await Promise.all(operations(stranger))) expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    for (const answer of await Promise.all([...operations(), accept(undefined, 'x')])) {
      expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
  });
});

describe('the address of a person', () => {
  it('is given, and confirmed by its link', async () => {
    const personId = await aPerson(database);
    const cookie = await aSession(database, town.tenant.id, personId);
    const given = await ask(
      cookie,
      `mutation ($input: ChangeContactEmailInput!) { changeContactEmail(input: $input) { __typename ... on ContactEmailChanged { email } ${INVALID} } }`,
      { email: ' Anna@example.org ' },
    );
    expect(given.data).toEqual({ changeContactEmail: { __typename: 'ContactEmailChanged', email: 'Anna@example.org' } });
    const confirm = (token: string) =>
      ask(
        cookie,
        `mutation ($input: ConfirmContactEmailInput!) {
          confirmContactEmail(input: $input) { __typename ... on ContactEmailConfirmed { email } ... on LinkNotValid { message } }
        }`,
        { token },
      );
    expect((await confirm('x'.repeat(300))).data).toMatchObject({ confirmContactEmail: { __typename: 'LinkNotValid' } });
    const token = api.app.get(SealedReferences).make('contact-email', town.tenant.id, personId, 1);
    expect((await confirm(token)).data).toEqual({
      confirmContactEmail: { __typename: 'ContactEmailConfirmed', email: 'Anna@example.org' },
    });
  });

  it('is refused when it is none', async () => {
    const { data } = await ask(
      citizen,
      `mutation ($input: ChangeContactEmailInput!) { changeContactEmail(input: $input) { __typename ${INVALID} } }`,
      { email: 'anna' },
    );
    expect(data).toMatchObject({ changeContactEmail: { __typename: 'InvalidInput', fields: [{ path: 'email', code: 'NOT_AN_EMAIL' }] } });
  });
});
