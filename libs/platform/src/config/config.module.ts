import { Global, Module } from '@nestjs/common';
import { CLOCK, systemClock } from '@casa/kernel';
import { Config, readConfig } from './config.js';

/** The environment, read once, and the clock. */
@Global()
@Module({
  providers: [
    { provide: Config, useFactory: () => readConfig() },
    { provide: CLOCK, useValue: systemClock },
  ],
  exports: [Config, CLOCK],
})
export class ConfigModule {}
