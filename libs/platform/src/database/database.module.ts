import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type EntitySchema, MikroORM, type Options } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { Config } from '../config/config.js';
import { DatabaseNotifications } from './notifications.js';
import { POOL } from './pool.js';
import { TenantScope } from './tenant-scope.js';

export interface DatabaseModuleOptions {
  /** Entities of the modules this process is composed of. */
  readonly entities: NonNullable<Options['entities']>;
}

/** MikroORM, its pool, and the one way to both. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly orm: MikroORM) {}

  static forRoot({ entities }: DatabaseModuleOptions): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        {
          provide: MikroORM,
          inject: [Config],
          useFactory: (config: Config) => new MikroORM(ormOptions(config, entities)),
        },
        {
          provide: POOL,
          inject: [MikroORM],
          useFactory: (orm: MikroORM): Promise<Pool> => orm.em.getConnection().getNativeClient(),
        },
        TenantScope,
        DatabaseNotifications,
      ],
      exports: [TenantScope, DatabaseNotifications],
    };
  }

  /** Last of all: requests and jobs have ended by now. */
  async onApplicationShutdown(): Promise<void> {
    await this.orm.close(true);
  }
}

/**
 * The ORM as every process opens it: no schema tools, no session context of its own, times in UTC. Statements go out without waiting for
 * the answers of those before them, which PostgreSQL works off in order. A statement is planned once a connection: left to choose,
 * PostgreSQL takes the availability of a day for worth planning anew each time, which takes five times as long as running it.
 */
export function ormOptions(
  config: Pick<Config, 'CASA_DATABASE_URL' | 'CASA_DATABASE_POOL'>,
  entities: readonly EntitySchema[] | NonNullable<Options['entities']>,
): Options {
  return {
    clientUrl: config.CASA_DATABASE_URL,
    entities: [...entities],
    pool: { max: config.CASA_DATABASE_POOL },
    driverOptions: { pipeline: true, options: '-c plan_cache_mode=force_generic_plan' },
    forceUtcTimezone: true,
    discovery: { warnWhenNoEntities: false },
    debug: false,
  };
}
