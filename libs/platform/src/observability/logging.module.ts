import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { pino } from 'pino';
import { Config } from '../config/config.js';
import { logFormat } from './log-format.js';

/** Pino behind Nest's logger: after `app.useLogger(app.get(Logger))` every line of the process has one format. */
@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        pinoHttp: { logger: pino(logFormat(config.CASA_LOG_LEVEL)) },
        // No middleware: RequestLog hangs on Fastify's own hooks, which cost less and know the route's pattern.
        forRoutes: [],
      }),
    }),
  ],
  exports: [LoggerModule],
})
export class LoggingModule {}
