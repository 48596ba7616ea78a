import type { Municipality } from '../support/a-municipality.js';
import type { GraphqlCall } from '../support/running-api.js';
import type { TestSession } from '../support/sessions.js';
import type { AgendaLoot } from './agenda-loot.js';
import type { ClosureLoot } from './closure-loot.js';
import type { QueueLoot } from './queue-loot.js';
import type { RatingLoot } from './rating-loot.js';
import type { RoomLoot } from './room-loot.js';
import type { WaitingListLoot } from './waiting-list-loot.js';

/** What the other municipality has that a stranger could have got hold of. */
export interface Loot {
  readonly holdToken: string;
  readonly manageToken: string;
  /** Of the appointment behind it. */
  readonly appointmentId: string;
  /** A citizen logged in at the caller's municipality, and another at the other. */
  readonly citizen: TestSession;
  readonly theirs: TestSession;
  /** Administrators of either. */
  readonly administrator: TestSession;
  readonly theirAdministrator: TestSession;
  /** Declared at the other by its citizen, and waiting there. */
  readonly theirDelegation: string;
  /** A day that any delegation may last until. */
  readonly lastDay: string;
  /** A start that is free in both. */
  readonly startsAt: string;
  readonly laterStart: string;
  readonly agenda: AgendaLoot;
  readonly closure: ClosureLoot;
  readonly queue: QueueLoot;
  readonly room: RoomLoot;
  readonly waiting: WaitingListLoot;
  readonly rating: RatingLoot;
  /** A desk of the other’s that receives by video, named for operators who are lent. */
  readonly virtualDeskId: string;
  /** Cursors of its lists. */
  readonly cursors: { readonly services: string; readonly offices: string; readonly news: string };
}

/** One attempt on the caller's own host with things of the other. */
export interface Attempt {
  readonly what: string;
  readonly call: GraphqlCall;
  /** Who calls; a visitor when absent. */
  readonly as?: TestSession;
  /** The operation's value, as it must be. */
  readonly expected?: unknown;
  /** Instead: the code of the error that it must be. */
  readonly refused?: string;
  /** The same call on the other's own host: it would have been worth something. */
  readonly worth?: unknown;
}

export interface Two {
  readonly a: Municipality;
  readonly b: Municipality;
}
