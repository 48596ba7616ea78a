import { Module } from '@nestjs/common';
import { FreeTimeRefresher } from './free-time-refresher.js';
import { RefreshFreeTime } from './refresh-free-time.js';

/** Keeps the free time of all municipalities up to date, for the worker. The process binds TENANT_INDEX. */
@Module({ providers: [RefreshFreeTime, FreeTimeRefresher] })
export class FreeTimeModule {}
