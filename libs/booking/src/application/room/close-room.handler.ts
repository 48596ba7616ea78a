import { Injectable } from '@nestjs/common';
import { BOOKING_QUEUES, type RoomOverEvent } from '@casa/contracts';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { CloseRoom } from './close-room.js';

/** The time of a room is over. */
@HandlesJobs(BOOKING_QUEUES.roomOver)
@Injectable()
export class CloseRoomHandler implements JobHandler<RoomOverEvent> {
  constructor(private readonly closing: CloseRoom) {}

  handle(event: RoomOverEvent): Promise<void> {
    return this.closing.execute(event);
  }
}
