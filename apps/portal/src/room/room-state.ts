import type { RoomEvent } from './call/event-stream.js';
import type { LinkState } from './call/peer-link.js';
import { fill, type RoomTexts } from './room-texts.js';

/** Where the person is. */
export type RoomPhase =
  /** Has not entered: at the check of the devices. */
  | 'OUTSIDE'
  | 'ENTERING'
  | 'WAITING'
  | 'IN_CALL'
  /** Somebody is in by the same link: is asked. */
  | 'TAKEN'
  /** Another browser took the place. */
  | 'LOST'
  | 'REFUSED'
  | 'LEFT'
  /** Could not enter, for a reason that is told. */
  | 'FAILED';

type EventOf<Type extends RoomEvent['__typename']> = Extract<RoomEvent, { __typename: Type }>;
type ParticipantEvent = EventOf<'RoomParticipant'>;

/** Somebody in the room or its waiting room. */
export interface Person {
  readonly id: string;
  readonly role: ParticipantEvent['role'];
  readonly state: ParticipantEvent['state'];
  readonly name: string;
  /** Name of the municipality that lends the operator. */
  readonly lentBy: string | null;
  readonly isPresent: boolean;
  /** How well their page is reached; absent: no connection. */
  readonly link?: LinkState;
  readonly stream?: MediaStream;
  /** Whether theirs are on, as they say. */
  readonly media?: { readonly audio: boolean; readonly video: boolean };
}

export interface ChatMessage {
  readonly id: string;
  readonly senderId: string;
  readonly text: string;
  /** Absent: it is not known to have arrived. */
  readonly sentAt?: string;
}

export type GivenDocument = EventOf<'RoomDocumentGiven'>['document'];

/** A file on its way, or what became of it. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  /** The part that was sent, 0 to 1. */
  readonly part: number;
  readonly problem?: string;
}

/** All that the page of a room shows. */
export interface RoomState {
  readonly phase: RoomPhase;
  /** Who we are in the room. */
  readonly ownId: string | undefined;
  readonly people: readonly Person[];
  readonly messages: readonly ChatMessage[];
  readonly documents: readonly GivenDocument[];
  readonly uploads: readonly Upload[];
  /** Whether the API is there. */
  readonly isOnline: boolean;
  /** What a screen reader says next. */
  readonly caption: string;
  /** Why something could not be done. */
  readonly problem: string | undefined;
  /** A guest's link that was just made. */
  readonly invitation: { readonly name: string; readonly url: string } | undefined;
}

export const OUTSIDE: RoomState = {
  phase: 'OUTSIDE',
  ownId: undefined,
  people: [],
  messages: [],
  documents: [],
  uploads: [],
  isOnline: true,
  caption: '',
  problem: undefined,
  invitation: undefined,
};

/** What is known after an event. Events may come twice: they say how things are, not what became of them. */
export function afterEvent(state: RoomState, event: RoomEvent): RoomState {
  switch (event.__typename) {
    case 'RoomParticipant':
      return withPerson(state, event);
    case 'RoomMessage': {
      const { id, senderId, text, sentAt } = event;
      return { ...state, messages: [...state.messages.filter((message) => message.id !== id), { id, senderId, text, sentAt }] };
    }
    case 'RoomDocumentGiven':
      return { ...state, documents: [...state.documents.filter(({ id }) => id !== event.document.id), event.document] };
    case 'RoomSeatLost':
      return { ...state, phase: 'LOST' };
    case 'RoomSignal':
      return state;
  }
}

const PHASES: Readonly<Partial<Record<Person['state'], RoomPhase>>> = {
  WAITING: 'WAITING',
  ADMITTED: 'IN_CALL',
  REFUSED: 'REFUSED',
  LEFT: 'LEFT',
};

function withPerson(state: RoomState, { id, role, state: where, name, lentBy, isPresent }: ParticipantEvent): RoomState {
  const known = state.people.find((person) => person.id === id);
  const person: Person = { ...known, id, role, state: where, name, lentBy, isPresent };
  const people = known ? state.people.map((other) => (other === known ? person : other)) : [...state.people, person];
  return { ...state, people, phase: id === state.ownId ? (PHASES[where] ?? state.phase) : state.phase };
}

/** What of somebody is known from their page. */
type Known = Pick<Person, 'link'> | Pick<Person, 'stream'> | Pick<Person, 'media'>;

export function withKnown(state: RoomState, id: string, known: Known): RoomState {
  return { ...state, people: state.people.map((person) => (person.id === id ? { ...person, ...known } : person)) };
}

/** What is to be said of an event to who does not see the page; nothing of most. */
export function captionOf(before: RoomState, event: RoomEvent, { captions, call }: RoomTexts, isOperator: boolean): string | undefined {
  if (event.__typename === 'RoomDocumentGiven') {
    const { senderId, name: document } = event.document;
    if (senderId === before.ownId) return fill(captions.given, { document });
    const sender = before.people.find(({ id }) => id === senderId);
    return fill(captions.document, { name: nameOf(sender, call), document });
  }
  if (event.__typename !== 'RoomParticipant') return undefined;
  const known = before.people.find(({ id }) => id === event.id);
  if (event.id === before.ownId) return known?.state === 'WAITING' && event.state === 'ADMITTED' ? captions.admitted : undefined;
  const name = nameOf(event, call);
  if (known?.state !== event.state) {
    if (event.state === 'WAITING') return isOperator ? fill(captions.waiting, { name }) : undefined;
    if (event.state === 'ADMITTED') return fill(captions.joined, { name });
    return known?.state === 'ADMITTED' ? fill(captions.left, { name }) : undefined;
  }
  return known.isPresent && !event.isPresent && event.state !== 'LEFT' ? fill(captions.gone, { name }) : undefined;
}

/** By what name somebody is shown; an operator whose name is not told, as such; one who is lent, with the municipality they are of. */
export function nameOf(person: Pick<Person, 'name' | 'role' | 'lentBy'> | undefined, { roles, lent }: RoomTexts['call']): string {
  if (person === undefined) return '';
  const name = person.name || roles[person.role];
  return person.lentBy === null ? name : fill(lent, { name, municipality: person.lentBy });
}

/** The others who are in the room. */
export function othersIn({ people, ownId }: RoomState): readonly Person[] {
  return people.filter(({ id, state }) => id !== ownId && state === 'ADMITTED');
}
