import { Inject, Injectable } from '@nestjs/common';
import type { OfficeId } from '@casa/contracts';
import { type Clock, CLOCK, type LocalizedText } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import type { RoomRole } from '../../domain/room/participant.js';
import { type Door, doorOf } from '../../domain/room/room-door.js';
import { GiveDocument } from './give-document.js';
import { RoomBehindKey } from './room-behind.js';
import { mayUse, type RoomCaller, type RoomKey } from './room-caller.js';

/** A room as one sees it before entering. Nothing personal is in it. */
export interface RoomView {
  readonly appointmentId: string;
  readonly role: RoomRole;
  readonly door: Door;
  /** Epoch milliseconds, by the clock that counts. */
  readonly now: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly timeZone: string;
  readonly serviceName: LocalizedText;
  readonly officeId: OfficeId;
  readonly officeName: LocalizedText;
  /** Whether an operator of another municipality may answer. */
  readonly isVirtual: boolean;
  /** For when the room fails. */
  readonly telephone: string;
  /** In bytes. */
  readonly largestDocument: number;
}

/** What stands on the door of a room. */
@Injectable()
export class ViewRoom {
  constructor(
    private readonly scope: TenantScope,
    private readonly behind: RoomBehindKey,
    private readonly giving: GiveDocument,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns undefined when the key opens nothing. */
  async execute(caller: RoomCaller, key: RoomKey): Promise<RoomView | undefined> {
    const instant = this.clock.now();
    if (!mayUse(caller, key, instant)) return undefined;
    const room = await this.scope.read({ tenantId: caller.tenantId }, (reader) => this.behind.find(reader, caller, key));
    if (!room) return undefined;
    const now = instant.getTime();
    const { appointment, role } = room;
    const { id: appointmentId, startsAt, endsAt, timeZone, serviceName, officeId, officeName, isVirtual, telephone } = appointment;
    return {
      ...{ appointmentId, role, door: doorOf(appointment, now), now, startsAt, endsAt, timeZone },
      ...{ serviceName, officeId, officeName, isVirtual, telephone, largestDocument: this.giving.largest },
    };
  }
}
