import { Global, Module } from '@nestjs/common';
import { ContentStore } from './content-store.js';
import { VirusScanner } from './virus-scanner.js';

/** Contents, for every module of a process. */
@Global()
@Module({ providers: [ContentStore, VirusScanner], exports: [ContentStore, VirusScanner] })
export class StorageModule {}
