import { Module } from '@nestjs/common';
import { BookingRetention } from './booking-retention.handler.js';

/** What booking does by the clock, for the worker. The process binds TENANT_IDS. */
@Module({ providers: [BookingRetention] })
export class BookingSchedulesModule {}
