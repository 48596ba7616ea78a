import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Config } from '../config/config.js';
import { sendingBoss, workingBoss } from './boss.js';
import { JobRunner, WORKING_BOSS } from './job-runner.js';
import { Outbox, SENDING_BOSS } from './outbox.js';

const sending = [
  { provide: SENDING_BOSS, inject: [Config], useFactory: (config: Config) => sendingBoss(config.CASA_DATABASE_URL) },
  Outbox,
];

/** The outbox, and in the worker those who read it. */
@Module({})
export class JobsModule {
  /** For a process that only writes jobs down. */
  static forSending(): DynamicModule {
    return { module: JobsModule, global: true, providers: sending, exports: [Outbox] };
  }

  /** For the worker: it also hands the jobs to the handlers that its modules provide. */
  static forWorking(): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        ...sending,
        { provide: WORKING_BOSS, inject: [Config], useFactory: (config: Config) => workingBoss(config.CASA_DATABASE_URL) },
        JobRunner,
      ],
      exports: [Outbox, JobRunner],
    };
  }
}
