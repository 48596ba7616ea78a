import { Module } from '@nestjs/common';
import { AuditModule } from '@casa/platform/authz';
import { NoteLentWorkHandler } from './note-lent-work.handler.js';

/** What the worker does for operators who are lent. */
@Module({ imports: [AuditModule], providers: [NoteLentWorkHandler] })
export class VirtualDeskJobsModule {}
