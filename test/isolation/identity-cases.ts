import { expect } from 'vitest';
import type { Attempt, Loot, Two } from './attempt.js';

const input = (type: string, field: string): string => `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`;

/** What is tried of the operations about persons: as somebody of the caller's municipality, with what is of somebody of the other. */
export const IDENTITY_ATTEMPTS: Readonly<Record<string, (two: Two, loot: Loot) => readonly Attempt[]>> = {
  'Query.me': (_two, { theirs }) => [
    {
      what: 'the cookie of another municipality is nobody’s here',
      as: theirs,
      call: { query: '{ me { id } }' },
      expected: null,
      worth: { id: theirs.personId },
    },
  ],
  'Query.identityProviders': () => [
    {
      what: 'who may vouch is the caller’s own',
      call: { query: '{ identityProviders(federation: STAFF) { name } }' },
      expected: [],
      worth: [],
    },
  ],
  'Query.myAppointments': (_two, { citizen }) => [
    {
      what: 'the list is of the person alone, whatever the municipality',
      as: citizen,
      call: { query: '{ myAppointments { totalCount edges { node { id } } } }' },
      expected: { totalCount: 0, edges: [] },
    },
  ],
  'Query.mySessions': ({ a }, { citizen }) => [
    {
      what: 'the list is of the person alone, whatever the municipality',
      as: citizen,
      call: { query: '{ mySessions { id municipality current } }' },
      expected: [{ id: citizen.sessionId, municipality: a.tenant.name, current: true }],
    },
  ],
  'Query.myAccessLog': (_two, { citizen }) => [
    {
      what: 'the list is about the person alone, whatever the municipality',
      as: citizen,
      call: { query: '{ myAccessLog { totalCount } }' },
      expected: { totalCount: 0 },
    },
  ],
  'Query.myPreferences': (_two, { citizen }) => [
    {
      what: 'what is shown is what the person decided here alone',
      as: citizen,
      call: { query: '{ myPreferences { choices { decidedAt } letterLanguage history { name } } }' },
      expected: { choices: [{ decidedAt: null }, { decidedAt: null }, { decidedAt: null }], letterLanguage: null, history: [] },
    },
  ],
  'Mutation.setPreferences': (_two, { citizen }) => [
    {
      what: 'decides for the person here alone',
      as: citizen,
      call: {
        query: input('SetPreferencesInput', 'setPreferences'),
        variables: { input: { choices: [{ name: 'MUNICIPAL_NEWS', value: true, textVersion: 1 }], letterLanguage: 'en' } },
      },
      expected: { __typename: 'PreferencesSet' },
    },
  ],
  'Query.myDelegations': (_two, { citizen }) => [
    {
      what: 'the list is of the person and of this municipality alone',
      as: citizen,
      call: { query: '{ myDelegations { totalCount edges { node { id } } } }' },
      expected: { totalCount: 0, edges: [] },
    },
  ],
  'Query.delegationsToConfirm': (_two, { administrator, theirDelegation }) => [
    {
      what: 'what was declared to the other is not there',
      as: administrator,
      call: { query: '{ delegationsToConfirm { totalCount edges { node { id } } } }' },
      expected: expect.not.objectContaining({ edges: expect.arrayContaining([{ node: { id: theirDelegation } }]) as unknown }),
    },
  ],
  'Mutation.decideDelegation': (_two, { administrator, theirDelegation }) => [
    {
      what: 'the other’s stays as it is',
      as: administrator,
      call: {
        query: input('DecideDelegationInput', 'decideDelegation'),
        variables: { input: { id: theirDelegation, confirm: true } },
      },
      expected: { __typename: 'DelegationNotFound' },
    },
  ],
  'Mutation.actFor': (_two, { citizen, theirDelegation }) => [
    {
      what: 'nobody acts by the other’s',
      as: citizen,
      call: { query: input('ActForInput', 'actFor'), variables: { input: { delegationId: theirDelegation } } },
      expected: { __typename: 'DelegationNotFound' },
    },
  ],
  'Mutation.stopActing': (_two, { citizen }) => [
    {
      what: 'turns the session that asks alone',
      as: citizen,
      call: { query: 'mutation { stopActing { stopped } }' },
      expected: { stopped: false },
    },
  ],
  'Mutation.endDelegation': (_two, { citizen, theirDelegation }) => [
    {
      what: 'the other’s stays',
      as: citizen,
      call: { query: input('EndDelegationInput', 'endDelegation'), variables: { input: { id: theirDelegation } } },
      expected: { __typename: 'DelegationNotFound' },
    },
  ],
  'Mutation.giveMandate': (_two, { citizen, lastDay }) => [
    {
      what: 'a mandate is of the caller’s municipality',
      as: citizen,
      call: {
        query: input('GiveMandateInput', 'giveMandate'),
        variables: { input: { givenName: 'Giulia', familyName: 'Lorusso', fiscalCode: 'LRSGLI84E52A662P', lastDay } },
      },
      expected: { __typename: 'MandateGiven' },
    },
  ],
  'Mutation.declareRepresentation': (_two, { citizen, lastDay }) => [
    {
      what: 'what is declared is of the caller’s municipality',
      as: citizen,
      call: {
        query: input('DeclareRepresentationInput', 'declareRepresentation'),
        variables: {
          input: {
            ...{ kind: 'LEGAL_REPRESENTATIVE', fiscalCode: '80015010723', organisation: 'Circolo dei pescatori' },
            ...{ reference: 'Verbale n. 3', lastDay, declared: true },
          },
        },
      },
      expected: { __typename: 'RepresentationDeclared' },
    },
  ],
  'Mutation.revokeSession': (_two, { citizen, theirs }) => [
    {
      what: 'the other person’s session stays',
      as: citizen,
      call: { query: input('RevokeSessionInput', 'revokeSession'), variables: { input: { id: theirs.sessionId } } },
      expected: { __typename: 'SessionNotFound' },
    },
  ],
  'Mutation.logoutEverywhere': (_two, { citizen }) => [
    {
      what: 'ends the person’s own sessions alone',
      as: citizen,
      call: { query: 'mutation { logoutEverywhere { redirect } }' },
      expected: { redirect: null },
    },
  ],
  'Mutation.logout': (_two, { citizen }) => [
    {
      what: 'ends the session that asks alone',
      as: citizen,
      call: { query: 'mutation { logout { redirect } }' },
      expected: { redirect: null },
    },
  ],
  'Query.members': (_two, { administrator, theirAdministrator }) => [
    {
      what: 'the cookie of the other’s administrator gives no rights here: the own administrator sees the own people alone',
      as: administrator,
      call: { query: `{ members { id } me { roles } }` },
      expected: expect.not.arrayContaining([{ id: theirAdministrator.membershipIds[0] }]),
    },
  ],
  'Mutation.inviteMember': ({ b }, { administrator }) => [
    {
      what: 'an office of the other is none here',
      as: administrator,
      call: {
        query: input('InviteMemberInput', 'inviteMember'),
        variables: { input: { name: 'Anna Verdi', email: 'anna@example.it', role: 'OPERATOR', officeIds: [b.office.id] } },
      },
      expected: { __typename: 'InvalidInput' },
    },
  ],
  'Mutation.changeMember': (_two, { administrator, theirAdministrator }) => [
    {
      what: 'the other’s people stay as they are',
      as: administrator,
      call: {
        query: input('ChangeMemberInput', 'changeMember'),
        variables: { input: { id: theirAdministrator.membershipIds[0], suspended: true } },
      },
      expected: { __typename: 'MemberNotFound' },
    },
  ],
  'Mutation.acceptInvitation': (_two, { citizen, manageToken }) => [
    {
      what: 'a link of the other is no invitation here',
      as: citizen,
      call: { query: input('AcceptInvitationInput', 'acceptInvitation'), variables: { input: { token: manageToken } } },
      expected: { __typename: 'LinkNotValid' },
    },
  ],
  'Mutation.confirmContactEmail': (_two, { citizen, manageToken }) => [
    {
      what: 'a link of the other confirms nothing here',
      as: citizen,
      call: { query: input('ConfirmContactEmailInput', 'confirmContactEmail'), variables: { input: { token: manageToken } } },
      expected: { __typename: 'LinkNotValid' },
    },
  ],
  'Mutation.changeContactEmail': (_two, { citizen }) => [
    {
      what: 'changes the person’s own address alone',
      as: citizen,
      call: { query: input('ChangeContactEmailInput', 'changeContactEmail'), variables: { input: { email: 'nuova@example.it' } } },
      expected: { __typename: 'ContactEmailChanged' },
    },
  ],
  'Mutation.claimAppointment': (_two, { citizen, manageToken }) => [
    {
      what: 'the other’s appointment stays nobody’s',
      as: citizen,
      call: { query: input('ClaimAppointmentInput', 'claimAppointment'), variables: { input: { token: manageToken } } },
      expected: { __typename: 'AppointmentNotFound' },
    },
  ],
};
