import { randomUUID } from 'node:crypto';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { anAppointment, testDatabase, type TestAppointment, type TestDatabase, type TestDesk } from '@casa/testing';
import { aMunicipality, type Municipality } from '../../../support/a-municipality.js';
import { type LiveClient, liveClient } from '../../../support/live.js';
import { type RunningApi, runningApi } from '../../../support/running-api.js';
import { aSession, type TestSession } from '../../../support/sessions.js';

const MINUTE = 60_000;

/** A municipality with an API, and what is needed to have people meet in a room. */
export interface RoomWorld extends AsyncDisposable {
  readonly database: TestDatabase;
  readonly bari: Municipality;
  readonly api: RunningApi;
  /** An operator of the office of the appointments below. */
  readonly operator: TestSession;
  /** A video appointment that begins in so many minutes, at the office's desk unless said; its room is open from a quarter of an hour before. */
  appointmentIn(minutes: number, given?: Partial<TestAppointment> & { readonly desk?: TestDesk }): Promise<VideoAppointment>;
}

export interface VideoAppointment extends TestAppointment {
  /** What the citizen's room link carries. */
  readonly roomToken: string;
  readonly manageToken: string;
}

const CITIZEN = { givenName: 'Maria', familyName: 'Lorusso', email: 'maria@example.it', reason: 'Residenza', answers: [], resident: true };
const ADDRESS = { street: 'Via Sparano 1', postalCode: '70121', city: 'Bari' };

/** @param before what is to be there before the API starts: it knows the municipalities it found. */
export async function roomWorld(
  environment: Readonly<Record<string, string>> = {},
  before?: (database: TestDatabase) => Promise<void>,
): Promise<RoomWorld> {
  const database = await testDatabase();
  await before?.(database);
  const bari = await aMunicipality(database, 'bari');
  const api = await runningApi(database, environment);
  const keys = api.app.get(DataKeys);
  const references = api.app.get(SealedReferences);
  const operator = await aSession(database, bari.tenant, { keys, roles: ['OPERATOR'], officeIds: [bari.office.id] });
  let ahead = 0;
  return {
    ...{ database, bari, api, operator },
    appointmentIn: async (minutes, given = {}) => {
      // Each a second later than the one before: their desk's time is claimed.
      ahead += 1;
      const startsAt = new Date(Date.now() + minutes * MINUTE + ahead);
      const id = randomUUID() as TestAppointment['id'];
      const citizenSealed = keys.seal(JSON.stringify({ ...CITIZEN, address: ADDRESS }), `appointment.citizen_sealed ${id}`);
      const appointment = await anAppointment(database, {
        ...{
          service: bari.service,
          desk: bari.desk,
          startsAt,
          endsAt: new Date(startsAt.getTime() + 1),
          id,
          channel: 'VIDEO',
          citizenSealed,
        },
        ...given,
      });
      const { tenantId, linkVersion } = appointment;
      return {
        ...appointment,
        roomToken: references.make('room link', tenantId, id, linkVersion),
        manageToken: references.make('appointment-link', tenantId, id, linkVersion),
      };
    },
    [Symbol.asyncDispose]: async () => {
      await api[Symbol.asyncDispose]();
      await database.drop();
    },
  };
}

export interface Entered {
  readonly __typename: string;
  readonly participantId: string;
  readonly seat: string;
  readonly state: string;
  readonly message: string;
  readonly door: string;
}

const ENTERED =
  '{ __typename ... on RoomEntered { participantId seat state } ... on RoomNotOpen { message door } ... on RoomSeatTaken { message } }';
const DONE = '{ __typename ... on RoomLimitReached { of } ... on InvalidInput { fields { path code } } }';

type Input = Readonly<Record<string, unknown>>;

/** One browser, of the citizen unless it is somebody's who is logged in. */
export class Browser {
  /** What it was given when it entered. */
  entered: Entered | undefined;

  constructor(
    private readonly world: RoomWorld,
    readonly session?: TestSession,
    private readonly api = world.api,
  ) {}

  get seat(): string {
    return this.entered?.seat ?? 'none';
  }

  get id(): string {
    return this.entered?.participantId ?? '';
  }

  async enter(input: Input): Promise<Entered> {
    const entered = await this.mutate<Entered>('enterRoom', 'EnterRoomInput', input, ENTERED);
    if (entered.__typename === 'RoomEntered') this.entered = entered;
    return entered;
  }

