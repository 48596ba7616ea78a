import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { AppointmentId, RoomParticipantId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK, newId } from '@casa/kernel';
import { DatabaseNotifications, TenantScope } from '@casa/platform/database';
import { Outlet } from '@casa/platform/graphql';
import { participants } from '../../persistence/room/participant.repository.js';
import { type RoomAppointment, roomAppointment } from '../../persistence/room/room-appointment.projection.js';
import { ROOM_CHANGED, rooms } from '../../persistence/room/room.repository.js';
import type { RoomCaller } from './room-caller.js';
import { ReadRoomNews, type RoomNewsItem } from './room-news.js';
import { Seats } from './seats.js';
import { SignsOfLife } from './signs-of-life.js';

/** How often a page that is open is noted to be. */
const SIGN_OF_LIFE_MS = 10_000;

/** A page that is open in a room, and listens. */
interface Listener {
  readonly tenantId: TenantId;
  readonly appointmentId: AppointmentId;
  readonly participantId: RoomParticipantId;
  readonly connectionId: string;
  /** When the rights of who opened it end by themselves, epoch milliseconds. */
  readonly rightsUntil?: number;
  readonly outlet: Outlet<RoomNewsItem>;
  /** Whether who opened it may serve there, if they are an operator. */
  readonly mayServe: (appointment: RoomAppointment) => boolean;
  after: number;
  /** What is being read for it; what happens meanwhile is read after. */
  reading: Promise<void> | undefined;
  isBehind: boolean;
}

/**
 * Tells the pages that are open in a room what happens in it. Any process may serve any page: each hears from the database that something happened, and reads
 * what its pages do not know yet. A page that lost its connection says up to which number it knows everything, and misses nothing.
 */
@Injectable()
export class WatchRoom implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(WatchRoom.name);
  private readonly listeners = new Set<Listener>();
  private readonly farewells = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly scope: TenantScope,
    private readonly notifications: DatabaseNotifications,
    private readonly seats: Seats,
    private readonly news: ReadRoomNews,
    private readonly signs: SignsOfLife,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => void this.noteLife(), SIGN_OF_LIFE_MS).unref();
    await this.notifications.listen(ROOM_CHANGED, (room) => {
      for (const listener of this.listeners) if (room === undefined || room === roomOf(listener)) this.tell(listener);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.farewells);
  }

  /** @param after the number up to which the page knows everything; 0: nothing. */
  async execute(caller: RoomCaller, token: string, after: number): Promise<Outlet<RoomNewsItem>> {
    const { tenantId } = caller;
    const connectionId = newId();
    const connected = await this.connect(caller, token, connectionId);
    if (!connected) {
      const lost = new Outlet<RoomNewsItem>();
      lost.put({ kind: 'SEAT_LOST' });
      return lost;
    }
    const outlet: Outlet<RoomNewsItem> = new Outlet<RoomNewsItem>({ onEnd: () => this.forget(listener) });
    const { rightsUntil, allowedAt } = caller;
    const mayServe = ({ officeId, isVirtual }: RoomAppointment) => allowedAt(officeId, isVirtual) !== undefined;
    const listener: Listener = {
      ...{ tenantId, ...connected, connectionId, after, outlet, mayServe, reading: undefined, isBehind: false },
      ...(rightsUntil !== undefined && { rightsUntil }),
    };
    this.listeners.add(listener);
    this.tell(listener);
    return outlet;
  }

  /** The page is open: the others see that its participant is there. */
  private connect(
    caller: RoomCaller,
    token: string,
    connectionId: string,
  ): Promise<{ readonly participantId: RoomParticipantId; readonly appointmentId: AppointmentId } | undefined> {
    const { tenantId } = caller;
    return this.scope.run({ tenantId }, async (transaction) => {
      const seated = await this.seats.lock(transaction, caller, token);
      if (!seated.ok) return undefined;
      const { participant } = seated.value;
      // Who was refused hears it, and that the operator thought better of it.
      if (participant.state === 'LEFT' || participant.state === 'INVITED') return undefined;
      const { id: participantId, appointmentId } = participant;
      const sequence = await rooms.number(transaction, tenantId, appointmentId);
      participants.change(transaction, tenantId, { ...participant, connectionId, seenAt: this.clock.now().getTime(), sequence });
      return { participantId, appointmentId };
    });
  }

  private tell(listener: Listener): void {
    listener.isBehind = true;
    listener.reading ??= this.catchUp(listener).finally(() => {
      listener.reading = undefined;
      // What happened between the last look and now.
      if (listener.isBehind && this.listeners.has(listener)) this.tell(listener);
    });
  }

  private async catchUp(listener: Listener): Promise<void> {
    while (listener.isBehind && this.listeners.has(listener)) {
      listener.isBehind = false;
      try {
        const { items, until } = await this.news.since(listener.tenantId, listener, listener.mayServe);
        listener.after = until;
        for (const item of items) listener.outlet.put(item);
        if (items.some(({ kind }) => kind === 'SEAT_LOST')) this.forget(listener);
      } catch (error) {
        // Its client comes back, and says what it knows.
        this.logger.warn(`a room could not be read: ${error instanceof Error ? error.name : 'unknown'}`);
        listener.outlet.end();
      }
    }
  }

  private forget(listener: Listener): void {
    this.listeners.delete(listener);
    const farewell = this.disconnect(listener)
      // Whoever gives no sign of life is not there, sooner or later.
      .catch((error: unknown) =>
        this.logger.warn(`nobody noted that a page was closed: ${error instanceof Error ? error.name : 'unknown'}`),
      )
      .finally(() => this.farewells.delete(farewell));
    this.farewells.add(farewell);
  }

  /** The page is closed, unless it came back by another connection. Whose rights have ended is out of the room, also for the others' browsers. */
  private disconnect({ tenantId, appointmentId, participantId, connectionId, rightsUntil, mayServe }: Listener): Promise<void> {
    return this.scope.run({ tenantId }, async (transaction) => {
      await rooms.lock(transaction, tenantId, appointmentId);
      const participant = await participants.byId(transaction, tenantId, participantId);
      if (participant?.connectionId !== connectionId) return;
      const appointment = await roomAppointment(transaction, tenantId, appointmentId);
      const sequence = await rooms.number(transaction, tenantId, appointmentId);
      const hasEnded = rightsUntil !== undefined && rightsUntil <= this.clock.now().getTime();
      const isOut = participant.role === 'OPERATOR' && (hasEnded || !appointment || !mayServe(appointment));
      const left = isOut ? ({ state: 'LEFT', admittedSequence: null } as const) : {};
      participants.change(transaction, tenantId, { ...participant, ...left, connectionId: null, sequence });
    });
  }

  private async noteLife(): Promise<void> {
    const byTenant = Map.groupBy(this.listeners, ({ tenantId }) => tenantId);
    for (const [tenantId, listeners] of byTenant) {
      const connectionIds = listeners.map(({ connectionId }) => connectionId);
      const appointmentIds = [...new Set(listeners.map(({ appointmentId }) => appointmentId))];
      try {
        await this.signs.note(tenantId, connectionIds, appointmentIds);
      } catch (error) {
        this.logger.warn(`nobody noted who is in the rooms: ${error instanceof Error ? error.name : 'unknown'}`);
      }
    }
  }
}

function roomOf({ tenantId, appointmentId }: Listener): string {
  return `${tenantId} ${appointmentId}`;
}
