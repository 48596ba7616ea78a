import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { aDesk, type TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';
import { aRoom, type TestRoom } from '../support/a-room.js';
import { book, citizen, freeStarts, hold } from '../support/bookings.js';
import { fiscalCodeOf } from '../support/fiscal-codes.js';
import type { RunningApi } from '../support/running-api.js';
import { aSession, type TestSession } from '../support/sessions.js';
import { type AgendaBelongings, agendaBelongings } from './agenda-belongings.js';
import { openWaitingRoom, type QueueBelongings, queueBelongings } from './queue-belongings.js';
import { ratingLoot } from './rating-loot.js';
import { ratingRows } from './rating-rows.js';
import { type ClosureLoot, closureLoot } from './closure-loot.js';
import { folderClosure } from './settings-belongings.js';
import { type WaitingListLoot, waitingListLoot } from './waiting-list-loot.js';

const DAY_MS = 86_400_000;

/** What somebody has at a municipality, and what of the municipality they deal with there. */
export interface Belongings {
  readonly town: Municipality;
  readonly session: TestSession;
  /** An appointment booked while logged in, and a time that is held. */
  readonly appointmentId: string;
  readonly manageToken: string;
  readonly hold: string;
  readonly heldStart: string;
  /** Of an invitation to work there: Anna has not answered hers, Bruno has taken his up. */
  readonly membershipId: string;
  readonly invitation: string;
  /** The link that confirms their address, were it opened there. */
  readonly contactLink: string;
  /** By which they act for somebody, the session in which they do, and one that is still to be confirmed. */
  readonly delegation: string;
  readonly acting: TestSession;
  readonly declaration: string;
  readonly agenda: AgendaBelongings;
  readonly queue: QueueBelongings;
  /** A desk of the municipality that receives by video. */
  readonly videoDeskId: string;
  readonly waiting: WaitingListLoot;
  /** A closure of their municipality, with somebody inside. */
  readonly closure: ClosureLoot;
  /** A closure of an office from the municipality's folder. */
  readonly folderClosure: string;
  /** Rates a visit they made. */
  readonly visitToken: string;
  /** In which they sit, logged in. */
  readonly room: TestRoom;
}

export const WHOSE = ['annaHere', 'annaThere', 'brunoHere', 'brunoThere'] as const;
export type Whose = (typeof WHOSE)[number];

/** Two citizens at two municipalities, and an administrator of each; at the first who manages every office. */
export interface World extends Readonly<Record<Whose, Belongings>> {
  readonly administrator: TestSession;
  readonly theirAdministrator: TestSession;
  readonly manager: TestSession;
  /** A start that is free in both, another each time. */
  readonly freeStart: () => string;
}

interface Place {
  readonly database: TestDatabase;
  readonly api: RunningApi;
  readonly here: Municipality;
  readonly there: Municipality;
}

/** Makes worlds, each with people of its own. */
export async function worlds({ database, api, here, there }: Place): Promise<() => Promise<World>> {
  for (const town of [here, there]) await openWaitingRoom(database, town);
  for (const town of [here, there]) await ratingRows(database, town);
  const common = await freeStarts(api, there, 60);
  const starts = (await freeStarts(api, here, 60)).filter((start) => common.includes(start)).values();
  const freeStart = (): string => starts.next().value ?? expired();
  const keys = api.app.get(DataKeys);
  // Used last an hour from now: that it is used is not written down meanwhile.
  const seenAt = new Date(Date.now() + 3_600_000);
  const session = (town: Municipality, given = {}) => aSession(database, town.tenant, { seenAt, keys, ...given });

  const belongings = async (
    town: Municipality,
    administrator: TestSession,
    personId?: string,
    operator = administrator,
  ): Promise<Belongings> => {
    const own = await session(town, personId === undefined ? {} : { personId });
    const acting = await session(town, { personId: own.personId });
    const email = `${own.sessionId}@example.it`;
    const { id: appointmentId, manageToken } = await book(api, town, freeStart(), citizen('Lorusso', email), own.headers);
    const membershipId = await invite(api, town, administrator, email);
    const heldStart = freeStart();
    const delegation = await declare(api, town, own, '1950-01-01');
    const confirmed = { id: delegation, confirm: true };
    await did(api, town, administrator, { operation: 'decideDelegation', input: confirmed, wanted: 'DelegationDecided' });
    await did(api, town, acting, { operation: 'actFor', input: { delegationId: delegation }, wanted: 'NowActingFor' });
    const { id: videoDeskId } = await aDesk(database, town.office, [], { channels: ['VIDEO'] });
    const link = (kind: string, id: string) => api.app.get(SealedReferences).make(kind, town.tenant.id, id, 1);
    return {
      ...{ town, session: own, appointmentId, manageToken, membershipId, heldStart, delegation, acting },
      declaration: await declare(api, town, own, '1951-01-01'),
      hold: await hold(api, town, heldStart),
      invitation: link('invitation', membershipId),
      contactLink: link('contact-email', own.personId),
      queue: await queueBelongings(database, town, link),
      videoDeskId,
      agenda: await agendaBelongings(database, town, { deskId: videoDeskId, operatorId: operator.personId }),
      closure: await closureLoot(database, api, town),
      folderClosure: await folderClosure(database, town),
      waiting: await waitingListLoot(database, api, town),
      visitToken: (await ratingLoot(database, api, town)).token,
      room: await aRoom(database, town, { operatorId: operator.personId, citizenId: own.personId }),
    };
  };

  return async () => {
    const administrator = await session(here, { roles: ['ADMINISTRATOR'] });
    const theirAdministrator = await session(there, { roles: ['ADMINISTRATOR'] });
    const manager = await session(here, { roles: ['OFFICE_MANAGER'] });
    const annaHere = await belongings(here, administrator, undefined, manager);
    const brunoHere = await belongings(here, administrator);
    const annaThere = await belongings(there, theirAdministrator, annaHere.session.personId);
    const brunoThere = await belongings(there, theirAdministrator, brunoHere.session.personId);
    for (const { town, session: own } of [annaHere, brunoHere]) {
      await did(api, town, own, { operation: 'changeContactEmail', input: { email: 'nuova@example.it' }, wanted: 'ContactEmailChanged' });
    }
    for (const { town, session: own, invitation: token } of [brunoHere, brunoThere]) {
      await did(api, town, own, { operation: 'acceptInvitation', input: { token }, wanted: 'InvitationAccepted' });
    }
    return { annaHere, annaThere, brunoHere, brunoThere, administrator, theirAdministrator, manager, freeStart };
  };
}

function expired(): never {
  throw new Error('there is no start left');
}

interface Done {
  readonly operation: string;
  readonly input: object;
  /** The outcome, and what is asked of it. */
  readonly wanted: string;
  readonly fields?: string;
}

/** @returns the outcome; throws when it is another than the one that is wanted. */
async function did(
  { ask }: RunningApi,
  { host }: Municipality,
  { headers }: TestSession,
  { operation, input, wanted, fields = '' }: Done,
): Promise<unknown> {
  const type = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${operation}(input: $input) { __typename ... on ${wanted} { __typename ${fields} } } }`;
  const { data, body } = await ask(host, { query, variables: { input } }, headers);
  const outcome = data?.[operation] as { readonly __typename: string } | undefined;
  if (outcome?.__typename !== wanted) throw new Error(`${operation}: ${body}`);
  return outcome;
}

async function invite(api: RunningApi, town: Municipality, by: TestSession, email: string): Promise<string> {
  const input = { name: 'Anna Lorusso', email, role: 'OPERATOR', officeIds: [] };
  const invited = await did(api, town, by, { operation: 'inviteMember', input, wanted: 'MemberInvited', fields: 'member { id }' });
  return (invited as { member: { id: string } }).member.id;
}

/** That they are the guardian of somebody born on a day. */
async function declare(api: RunningApi, town: Municipality, by: TestSession, birthDay: string): Promise<string> {
  const input = {
    ...{ kind: 'LEGAL_REPRESENTATIVE', fiscalCode: fiscalCodeOf(birthDay), givenName: 'Vito', familyName: 'Lorusso' },
    ...{ reference: 'Decreto n. 3', lastDay: new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10), declared: true },
  };
  const fields = 'delegation { id }';
  const declared = await did(api, town, by, { operation: 'declareRepresentation', input, wanted: 'RepresentationDeclared', fields });
  return (declared as { delegation: { id: string } }).delegation.id;
}
