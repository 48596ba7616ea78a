import { randomBytes, randomUUID } from 'node:crypto';
import { getNamedType, GraphQLID } from 'graphql';
import type { Leaf } from '../support/any-call.js';

/** Names of arguments and fields that say which thing is meant, beside everything of the type ID. */
const NAMES =
  /^(?:id|ids|slug|token|seat|code|key|hold|link|reference|after|before)$|(?:Ids?|Slug|Token|Code|Key|Hold|Link|Reference|Cursor)$/;

/** What sounds like a reference and is none, by its name or its place, with the reason: here is where a new one is thought about. */
const NONE: Readonly<Record<string, string>> = {
  postalCode: 'of an address',
  municipalityId: 'of the public directory: a municipality that lends is named by the one that borrows',
  residentIn: 'of the public directory: where one says to live, to find what is for residents too',
  'Query.firstFree after': 'a place in a list that is the same for everybody, whoever asks and wherever',
  questionId: 'a name within the service that is booked: another service’s is an invalid answer',
  reference: 'the act that appoints a representative, in words',
  recipientId: 'of somebody in the caller’s own room: to anybody else nothing is passed, and nothing is said of it',
  'Mutation.changeServiceSettings input.questions.0.code':
    'a name within the service that is changed: another service’s is an invalid question',
  'Query.closurePeople after': 'of one closure, which is asked for with it; what stands after it is of that closure alone',
  'Query.waitingList after': 'of one office, which is asked for with it; what stands after it is of that office alone',
  'Mutation.sendRoomMessage input.id': 'made by the browser, so that a message that is sent twice is there once',
  'Subscription.roomEvents after': 'the number of an event in the room of the seat',
};

const nameOf = ({ path }: Leaf): string => path.findLast((part) => !/^\d+$/.test(part)) ?? '';

/** Whether a value says which thing is meant: an id, a token, a code, a name in an address, a place in a list. */
export function isReference(leaf: Leaf): boolean {
  const name = nameOf(leaf);
  const isNone = name in NONE || `${leaf.operation} ${leaf.path.join('.')}` in NONE;
  return !isNone && (getNamedType(leaf.type) === GraphQLID || NAMES.test(name));
}

/** Whether it is a place in a list: an order is nobody's, what stands after it may be somebody's. */
export function isCursor(leaf: Leaf): boolean {
  return nameOf(leaf) === 'after';
}

/** Whether it is what people are known by outside of here: whoever says it knows it, but not whether it is known here. */
export function isFiscalCode(leaf: Leaf): boolean {
  return nameOf(leaf) === 'fiscalCode';
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** What SealedReferences makes: an id and a MAC. */
const TOKEN = /^[A-Za-z0-9_-]{54}$/;
const ID_BYTES = 16;
const MAC_BYTES = 24;
const idBytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');

/** As well formed as this one, and of nothing. */
export function nobodys(reference: string): string {
  if (ID.test(reference)) return randomUUID();
  if (TOKEN.test(reference)) return Buffer.concat([idBytes(randomUUID()), randomBytes(MAC_BYTES)]).toString('base64url');
  return `${reference.replace(/-[^-]*$/, '')}-${randomBytes(4).toString('hex')}`;
}

/** One's own token with the id of another's in it; undefined of what carries no proof, or says the same id. */
export function spliced(own: string, others: string): string | undefined {
  if (!TOKEN.test(own) || !TOKEN.test(others)) return undefined;
  const bytes = (token: string) => Buffer.from(token, 'base64url');
  const made = Buffer.concat([bytes(others).subarray(0, ID_BYTES), bytes(own).subarray(ID_BYTES)]).toString('base64url');
  return made === own ? undefined : made;
}
