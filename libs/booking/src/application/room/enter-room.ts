import { Inject, Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type RoomParticipantId } from '@casa/contracts';
import { type Clock, CLOCK, newId, ok, refused, type Result } from '@casa/kernel';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { type ParticipantState, seat } from '../../domain/room/participant.js';
import { type Door, doorOf } from '../../domain/room/room-door.js';
import type { DoorRefusal } from '../../domain/room/room.errors.js';
import { type Participant, participants } from '../../persistence/room/participant.repository.js';
import { noteArrival } from '../../persistence/room/room-appointment.projection.js';
import { rooms } from '../../persistence/room/room.repository.js';
import { signals } from '../../persistence/room/signal.repository.js';
import { type RoomBehind, RoomBehindKey } from './room-behind.js';
import { mayUse, type RoomCaller, type RoomKey } from './room-caller.js';
import { Seats } from './seats.js';
import { ServiceAudit } from '../virtual-desks/service-audit.js';

/** What a browser that enters says of itself. */
export interface Entering {
  /** The seat it has from before, when its page was loaded again. */
  readonly seat?: string;
  /** The person wants the place here, although another browser has it. */
  readonly takeOver: boolean;
}

/** Somebody has a seat: in the waiting room, or in the room. */
export interface Entered {
  readonly participantId: RoomParticipantId;
  /** What their browser proves itself with from now on. */
  readonly seat: string;
  readonly state: ParticipantState;
}

type Outcome = Result<Entered, DoorRefusal>;

/** Enters a room: citizens and guests its waiting room, operators the room itself. */
@Injectable()
export class EnterRoom {
  constructor(
    private readonly scope: TenantScope,
    private readonly behind: RoomBehindKey,
    private readonly seats: Seats,
    private readonly outbox: Outbox,
    private readonly audit: ServiceAudit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(caller: RoomCaller, key: RoomKey, entering: Entering): Promise<Outcome> {
    const { tenantId } = caller;
    const now = this.clock.now();
    if (!mayUse(caller, key, now)) return Promise.resolve(refused({ code: 'DELEGATION_OVER' }));
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const found = await this.behind.find(transaction, caller, key);
      if (!found) return refused({ code: 'NOT_FOUND' });
      const door = doorOf(found.appointment, now.getTime());
      if (door.state !== 'OPEN') return refused({ code: 'NOT_OPEN', door, timeZone: found.appointment.timeZone });
      await this.open(transaction, caller, found, door, now);
      // Who they are is read again now that nobody else can enter.
      const room = (await this.behind.find(transaction, caller, key)) ?? found;
      return this.sit(transaction, caller, room, entering, now);
    });
  }

  /** The first to come opens it, and has it closed when its time is over. */
  private async open(
    transaction: Transaction,
    { tenantId }: RoomCaller,
    { appointment }: RoomBehind,
    door: Door,
    now: Date,
  ): Promise<void> {
    const isFirst = await rooms.open(transaction, tenantId, appointment.id, now);
    const startAfter = new Date(door.closesAt);
    if (isFirst)
      await this.outbox.publish(transaction, BOOKING_QUEUES.roomOver, { tenantId, appointmentId: appointment.id }, { startAfter });
    await rooms.lock(transaction, tenantId, appointment.id);
  }

  private async sit(transaction: Transaction, caller: RoomCaller, room: RoomBehind, entering: Entering, now: Date): Promise<Outcome> {
    const { tenantId } = caller;
    const before = room.participant ?? newcomer(caller, room);
    const hasSeat = entering.seat !== undefined && this.seats.isOf(entering.seat, tenantId, before);
    const seating = seat(before, { hasSeat, takeOver: entering.takeOver }, now.getTime());
    if (typeof seating === 'string') return refused({ code: seating });
    const { state, isNewSeat } = seating;
    const sequence = await rooms.number(transaction, tenantId, room.appointment.id);
    const goesOn = state === 'ADMITTED' && before.state === 'ADMITTED' && !isNewSeat;
    const participant: Participant = {
      ...{ ...before, state, sequence, seat: before.seat + Number(isNewSeat) },
      admittedSequence: goesOn ? before.admittedSequence : state === 'ADMITTED' ? sequence : null,
      ...(isNewSeat && { connectionId: null }),
    };
    if (!room.participant) participants.add(transaction, tenantId, participant, now);
    participants.change(transaction, tenantId, participant);
    signals.dropTo(transaction, tenantId, participant.id);
    if (room.role === 'CITIZEN') noteArrival(transaction, tenantId, room.appointment.id, now);
    const isWritten = room.role === 'OPERATOR' || room.allowedBy === 'delegation';
    if (isWritten && isNewSeat) await this.record(transaction, caller, room);
    return ok({ participantId: participant.id, seat: this.seats.make(tenantId, participant), state });
  }

  private record(transaction: Transaction, caller: RoomCaller, { appointment, allowedBy }: RoomBehind): Promise<void> {
    const { id: subjectId, personId } = appointment;
    const delegationId = allowedBy === 'delegation' ? caller.acting?.delegationId : undefined;
    const entry = { action: 'enter', subject: 'Room', subjectId, allowedBy };
    return this.audit.record(transaction, caller, { ...entry, ...(personId && { personId }), ...(delegationId && { delegationId }) });
  }
}

function newcomer({ personId }: RoomCaller, { appointment, role }: RoomBehind): Participant {
  return {
    ...{ id: newId<'RoomParticipant'>(), appointmentId: appointment.id, role, state: 'LEFT', nameSealed: null, seat: 0 },
    ...{
      personId: role === 'OPERATOR' && personId ? personId : null,
      connectionId: null,
      seenAt: null,
      admittedSequence: null,
      sequence: 0,
    },
  };
}
