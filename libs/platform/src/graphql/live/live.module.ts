import { Module } from '@nestjs/common';
import { TrustedDocumentsModule } from '../trusted-documents.module.js';
import { LiveServer } from './live-server.js';

/** Subscriptions. Whoever starts the process installs the server before it listens. */
@Module({ imports: [TrustedDocumentsModule], providers: [LiveServer], exports: [LiveServer] })
export class LiveModule {}
