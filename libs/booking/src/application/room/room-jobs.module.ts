import { Module } from '@nestjs/common';
import { CloseRoom } from './close-room.js';
import { CloseRoomHandler } from './close-room.handler.js';

/** What the worker does for rooms. */
@Module({ providers: [CloseRoom, CloseRoomHandler] })
export class RoomJobsModule {}
