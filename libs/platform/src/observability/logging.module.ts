import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { type DestinationStream, pino } from 'pino';
import { Config } from '../config/config.js';
import { logFormat } from './log-format.js';

/** Lines are written some at a time, after a second at the latest and at the end of the process: a write each costs more than the line. */
function gathered(): DestinationStream {
  return pino.destination({ sync: true, minLength: 4096, periodicFlush: 1000 });
}

/** Pino behind Nest's logger: after `app.useLogger(app.get(Logger))` every line of the process has one format. */
@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        pinoHttp: { logger: pino(logFormat(config.CASA_LOG_LEVEL), gathered()) },
        // No middleware: RequestLog hangs on Fastify's own hooks, which cost less and know the route's pattern.
        forRoutes: [],
      }),
    }),
  ],
  exports: [LoggerModule],
})
export class LoggingModule {}