  async enterOffice(appointmentId: string, input: Input = {}): Promise<Entered> {
    const entered = await this.mutate<Entered>('enterOfficeRoom', 'EnterOfficeRoomInput', { appointmentId, ...input }, ENTERED);
    if (entered.__typename === 'RoomEntered') this.entered = entered;
    return entered;
  }

  admit(participantId: string, admit = true): Promise<string> {
    return this.do('admitToRoom', 'AdmitToRoomInput', { participantId, admit });
  }

  leave(): Promise<string> {
    return this.do('leaveRoom', 'LeaveRoomInput', {});
  }

  signal(recipientId: string, ...contents: readonly string[]): Promise<string> {
    return this.do('sendSignals', 'SendSignalsInput', { signals: contents.map((content) => ({ recipientId, content })) });
  }

  say(text: string, id: string = randomUUID()): Promise<string> {
    return this.do('sendRoomMessage', 'SendRoomMessageInput', { id, text });
  }

  async invite(name: string): Promise<{ readonly __typename: string; readonly url?: string }> {
    return this.mutate('inviteGuest', 'InviteGuestInput', { seat: this.seat, name }, '{ __typename ... on GuestInvited { url } }');
  }

  async ask<Value>(query: string, variables: Input = {}): Promise<Value | null | undefined> {
    const { data, body } = await this.api.ask(this.world.bari.host, { query, variables }, this.session?.headers);
    if (!data) throw new Error(body);
    return Object.values(data)[0] as Value | null | undefined;
  }

  /** Does something with the seat. @returns the name of what came of it. */
  private async do(field: string, type: string, input: Input): Promise<string> {
    return (await this.mutate<{ __typename: string }>(field, type, { seat: this.seat, ...input }, DONE)).__typename;
  }

  private async mutate<Value>(field: string, type: string, input: Input, selection: string): Promise<Value> {
    const value = await this.ask<Value>(`mutation ($input: ${type}!) { ${field}(input: $input) ${selection} }`, { input });
    if (!value) throw new Error(`${field} said nothing`);
    return value;
  }

  /** The events of its room, as its page hears them. */
  listen(after = 0, api = this.api): Listening {
    return new Listening(liveClient(api.port, { host: this.world.bari.host, ...this.session?.headers }), this.seat, after);
  }
}

export interface RoomEvent {
  readonly __typename: string;
  readonly sequence: number;
  readonly [field: string]: unknown;
}

const EVENTS = `subscription ($seat: String!, $after: Int) { roomEvents(seat: $seat, after: $after) {
  __typename
  ... on RoomParticipant { sequence id role state name lentBy isPresent }
  ... on RoomSignal { sequence senderId content }
  ... on RoomMessage { sequence id senderId text }
  ... on RoomDocumentGiven { sequence document { id senderId name mediaType bytes scanned } }
} }`;

/** A page that is open. */
export class Listening implements AsyncDisposable {
  readonly heard: RoomEvent[] = [];
  /** Settles when nothing more comes, or with what was refused. */
  readonly over: Promise<unknown>;

  constructor(
    private readonly client: LiveClient,
    seat: string,
    after: number,
  ) {
    this.over = this.hear(seat, after).catch((error: unknown) => error);
  }

  /** The last number it heard: from there it goes on. */
  get last(): number {
    return Math.max(0, ...this.heard.map(({ sequence }) => sequence));
  }

  of(typename: string): RoomEvent[] {
    return this.heard.filter((event) => event.__typename === typename);
  }

  /** Somebody as this page knows them now. */
  participant(id: string): RoomEvent | undefined {
    return this.of('RoomParticipant').findLast((event) => event['id'] === id);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client[Symbol.asyncDispose]();
    await this.over;
  }

  private async hear(seat: string, after: number): Promise<void> {
    for await (const { data, errors } of this.client.events({ query: EVENTS, variables: { seat, after } })) {
      if (errors) throw new Error(JSON.stringify(errors));
      this.heard.push(data?.['roomEvents'] as RoomEvent);
    }
  }
}

/** Citizen and operator in the room of an appointment. */
export async function meeting(world: RoomWorld): Promise<{ appointment: VideoAppointment; citizen: Browser; operator: Browser }> {
  const appointment = await world.appointmentIn(5);
  const citizen = new Browser(world);
  const operator = new Browser(world, world.operator);
  await citizen.enter({ token: appointment.roomToken });
  await operator.enterOffice(appointment.id);
  await operator.admit(citizen.id);
  return { appointment, citizen, operator };
}
