import { Inject, Injectable } from '@nestjs/common';
import {
  type RoomDocumentId,
  type RoomMessageId,
  type RoomParticipantId,
  STAFF_DIRECTORY,
  type StaffDirectory,
  TENANT_INDEX,
  type TenantId,
  type TenantIndex,
} from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { type Reader, TenantScope } from '@casa/platform/database';
import { isPresent, type ParticipantState, type RoomRole } from '../../domain/room/participant.js';
import { doorOf } from '../../domain/room/room-door.js';
import { type GivenDocument, givenDocuments } from '../../persistence/room/document.repository.js';
import { type Message, messages } from '../../persistence/room/message.repository.js';
import { type Participant, participants } from '../../persistence/room/participant.repository.js';
import { type RoomAppointment, roomAppointment } from '../../persistence/room/room-appointment.projection.js';
import { rooms } from '../../persistence/room/room.repository.js';
import { type Signal, signals } from '../../persistence/room/signal.repository.js';
import { RoomNames } from './room-names.js';
import { openDocumentName, openMessage, openSignal } from './room-texts.js';

/** Something that happened in a room, in the order of its number. */
export type RoomNewsItem =
  | {
      readonly kind: 'PARTICIPANT';
      readonly sequence: number;
      readonly id: RoomParticipantId;
      readonly role: RoomRole;
      readonly state: ParticipantState;
      readonly name: string;
      /** Name of the municipality that lends the operator, when they are not the office's own. */
      readonly lentBy?: string;
      readonly isPresent: boolean;
    }
  | { readonly kind: 'SIGNAL'; readonly sequence: number; readonly senderId: RoomParticipantId; readonly content: string }
  | {
      readonly kind: 'MESSAGE';
      readonly sequence: number;
      readonly id: RoomMessageId;
      readonly senderId: RoomParticipantId;
      readonly text: string;
      readonly sentAt: number;
    }
  | ({ readonly kind: 'DOCUMENT'; readonly sequence: number } & DocumentView)
  /** The seat is another browser's now, or the room is not open any more. Nothing comes after it. */
  | { readonly kind: 'SEAT_LOST' };

/** A document as one sees it in a list. */
export interface DocumentView {
  readonly id: RoomDocumentId;
  readonly senderId: RoomParticipantId;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly scanned: boolean;
  readonly givenAt: number;
}

/** What a page has been told, and by which connection. */
export interface Told {
  readonly participantId: RoomParticipantId;
  readonly connectionId: string;
  /** The number up to which it knows everything. */
  readonly after: number;
}

export interface RoomNews {
  readonly items: readonly RoomNewsItem[];
  readonly until: number;
}

interface Read {
  readonly appointment: RoomAppointment;
  /** As whom the page is there. */
  readonly role: RoomRole;
  readonly until: number;
  readonly people: readonly Participant[];
  readonly messages: readonly Message[];
  readonly documents: readonly GivenDocument[];
  readonly signals: readonly Signal[];
}

/** Reads what has happened in a room since a page was told last, as far as its participant may know. */
@Injectable()
export class ReadRoomNews {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly names: RoomNames,
    @Inject(STAFF_DIRECTORY) private readonly staff: StaffDirectory,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param mayServe whether an operator who is told may still serve there: a desk may be taken back, as an appointment may be cancelled or moved. */
  async since(tenantId: TenantId, told: Told, mayServe: (appointment: RoomAppointment) => boolean): Promise<RoomNews> {
    const read = await this.scope.read({ tenantId }, (reader) => readSince(reader, tenantId, told));
    const now = this.clock.now().getTime();
    const isOpen = read && doorOf(read.appointment, now).state === 'OPEN';
    if (!isOpen || (read.role === 'OPERATOR' && !mayServe(read.appointment))) return { items: [{ kind: 'SEAT_LOST' }], until: told.after };
    const { appointment, until } = read;
    const [names, lenders] = await Promise.all([
      this.names.of(tenantId, appointment, read.people),
      this.staff.lendersOf(
        tenantId,
        read.people.flatMap(({ personId }) => personId ?? []),
      ),
    ]);
    const items: Exclude<RoomNewsItem, { kind: 'SEAT_LOST' }>[] = [
      ...read.people.map((participant) => {
        const { sequence, id, role, state, personId } = participant;
        const lender = personId === null ? undefined : lenders.get(personId);
        const lentBy = lender && this.tenants.nameOf(lender);
        return {
          kind: 'PARTICIPANT',
          sequence,
          id,
          role,
          state,
          name: names.get(participant) ?? '',
          ...(lentBy && { lentBy }),
          isPresent: isPresent(participant, now),
        } as const;
      }),
      ...read.messages.map((message) => {
        const { sequence, id, senderId, sentAt } = message;
        return { kind: 'MESSAGE', sequence, id, senderId, text: openMessage(this.keys, message), sentAt } as const;
      }),
      ...read.documents.map(
        (document) => ({ kind: 'DOCUMENT', sequence: document.sequence, ...documentView(this.keys, document) }) as const,
      ),
      ...read.signals.map(({ sequence, senderId, contentSealed }) => {
        const content = openSignal(this.keys, { appointmentId: appointment.id, sequence }, contentSealed);
        return { kind: 'SIGNAL', sequence, senderId, content } as const;
      }),
    ];
    return { items: items.sort((a, b) => a.sequence - b.sequence), until };
  }
}

export function documentView(keys: DataKeys, document: GivenDocument): DocumentView {
  const { id, senderId, mediaType, bytes, scanned, givenAt } = document;
  return { id, senderId, name: openDocumentName(keys, document), mediaType, bytes, scanned, givenAt };
}

/**
 * The number is read first, and then what is up to it: numbers are given under the room's lock, so all of that can be seen by now.
 * @returns undefined when the seat is not this connection's any more.
 */
async function readSince(
  reader: Reader,
  tenantId: TenantId,
  { participantId, connectionId, after: told }: Told,
): Promise<Read | undefined> {
  const before = await participants.byId(reader, tenantId, participantId);
  const until = before && (await rooms.lastNumber(reader, tenantId, before.appointmentId));
  const [self, appointment] = await Promise.all([
    participants.byId(reader, tenantId, participantId),
    before && roomAppointment(reader, tenantId, before.appointmentId),
  ]);
  const isOver = self?.state === 'LEFT' || self?.state === 'REFUSED';
  if (!self || !appointment || until === undefined || (self.connectionId !== connectionId && !isOver)) return undefined;
  const { appointmentId, admittedSequence } = self;
  // Whoever learns only now that they were admitted learns all that was before.
  const after = admittedSequence !== null && admittedSequence > told ? 0 : told;
  const isIn = self.state === 'ADMITTED';
  const [people, written, given, sent] = await Promise.all([
    participants.ofRoom(reader, tenantId, appointmentId),
    isIn ? messages.between(reader, tenantId, appointmentId, after, until) : [],
    isIn ? givenDocuments.between(reader, tenantId, appointmentId, after, until) : [],
    isIn ? signals.to(reader, tenantId, self.id, told, until) : [],
  ]);
  const isShown = ({ id, role, sequence }: Participant) =>
    sequence > after && sequence <= until && (isIn || id === self.id || role === 'OPERATOR');
  return { appointment, role: self.role, until, people: people.filter(isShown), messages: written, documents: given, signals: sent };
}
