import { type DynamicModule, Module } from '@nestjs/common';
import { type Clock, CLOCK, systemClock } from '@casa/kernel';
import { Config, readConfig } from '@casa/platform/config';

/** Stands where the platform's ConfigModule stands, with an environment and a clock of the test's choosing. */
@Module({})
export class TestConfigModule {
  static with(environment: Readonly<Record<string, string>>, clock: Clock = systemClock): DynamicModule {
    return {
      module: TestConfigModule,
      global: true,
      providers: [
        { provide: Config, useFactory: () => readConfig(environment) },
        { provide: CLOCK, useValue: clock },
      ],
      exports: [Config, CLOCK],
    };
  }
}
